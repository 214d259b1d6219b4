import { isList, isMapping } from '../general/values.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

/** Characters that look like a blank or like nothing, and that a program takes for part of a name. */
const INVISIBLE =
  /\u034f|[\u00a0\u00ad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]/u;
/** Punctuation of word processors and of other keyboards, by what was meant. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\uff0c': ',',
  '\uff1a': ':',
  '\uff1b': ';',
  '\uff08': '(',
  '\uff09': ')',
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'u');
const SUSPECT = new RegExp(`${INVISIBLE.source}|${LOOKALIKE.source}`, 'u');
/** All of them are beyond ASCII, and YAML and JSON can write them with a backslash. Most files have neither. */
// eslint-disable-next-line no-control-regex -- ASCII begins with them
const MAY_HAVE_ANY = /[^\u0000-\u007f]|\\/;
/** Texts for people, where any character may stand. */
const PROSE = ['comment', 'description', 'title', 'reason'];

/** What makes a name another one and cannot be seen: said as the cause, whatever else is wrong by it. */
export const invisibleCharacter: Rule = {
  id: 'invisible-character',
  *check(context) {
    for (const [file, { value }] of context.written.documents) {
      if (context.written.decrypted.has(file)) continue;
      const text = context.readText(file);
      if (text !== undefined && !MAY_HAVE_ANY.test(text)) continue;
      yield* walk(context, file, [], value);
    }
  },
};

function* walk(context: RuleContext, file: string, path: DataPath, value: Value): Generator<Finding> {
  if (typeof value === 'string') {
    if (!SUSPECT.test(value) || PROSE.includes(String(path.at(-1)))) return;
    const found = findSuspect(value);
    if (found === undefined) return;
    const message = `the value has ${found.what}; ${found.advice}`;
    const position = context.written.locate(file, path);
    yield { position, message, path, severity: isSecretPath(path) ? 'warning' : 'error' };
    return;
  }
  if (isList(value)) for (const [index, item] of value.entries()) yield* walk(context, file, [...path, index], item);
  else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value)) {
      const found = SUSPECT.test(key) ? findSuspect(key) : undefined;
      if (found !== undefined) {
        const bare = key.replace(INVISIBLE, '');
        const message = `the key ${JSON.stringify(bare)} has ${found.what}, so that it is another name; ${found.advice}`;
        yield { position: context.written.locateKey(file, [...path, key]), message, path: [...path, key] };
      }
      yield* walk(context, file, [...path, key], item);
    }
  }
}

/** A password may have any. */
function isSecretPath(path: DataPath): boolean {
  return /password/.test(String(path.at(-1)));
}

function findSuspect(text: string): { readonly what: string; readonly advice: string } | undefined {
  const invisible = INVISIBLE.exec(text)?.[0];
  if (invisible !== undefined)
    return { what: `an invisible character in it (${nameCharacter(invisible)})`, advice: 'delete it, or type a blank' };
  const lookalike = LOOKALIKE.exec(text)?.[0] ?? '';
  const meant = LOOKALIKES[lookalike];
  // In the middle of a text it may be meant.
  const isMeant = !/["']/.test(meant ?? '') || !(text.startsWith(lookalike) || /[\u2019\u201d]$/u.test(text));
  if (meant === undefined || (isMeant && /["'-]/.test(meant) && /\s/.test(text))) return undefined;
  return {
    what: `${lookalike} (${nameCharacter(lookalike)}) in it, where a plain ${meant} is wanted`,
    advice: 'type that',
  };
}

function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
