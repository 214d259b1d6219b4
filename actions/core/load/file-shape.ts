import type { DataPath, Position, Problem, SourceFile, Value } from '../types.ts';
import { describeSchemaErrors } from '../schema/schema-errors.ts';
import type { Shape } from '../schema/schema.ts';
import { locateOffset } from './line-table.ts';
import { readPositions } from './yaml-nodes.ts';
import { readYaml } from './yaml-reader.ts';
import { YamlError } from './yaml-syntax.ts';

export interface ShapedFile {
  readonly value: Value;
  readonly problems: readonly Problem[];
  readonly locate: (path: DataPath) => Position;
}

/** Reads a file and checks it against a schema; problems are reported under `rule`. */
export function readShapedFile(file: SourceFile | undefined, shape: Shape, rule: string): ShapedFile {
  if (file === undefined) {
    return { value: null, problems: [], locate: () => ({ file: '', line: 1, column: 1 }) };
  }
  try {
    const { value } = readYaml(file.text);
    const positions = readPositions(file);
    const problems = describeSchemaErrors(shape, value).map(({ atKey, path, ...found }): Problem => {
      const position = atKey ? positions.locateKey(path) : positions.locate(path);
      return { ...position, severity: 'error', rule, path: path.join('.'), ...found };
    });
    for (const { key, first, last, path } of positions.findDuplicateKeys()) {
      const message = `key "${key}" is written twice, in line ${first.line} too`;
      problems.push({ ...last, severity: 'error', rule, message, path: path.join('.') });
    }
    return { value, problems, locate: positions.locate };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const position = locateOffset(file, error.offset);
    const problem: Problem = { ...position, severity: 'error', rule: 'syntax', message: error.message, path: '' };
    return { value: null, problems: [problem], locate: () => position };
  }
}
