import { describe, expect, test } from 'vitest';
import { isList, isMapping } from '../../../../actions/core/general/values.ts';
import { readYaml } from '../../../../actions/core/load/yaml-reader.ts';
import { readPositions } from '../../../../actions/core/load/yaml-nodes.ts';
import { YamlError } from '../../../../actions/core/load/yaml-syntax.ts';
import { printValue } from '../../../../actions/core/resolve/print-hostvars.ts';
import type { Value } from '../../../../actions/core/types.ts';
import cases from '../../../cases/yaml/cases.json' with { type: 'json' };

/** Where the reader is not libyaml. Each is an error with a position. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  'NEL in block': 'refused: a line break that no editor shows',
};

/** One text for equal values: sorted keys, and 1.0 as 1. */
function print(value: Value): string {
  return printValue(value).replace(/\s*\n\s*/g, '');
}

function read(text: string): string {
  try {
    return print(readYaml(text).value);
  } catch (error) {
    if (error instanceof YamlError) return 'ERR';
    throw error;
  }
}

/** Python's json: NaN and Infinity, integers of any length, and keys that may come twice. */
function readPython(json: string): string {
  if (json.startsWith('ERR')) return 'ERR';
  const yaml = json.replace(/(?<=: )(-?)(NaN|Infinity)/g, (_, sign: string, word: string) => {
    return word === 'NaN' ? '.nan' : `${sign}.inf`;
  });
  const unescaped = yaml.replace(/(?:\\u[0-9a-f]{4})+/g, (escape) => JSON.parse(`"${escape}"`) as string);
  return print(readYaml(unescaped).value);
}

describe("values are those of Ansible's own loader", () => {
  test.each(cases.filter(({ name }) => !(name in DEVIATIONS)))('$name', ({ text, ansible }) => {
    expect(read(text)).toBe(readPython(ansible));
  });

  test.each(cases.filter(({ name }) => name in DEVIATIONS))('known to differ: $name', ({ text, ansible }) => {
    expect(read(text)).not.toBe(readPython(ansible));
  });
});

test('a backslash at the end of a line with an empty line below is refused: Ansible keeps that line, js-yaml does not', () => {
  expect(() => readYaml('k: "a\\\n\n  b"\n')).toThrow(/backslash at the end of a line/);
  expect(readYaml('k: "a\\\n  b"\nl: "a\\\\\n\n  b"\n').value).toEqual({ k: 'ab', l: 'a\\\nb' });
});

describe('brackets that close at the column of their key', () => {
  test('are read, and positions stay', () => {
    const text = 'a: [\n  1\n]\nb:\n  c: {\n    d: 2\n  }\ne: 3\n';
    expect(readYaml(text).value).toEqual({ a: [1], b: { c: { d: 2 } }, e: 3 });
    expect(readPositions({ path: 'x', text }).locate(['e'])).toEqual({ file: 'x', line: 8, column: 4 });
    expect(readPositions({ path: 'x', text }).locate(['b', 'c', 'd'])).toEqual({ file: 'x', line: 6, column: 8 });
  });

  test('stay text inside a block scalar', () => {
    expect(readYaml('a: [\n  1\n]\nb: |\n  [\n  ]\n').value).toEqual({ a: [1], b: '[\n]\n' });
  });
});

describe('positions', () => {
  const text = 'a: &x\n  b: "one"\n  "c": [1, {d: }]\nm:\n  <<: *x\n  e: é😀 # comment\n010: f\na: 2\n';
  const positions = readPositions({ path: 'f.yml', text });

  test.each([
    [['m', 'b'], 2, 6],
    [['m', 'c', 0], 3, 9],
    [['m', 'c', 1, 'd'], 3, 13],
    [['m', 'e'], 6, 6],
    [['8'], 7, 6],
    [['a'], 8, 4],
    [['m', 'c', 1, 'no such'], 3, 12],
  ])('of %j', (path, line, column) => {
    expect(positions.locate(path)).toEqual({ file: 'f.yml', line, column });
  });

  test('of keys, and of keys that are written twice', () => {
    expect(positions.locateKey(['m', 'e'])).toEqual({ file: 'f.yml', line: 6, column: 3 });
    expect(positions.findDuplicateKeys()).toEqual([
      {
        key: 'a',
        first: { file: 'f.yml', line: 1, column: 1 },
        last: { file: 'f.yml', line: 8, column: 1 },
        path: ['a'],
      },
    ]);
  });
});

test('a key that is a piece of a password is not told', () => {
  const found = readPositions({
    path: 'x',
    text: 'a: { password: b,s1,s1 }\nhosts: { h: , h: }\n',
  }).findDuplicateKeys();
  expect(found.map(({ key, path }) => [key, ...path])).toEqual([
    ['…', 'a', '…'],
    ['h', 'hosts', 'h'],
  ]);
});

test('an alias shares its value and a bomb is refused', () => {
  const { value } = readYaml('a: &a [1]\nb: *a\n');
  const shared = isMapping(value) ? [value['a'], value['b']] : [];
  expect(isList(shared[0]) && shared[0] === shared[1]).toBe(true);
  const bomb = Array.from({ length: 20 }, (_, level) => {
    const name = `a${level}`;
    return level === 0 ? `${name}: &${name} [x]` : `${name}: &${name} [*a${level - 1}, *a${level - 1}, *a${level - 1}]`;
  }).join('\n');
  expect(() => readYaml(bomb)).toThrow(/aliases expand/);
});

test('__proto__ is a key like any other', () => {
  const { value } = readYaml('a: { __proto__: { admin: true } }\n');
  expect(print(value)).toBe('{"a": {"__proto__": {"admin": true}}}');
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});

test('a set is the list of its keys, with their types', () => {
  expect(read('a: !!set {~: x, 1: , b: }\n')).toBe(print({ a: [1, 'b', null] }));
  expect(read('a: !!set {yes: 1, no: 2}\n')).toBe(print({ a: [false, true] }));
});

test('only a tab is called a tab', () => {
  expect(() => readYaml('a:\n\t- 1\n\tb: 2\n')).toThrow(/a tab where YAML wants spaces/);
  expect(() => readYaml('%YAML 2.0\n---\na: 1\n')).toThrow(/unacceptable YAML version/);
});
