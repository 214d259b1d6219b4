import { describe, expect, it, test } from 'vitest';
import { Memo } from '../../../../actions/core/memo.ts';
import { makeDocumentReader } from '../../../../actions/core/load/document-reader.ts';
import { tryReadSections } from '../../../../actions/core/load/document-sections.ts';
import { listKeys } from '../../../../actions/core/load/key-notes.ts';
import { isMapping } from '../../../../actions/core/general/values.ts';
import type { ReadDocument } from '../../../../actions/core/load/document-reader.ts';
import { readPositions } from '../../../../actions/core/load/yaml-nodes.ts';
import { readYaml } from '../../../../actions/core/load/yaml-reader.ts';
import { YamlError } from '../../../../actions/core/load/yaml-syntax.ts';
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
    expect(describeRead(makeDocumentReader(new Memo()), text)).toEqual(describeRead(readYaml, text));
  });
});

describe('places are those of the whole file', () => {
  const paths = [
    [],
    ['all'],
    ['all', 'vars', 'a'],
    ['pg-a', 'hosts', 'h'],
    ['pg-a', 'none'],
    ['pg-b', 'vars', 'list', 1],
    ['none'],
  ];

  it.each([
    ['a file', MANY],
    ['one with a beginning', `# a comment\n---\n${MANY}`],
    ['one of Windows', MANY.replaceAll('\n', '\r\n')],
    ['one where a section is no text', `${MANY}yes: 1\n`],
  ])('in %s', (_, text) => {
    // An anchor lets no section be read for itself.
    const [sections, whole] = [text, `${text}last: &last 1\n`].map((read) =>
      readPositions({ path: 'f.yml', text: read }),
    );
    for (const path of paths) {
      expect(sections?.locate(path)).toEqual(whole?.locate(path));
      expect(sections?.locateKey(path)).toEqual(whole?.locateKey(path));
    }
    expect(sections?.locate(['pg-b', 'vars', 'list', 1])).not.toEqual(sections?.locate([]));
  });
});

describe('one reader for two texts', () => {
  it('shares the values of parts that are the same', () => {
    const read = makeDocumentReader(new Memo());
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
