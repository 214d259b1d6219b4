/** YAML files of playbooks and roles, each with the places of what it holds. */
import { isList, isMapping } from '../general/values.ts';
import type { Memo } from '../memo.ts';
import { readPositions } from '../load/yaml-nodes.ts';
import { readYaml } from '../load/yaml-reader.ts';
import { YamlError } from '../load/yaml-syntax.ts';
import { makeLocate } from '../load/line-table.ts';
import { UserError, type DataPath, type Position, type Value } from '../types.ts';
import type { Place, PlaybookFiles, VariableScope } from './types.ts';

export interface Document {
  readonly path: string;
  readonly value: Value;
  readonly locate: (path: DataPath) => Place;
}

export const NO_VARIABLES: VariableScope = { values: new Map(), locate: () => ({ file: '', line: 0 }) };

/** A file of the playbooks that is no YAML. */
export class PlaybookError extends UserError {
  readonly position: Position;
  readonly reason: string;

  constructor(position: Position, reason: string) {
    super(`${position.file}:${position.line}:${position.column}: ${reason} [playbook]`);
    this.position = position;
    this.reason = reason;
  }
}

/** Files of which each is parsed once. */
export interface PlaybookSource extends PlaybookFiles {
  readonly memo: Memo;
}

/** Throws PlaybookError where the file is no YAML. */
export function readDocument(files: PlaybookSource, path: string): Document | undefined {
  return files.memo.recall(openDocument, path, files);
}

function openDocument(path: string, files: PlaybookFiles): Document | undefined {
  const text = files.read(path);
  if (text === undefined) return undefined;
  try {
    const { value } = readYaml(text);
    let positions: ReturnType<typeof readPositions> | undefined;
    return {
      path,
      value,
      locate: (steps) => {
        positions ??= readPositions({ path, text });
        return { file: path, line: positions.locate(steps).line };
      },
    };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { line, column } = makeLocate({ path, text })(error.offset);
    throw new PlaybookError({ file: path, line, column }, error.message);
  }
}

/** The mapping at a path as variables. */
export function readScope(document: Document | undefined, path: DataPath, value: Value | undefined): VariableScope {
  if (document === undefined || !isMapping(value)) return NO_VARIABLES;
  return {
    values: new Map(Object.entries(value)),
    locate: (name) => document.locate([...path, name]),
  };
}

/** One item, or a list of them. */
export function listValues(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** `a, b` and `[a, b]`. */
export function listWords(value: Value | undefined): readonly string[] {
  return listValues(value).flatMap((item) =>
    typeof item === 'string' || typeof item === 'number'
      ? String(item)
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== '')
      : [],
  );
}
