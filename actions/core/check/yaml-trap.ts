import { isList, isMapping, isMarked } from '../general/values.ts';
import { isNearSecretName } from '../catalogue/near-secrets.ts';
import type { DataPath, Position, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

/** Fields that are texts, so that an empty one was meant to have a value. */
const TEXTS = /(?:^|_)(?:password|username|name|owner|comment|selector)$/;

/** What YAML makes of a line that was meant otherwise: told as the cause, in place of what follows from it. */
export const yamlTrap: Rule = {
  id: 'yaml-trap',
  *check(context) {
    for (const [file, { value }] of context.written.documents) {
      if (!context.written.decrypted.has(file)) yield* walk(context, file, [], value);
    }
  },
};

function* walk(context: RuleContext, file: string, path: DataPath, value: Value): Generator<Finding> {
  if (isList(value)) {
    for (const [index, item] of value.entries())
      if (typeof item === 'object') yield* walk(context, file, [...path, index], item);
    return;
  }
  if (!isMapping(value) || isMarked(value)) return;
  let before: string | undefined;
  for (const [key, item] of Object.entries(value)) {
    if (item === null) yield* judgeEmpty(context, file, [...path, key], before);
    else if (typeof item === 'object') yield* walk(context, file, [...path, key], item);
    before = key;
  }
}

function* judgeEmpty(
  context: RuleContext,
  file: string,
  path: DataPath,
  before: string | undefined,
): Generator<Finding> {
  const key = String(path.at(-1));
  const position = context.written.locateKey(file, path);
  const line = context.findLine(position);
  const rest = line.slice(position.column - 1);
  const written = /^(?:"[^"]*"|'[^']*'|[^,}\]#]*?)\s*(?=[,}]|$)/.exec(rest)?.[0].trim();
  if (isBareKey(rest, key, written)) {
    const [name = '', ...value] = key.split(':');
    const message = key.includes(':')
      ? `"${key}" is a key without a value, since no blank stands after its ":"; write "${isNearSecretName(name) ? `${name}: …` : `${name}: ${value.join(':')}`}"`
      : `"${key}" is a key of its own, since a comma ends a value between braces; put the whole value${before === undefined ? '' : ` of "${before}"`} into quotes`;
    yield { position, message, path };
  } else if (TEXTS.test(key) && /^[^:]*:\s+#\S/.test(rest)) {
    const message = `"${key}" is empty, since "#" after a blank begins a comment; put the value into quotes`;
    yield { position, message, path };
  } else if (isLoneAnchor(context, position, rest)) {
    const message = `"${key}" is empty, since "&" begins the name of an anchor, which nothing here takes; put the value into quotes, or take the anchor away`;
    yield { position, message, path, severity: TEXTS.test(key) ? 'error' : 'warning' };
  }
}

/** `name: &x` with nothing after it, of which no alias is in the file. */
function isLoneAnchor(context: RuleContext, { file }: Position, rest: string): boolean {
  const name = /^[^:]*:\s+&([^\s,\]}]+)\s*(?:$|[,}]|#)/.exec(rest)?.[1];
  return name !== undefined && !context.readLines(file).some((line) => line.includes(`*${name}`));
}

/** A key between braces that nothing but a comma or the closing brace follows. */
function isBareKey(rest: string, key: string, written: string | undefined): boolean {
  if (written === undefined || written.replace(/^["']|["']$/g, '') !== key) return false;
  return /^[,}]/.test(rest.slice(rest.indexOf(written) + written.length).trimStart());
}
