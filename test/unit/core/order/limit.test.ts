import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memo } from '../../../../actions/core/memo.ts';
import { writeLimit } from '../../../../actions/core/order/limit.ts';

const groups = new Map([
  ['all', ['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13']],
  ['meta', ['10.10.10.10']],
  ['pg-meta', ['10.10.10.10']],
  ['pg-test', ['10.10.10.11', '10.10.10.12', '10.10.10.13']],
]);

/** As Ansible reads a pattern of plain names: what is excluded goes last, whatever the order. */
function select(limit: string, known: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const selected = new Set<string>();
  const terms = limit.split(':');
  for (const term of terms.filter((one) => !one.startsWith('!'))) {
    for (const host of known.get(term) ?? [term]) selected.add(host);
  }
  for (const term of terms.filter((one) => one.startsWith('!'))) {
    for (const host of known.get(term.slice(1)) ?? [term.slice(1)]) selected.delete(host);
  }
  return [...selected].sort();
}

describe('writeLimit', () => {
  it.each([
    [['10.10.10.11', '10.10.10.12', '10.10.10.13'], 'pg-test'],
    [['10.10.10.13'], '10.10.10.13'],
    [['10.10.10.11', '10.10.10.12'], 'pg-test:!10.10.10.13'],
    [['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13'], 'pg-meta:pg-test'],
    [['10.10.10.10', '10.10.10.11'], 'pg-meta:10.10.10.11'],
  ])('writes %j as a person would', (hosts, limit) => {
    expect(writeLimit(hosts, { groups, memo: new Memo() }, ['pg-meta', 'pg-test'])).toBe(limit);
  });

  it('refuses a name that Ansible would read as a pattern', () => {
    expect(() => writeLimit(['web*'], { groups, memo: new Memo() })).toThrow('cannot be written in a limit');
    expect(() => writeLimit([], { groups, memo: new Memo() })).toThrow();
  });

  it('selects exactly the hosts, whatever the groups', () => {
    const host = fc.integer({ min: 1, max: 12 }).map((number) => `10.0.0.${String(number)}`);
    const some = fc.uniqueArray(host, { minLength: 1, maxLength: 8 });
    const named = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'pg-x', 'pg-y', 'we:ird'), some);
    fc.assert(
      fc.property(some, named, (hosts, written) => {
        const known = new Map(Object.entries(written));
        known.set('all', [...new Set([...hosts, ...Object.values(written).flat()])]);
        const limit = writeLimit(hosts, { groups: known, memo: new Memo() }, ['pg-x']);
        expect(select(limit, known)).toEqual([...hosts].sort());
      }),
      { numRuns: 1000 },
    );
  });
});
