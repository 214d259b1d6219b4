import { expect, it } from 'vitest';
import { pickDatabases } from '../../../../actions/core/effects/access-probes.ts';
import { readHbaLine } from '../../../../actions/core/hba/line.ts';

function pick(names: readonly string[], ...texts: readonly string[]): readonly string[] {
  const lines = texts.flatMap((text) => {
    const line = readHbaLine(text, 'postgres');
    return typeof line === 'string' ? [] : [{ text, line }];
  });
  expect(lines.length).toBe(texts.length);
  return pickDatabases(names, lines, (name) => name === 'known');
}

const NET = '10.0.0.0/8 md5';

it('takes one of the databases that the same lines name', () => {
  expect(pick(['a', 'b', 'c', 'known'], `host a,b,c,known all ${NET}`)).toEqual(['a', 'known']);
  expect(pick(['a', 'b', 'c'], `host a,b,c all ${NET}`, `host b app ${NET}`)).toEqual(['a', 'b']);
});

it('takes all where a line compares them with users or roles', () => {
  expect(pick(['a', 'b'], `host a,b all ${NET}`, `host sameuser all ${NET}`)).toEqual(['a', 'b']);
  expect(pick(['a', 'b'], `host a,b all ${NET}`, `host "sameuser" all ${NET}`)).toEqual(['a']);
});

it('takes one of thousands in no time', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `d${String(index)}`);
  expect(pick(names, `host ${names.join(',')} all ${NET}`)).toEqual(['d0']);
});
