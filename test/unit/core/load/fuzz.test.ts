/** A sample of test/bench/fuzz, and texts that fast-check thinks of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadInventory } from '../../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../../actions/core/resolve/resolve.ts';
import { fuzzDocument } from '../../../lib/fuzz.ts';
import { makeDocument } from '../../../lib/random-documents.ts';

const place = fc.constantFrom('groups' as const, 'variables' as const);

test('documents made of marks and of changed inventories end in values or in a place', () => {
  for (let seed = 1_000_000; seed < 1_000_300; seed++) {
    expect(() => fuzzDocument(makeDocument(seed), seed % 2 === 0 ? 'groups' : 'variables')).not.toThrow();
  }
});

test('bytes of any kind, and any text, do too', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array)),
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
    fc.dictionary(fc.string(), fc.jsonValue()).map((value) => Buffer.from(JSON.stringify({ all: { vars: value } }))),
  );
  fc.assert(
    fc.property(bytes, place, (text, where) => {
      fuzzDocument(text, where);
    }),
    { numRuns: 300 },
  );
});

test('many brackets and many ways to one group take no longer than their length', () => {
  const entries = Array.from({ length: 5_000 }, (_, index) => `        k${index}: [\n          1\n        ]\n`);
  expect(measureLoad(`all:\n  vars:\n    pg_parameters:\n${entries.join('')}`)).toBeLessThan(5);
  const levels = Array.from({ length: 60 }, (_, level) => {
    const below = `{ children: { l${level + 1}: , m${level + 1}: } }`;
    return `l${level}: ${below}\nm${level}: ${below}\n`;
  });
  expect(measureLoad(levels.join(''))).toBeLessThan(5);
});

/** Seconds. A quadratic walk takes minutes, so the bars need not be near. */
function measureLoad(text: string): number {
  const start = performance.now();
  const { inventory } = loadInventory({ root: 'hosts.yml', files: [{ path: 'hosts.yml', text }] });
  expect(resolveInventory(inventory).groups.size).toBeGreaterThan(1);
  return (performance.now() - start) / 1000;
}
