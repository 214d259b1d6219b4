/** An inventory in brackets, JSON for one, has no lines that a file could be cut at: it is written anew, one entry a line. */
import { writeEntry } from '../edit/write-value.ts';
import { tryReadJson } from '../load/json-reader.ts';
import { isList, isMapping } from '../general/values.ts';
import { readYaml } from '../load/yaml-reader.ts';
import type { SourceFile, Value } from '../types.ts';

/** Comments between brackets would be lost, and a mark of text that is never templated: such a file stays as it is. */
export function unfold(source: SourceFile): SourceFile {
  const { path, text } = source;
  if (!/^\ufeff?\s*(?:---\s+)?\{/.test(text)) return source;
  if (tryReadJson(text) === undefined && /(?:^|\s)#/.test(text)) return source;
  const { value } = readYaml(text);
  if (!isMapping(value) || hasUnsafe(value)) return source;
  const lines = Object.entries(value).flatMap(([key, item]) => writeEntry(key, item));
  return { path, text: lines.map((line) => `${line}\n`).join('') };
}

function hasUnsafe(value: Value): boolean {
  if (isList(value)) return value.some(hasUnsafe);
  return isMapping(value) && ('__ansible_unsafe' in value || Object.values(value).some(hasUnsafe));
}
