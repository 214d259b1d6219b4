/**
 * JSON as Ansible reads it, which it tries before YAML: `1e3` is a number there. Python's json knows `NaN` and
 * `Infinity`, and its integers have any length.
 */
import type { Value } from '../types.ts';
import { narrow } from './scalars.ts';

/** Deeper than Ansible's loader goes. */
const MAX_DEPTH = 500;

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])|-?Infinity|NaN|[[{\]}]/g;
const MARK = '\u0000number:';

/** Undefined for what is no JSON mapping. */
export function tryReadJson(text: string): { readonly [key: string]: Value } | undefined {
  if (!/^[ \t\r\n]*\{/.test(text)) return undefined;
  let depth = 0;
  let deepest = 0;
  const marked = text.replace(TOKEN, (token) => {
    if (token.startsWith('"')) return token;
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
    else return `"\\u0000number:${token}"`;
    return token;
  });
  if (deepest > MAX_DEPTH) return undefined;
  try {
    return (marked === text ? JSON.parse(text) : JSON.parse(marked, reviveNumber)) as { readonly [key: string]: Value };
  } catch {
    return undefined;
  }
}

function reviveNumber(_: string, value: Value): Value {
  if (typeof value !== 'string' || !value.startsWith(MARK)) return value;
  const written = value.slice(MARK.length);
  return /[aI]/.test(written) ? Number(written) : narrow(BigInt(written));
}
