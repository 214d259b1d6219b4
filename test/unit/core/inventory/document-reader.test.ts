import { describe, expect, it, test } from 'vitest';
import { makeDocumentReader } from '../../../../actions/core/inventory/document-reader.ts';
import { tryReadSections } from '../../../../actions/core/inventory/document-sections.ts';
import { listKeys } from '../../../../actions/core/inventory/key-notes.ts';
import { isMapping } from '../../../../actions/core/inventory/values.ts';
import type { ReadDocument } from '../../../../actions/core/inventory/document-reader.ts';
import { readYaml } from '../../../../actions/core/inventory/yaml-reader.ts';
import { YamlError } from '../../../../actions/core/inventory/yaml-syntax.ts';
import cases from '../../../cases/yaml/cases.json' with { type: 'json' };

const OTHERS = ['before:\n  a: 1\n', '# a comment\n\nbehind:\n- b\n-  c\n'];
const MANY = 'all:\n  vars: { a: 1 }\npg-a:\n  hosts: { h: }\npg-b:\n  vars:\n    list:\n    - x\n';

function describeRead(read: ReadDocument, text: string): unknown {
  try {
    const { value, hasDuplicateKeys, keyNotes } = read(text);
    return {
      value,
      hasDuplicateKeys,
      notes: [...keyNotes.values()],
      keys: isMapping(value) && listKeys(keyNotes, value),
    };
  } catch (error) {
    if (error instanceof YamlError) return { message: error.message, offset: error.offset };
    throw error;
  }
}

function countReads(texts: readonly string[]): readonly string[] {
  const read: string[] = [];
  for (const text of texts) {
    tryReadSections(text, (part) => {
      read.push(part);
      return readYaml(part);
    });
  }
  return read;
}

describe('a file read in parts is what it is as a whole', () => {
  const texts = cases.flatMap(({ name, text }) => [
    { name, text },
    { name: `${name}, behind another`, text: `${OTHERS[0] ?? ''}${text}` },
    { name: `${name}, before another`, text: `${text}\n${OTHERS[1] ?? ''}` },
    { name: `${name}, in a key`, text: `---\nkey:\n${text.replace(/^(?=.)/gm, '  ')}\n${OTHERS.join('')}` },
    { name: `${name}, as a value`, text: `${OTHERS.join('')}key: ${text}\n` },
  ]);

  it('has texts that are read in parts, and others', () => {
    const inParts = texts.filter(({ text }) => countReads([text]).length > 1);
    expect(inParts.length).toBeGreaterThan(100);
    expect(inParts.length).toBeLessThan(texts.length);
  });

  test.each(texts)('$name', ({ text }) => {
    expect(describeRead(makeDocumentReader(), text)).toEqual(describeRead(readYaml, text));
  });
});

describe('one reader for two texts', () => {
  it('shares the values of parts that are the same', () => {
    const read = makeDocumentReader();
    const [one, other] = [MANY, MANY.replace('a: 1', 'a: 2')].map((text) => read(text).value);
    if (!isMapping(one) || !isMapping(other)) throw new Error('no mapping');
    expect(other['pg-b']).toBe(one['pg-b']);
    expect(other['all']).not.toEqual(one['all']);
    expect(Object.keys(other)).toEqual(['all', 'pg-a', 'pg-b']);
  });

  it.each([
    ['an anchor', 'one: &x { a: 1 }\ntwo: *x\n'],
    ['a key that comes twice', 'one: 1\none: 2\n'],
    ['a second document', 'one: 1\n---\ntwo: 2\n'],
    ['a key that is no text', 'yes: 1\ntwo: 2\n'],
    ['a quote over the margin', 'one: "a\nb: c"\ntwo: 2\n'],
  ])('reads a file with %s as a whole', (_, text) => {
    expect(tryReadSections(text, readYaml)).toBeUndefined();
  });
});
