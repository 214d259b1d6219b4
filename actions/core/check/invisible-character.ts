import { findSuspect, INVISIBLE, SUSPECT } from '../general/suspect-characters.ts';
import { isList, isMapping } from '../general/values.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

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
