/** What the fast reader takes, the grammar reads in the same way. */
import { describe, expect, it } from 'vitest';
import { listKeys } from '../../../../actions/core/load/key-notes.ts';
import { tryReadSimple } from '../../../../actions/core/load/simple-yaml.ts';
import { isList, isMapping } from '../../../../actions/core/general/values.ts';
import type { YamlDocument } from '../../../../actions/core/load/yaml-reader.ts';
import { readByGrammar } from '../../../../actions/core/load/yaml-reader.ts';
import { YamlError } from '../../../../actions/core/load/yaml-syntax.ts';
import type { Value } from '../../../../actions/core/types.ts';
import cases from '../../../cases/yaml/cases.json' with { type: 'json' };
import { makeNearSimple } from '../../../lib/near-simple-yaml.ts';
import { makeDocument } from '../../../lib/random-documents.ts';
import { makeText, readTexts } from '../../../lib/random-texts.ts';

/** With the order and the types of keys. */
function print({ value, hasDuplicateKeys, keyNotes }: YamlDocument): unknown {
  const walk = (part: Value): unknown => {
    if (isList(part)) return part.map(walk);
    if (!isMapping(part)) return typeof part === 'bigint' ? `bigint ${part}` : part;
    const typed = keyNotes.get(part)?.typed;
    return { entries: listKeys(keyNotes, part).map((key) => [key, typed?.get(key), walk(part[key] ?? null)]) };
  };
  return { value: walk(value), hasDuplicateKeys };
}

function readSlowly(text: string): unknown {
  try {
    return print(readByGrammar(text));
  } catch (error) {
    if (error instanceof YamlError) return error.message;
    throw error;
  }
}

/** How many of them the fast reader takes. */
function compare(texts: Iterable<string>): number {
  let taken = 0;
  for (const text of texts) {
    const simple = tryReadSimple(text);
    if (simple === undefined) continue;
    taken++;
    expect({ text, read: print(simple) }).toEqual({ text, read: readSlowly(text) });
  }
  return taken;
}

function* make(count: number, makeOne: (seed: number) => string): Generator<string> {
  for (let seed = 0; seed < count; seed++) yield makeOne(seed);
}

const RUNS = Number(process.env['OPS_PROPERTY_RUNS'] ?? 200);

describe('what it takes is what the grammar reads', () => {
  it('of texts that Ansible answered', () => {
    expect(compare(cases.map(({ text }) => text))).toBeGreaterThan(30);
  });

  it('of pieces of inventories with marks in them', () => {
    expect(compare(make(50 * RUNS, makeNearSimple))).toBeGreaterThan(4 * RUNS);
  });

  it('of changed inventories and of marks alone', () => {
    const texts = readTexts('test/cases');
    expect(compare(make(10 * RUNS, (seed) => makeText(seed, texts)))).toBeGreaterThan(RUNS);
    compare(make(RUNS, (seed) => makeDocument(seed).toString('utf8')));
  });
});

describe('what it leaves to the grammar', () => {
  it.each([
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a block of text', 'a: |\n  b\n'],
    ['an escape', 'a: "\\u0041"\n'],
    ['a scalar that goes on below', 'a: b\n  c\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return', 'a: b\r\n'],
    ['a colon in brackets', 'a: [b:c]\n'],
    ['a closing bracket at the column of its key', 'a: [\n  b\n]\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['a key of more characters than libyaml looks at', `${'k'.repeat(1_100)}: v\n`],
    ['a key in brackets over two lines', 'a: { b\n  : c }\n'],
    ['a comma behind the last item', 'a: [b, ]\n'],
    ['only blanks', ' \n# c\n'],
    ['a bare scalar', 'a\n'],
  ])('%s', (_, text) => {
    expect(tryReadSimple(text)).toBeUndefined();
  });
});
