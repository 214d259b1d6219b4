/**
 * Keys that are a piece of a secret: of a password between braces, a comma begins a key of its own, and without a blank
 * after its ":", a password is part of its key. No message tells them; the position is enough to find them.
 */
import { isNearSecretName } from '../catalogue/near-secrets.ts';
import { isList, isMapping, isMarked } from '../general/values.ts';
import { findParameterSchema, parameterNames } from '../schema/schema.ts';
import type { DataPath, Position, Value } from '../types.ts';
import type { ToldFinding } from './by-cluster.ts';
import type { RuleContext } from './context.ts';

const HIDDEN = '…';

/** Replaces such keys in a finding. */
export type HideKeys = (finding: ToldFinding) => ToldFinding;

export function makeHideKeys({ written }: RuleContext): HideKeys {
  const byFile = new Map<string, ReadonlySet<string>>();
  const find = (file: string): ReadonlySet<string> => {
    const document = written.documents.get(file);
    const locate = (path: DataPath): Position => written.locateKey(file, path);
    const keys = byFile.get(file) ?? new Set(document === undefined ? [] : listPieces(document.value, [], locate));
    byFile.set(file, keys);
    return keys;
  };
  return (finding) => hide(finding, find(finding.position.file));
}

function hide(finding: ToldFinding, keys: ReadonlySet<string>): ToldFinding {
  // What is near a name that is known there, and has a value, is no piece but misspelt.
  const misspelt = finding.replace?.from;
  const told = [...keys].filter(
    (key) => key !== misspelt && (finding.message.includes(key) || finding.path?.includes(key) === true),
  );
  if (told.length === 0) return finding;
  const message = told.reduce((text, key) => text.replaceAll(`"${key}"`, `"${HIDDEN}"`), finding.message);
  const { path, ...rest } = finding;
  return {
    ...rest,
    message,
    ...(path === undefined ? {} : { path: path.map((step) => (told.includes(String(step)) ? HIDDEN : step)) }),
  };
}

function* listPieces(value: Value, path: DataPath, locate: (path: DataPath) => Position): Generator<string> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* listPieces(item, [...path, index], locate);
    return;
  }
  if (!isMapping(value) || isMarked(value)) return;
  let secret: string | undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = [...path, key];
    if (isPieceByName(key) || (secret !== undefined && isAfter([...path, secret], place, locate))) yield key;
    else if (!isNearSecretName(key)) yield* listPieces(item, place, locate);
    else {
      yield* listKeys(item);
      secret = key;
    }
  }
}

/** `password:x` */
function isPieceByName(key: string): boolean {
  const colon = key.indexOf(':');
  return colon !== -1 && isNearSecretName(key.slice(0, colon));
}

/** On the line of the secret's key, and no name that is known there. */
function isAfter(secret: DataPath, key: DataPath, locate: (path: DataPath) => Position): boolean {
  const first = key.findIndex((step) => parameterNames.has(String(step)));
  if (first !== -1 && findParameterSchema(key.slice(first)) !== undefined) return false;
  return locate(secret).line === locate(key).line;
}

/** Of what is below a secret's key. */
function* listKeys(value: Value): Generator<string> {
  if (isList(value)) for (const item of value) yield* listKeys(item);
  if (!isMapping(value) || isMarked(value)) return;
  for (const [key, item] of Object.entries(value)) {
    yield key;
    yield* listKeys(item);
  }
}
