/** `yaml` reads the same files independently: values and the places of all keys agree. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import { readEnvironmentFolder } from '../../../../actions/adapters/files.ts';
import { makeLocate } from '../../../../actions/core/load/line-table.ts';
import { readPositions } from '../../../../actions/core/load/yaml-nodes.ts';
import { readYaml } from '../../../../actions/core/load/yaml-reader.ts';
import { YamlError } from '../../../../actions/core/load/yaml-syntax.ts';
import type { DataPath } from '../../../../actions/core/types.ts';

const root = new URL('../../../..', import.meta.url).pathname;
const sandbox = readEnvironmentFolder(root, 'sandbox').inventory.files;

interface Key {
  readonly path: DataPath;
  readonly offset: number;
}

function listKeys(node: unknown, path: DataPath = []): Key[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => listKeys(item, [...path, index]));
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) throw new Error('a key that is no text');
    const below = [...path, String(key.value)];
    return [{ path: below, offset: key.range[0] }, ...listKeys(value, below)];
  });
}

describe.each(sandbox)('$path', ({ path, text }) => {
  test('has the same values', () => {
    expect(readYaml(text).value).toEqual(parseDocument(text, { version: '1.1' }).toJS());
  });

  test('has the same keys in the same places', () => {
    const positions = readPositions({ path, text });
    const locate = makeLocate({ path, text });
    const keys = listKeys(parseDocument(text, { version: '1.1' }).contents);
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) expect(positions.locateKey(key.path)).toEqual(locate(key.offset));
  });
});

const word = fc
  .stringMatching(/^[a-z][a-z_]{2,8}$/)
  .filter((text) => !['yes', 'off', 'true', 'null', 'false'].includes(text));
/** `=` is YAML 1.1's default key, `?` and `:` are marks inside brackets: `yaml` writes them bare, and Ansible refuses. */
const text = fc.string().filter((written) => written !== '=' && !/^[?:]|:[,?[\]{}]/.test(written));
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), word);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
  ),
}));

test('what yaml writes is read back', () => {
  fc.assert(
    fc.property(fc.dictionary(word, tree), fc.boolean(), (value, flow) => {
      const text = stringify(value, { version: '1.1', ...(flow ? { collectionStyle: 'flow' as const } : {}) });
      const read = readYaml(text).value;
      expect(JSON.stringify(read)).toBe(JSON.stringify(value));
    }),
  );
});

test('no text ends in anything but a value or a positioned error', () => {
  const bits = fc.constantFrom(
    'a',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '&x ',
    '*x',
    '<<',
    '!t ',
    '|',
    '>',
    '#',
    '\t',
    '%',
    '---',
    '\r',
    '?',
    '=',
    ',',
    '1',
    '\ufeff',
    '!vault ',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 24 }), (parts) => {
      const text = parts.join('');
      try {
        readYaml(text);
        readPositions({ path: 'x', text }).findDuplicateKeys();
      } catch (error) {
        expect(error).toBeInstanceOf(YamlError);
        expect((error as YamlError).offset).toBeGreaterThanOrEqual(0);
        expect((error as YamlError).offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 3000 },
  );
});

test('deep nesting ends in an error, not in a full stack', () => {
  expect(() => readYaml(`a: ${'['.repeat(100_000)}`)).toThrow(YamlError);
  expect(() => readYaml(`${'- '.repeat(100_000)}a`)).toThrow(YamlError);
  const text = `a: ${'{x: '.repeat(400)}1${'}'.repeat(400)}\n`;
  expect(() => readYaml(text)).not.toThrow();
});
