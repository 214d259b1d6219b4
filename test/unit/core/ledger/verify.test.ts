import { describe, expect, it } from 'vitest';
import type { LedgerHistory, WrittenEntry } from '../../../../actions/core/ledger/entry.ts';
import { findOwingSince } from '../../../../actions/core/ledger/owing-since.ts';
import { printLedgerState } from '../../../../actions/core/ledger/state.ts';
import { emptyLedger } from '../../../../actions/core/ledger/update.ts';
import { verifyLedger } from '../../../../actions/core/ledger/verify.ts';

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];

function entry(number: number, head: string, hosts: Readonly<Record<string, readonly string[]>>): WrittenEntry {
  const state = printLedgerState({ ...emptyLedger('sandbox', head), hosts });
  const time = `2026-06-30T00:00:0${String(number)}.000Z`;
  return { commit: String(number).repeat(40), time, message: 'x', state, record: undefined };
}

function verify(entries: readonly WrittenEntry[], fields: Partial<LedgerHistory> = {}) {
  const history = { read: () => entries, check: () => [], findMissing: () => [], ...fields };
  return verifyLedger({ environment: 'sandbox', history, isAncestor: (before, after) => before <= after });
}

const fine = [entry(3, two, { n1: [two] }), entry(2, two, { n1: [one, two] }), entry(1, one, { n1: [one] })];

describe('the walk through a ledger', () => {
  it('finds nothing wrong with one that is whole', () => {
    expect(verify(fine)).toEqual({ entries: 3, problems: [] });
  });

  it.each([
    ['what git finds', verify(fine, { check: () => ['git fsck: broken link'] }), 'git fsck: broken link'],
    ['a state that is gone', verify([{ ...entry(1, one, {}), state: undefined }]), 'it has no state.json'],
    ['a damaged state', verify([{ ...entry(1, one, {}), state: '{' }]), 'state.json cannot be read'],
    ['a damaged record', verify([{ ...entry(1, one, {}), record: '{}' }]), 'record.json cannot be read'],
    [
      'a commit in force that is gone',
      verify(fine, { findMissing: () => [one] }),
      `n1 may have ${one}, which is not there`,
    ],
    ['a head that went back', verify([entry(2, one, {}), entry(1, two, {})]), 'does not descend from 2222222222'],
    [
      'the state of another environment',
      verify([{ ...entry(1, one, {}), state: printLedgerState(emptyLedger('other', one)) }]),
      'its state is of the environment "other"',
    ],
  ])('names %s', (_, { problems }, message) => {
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(message);
  });
});

describe('a debt', () => {
  it('is as old as the oldest entry since which it was there without a break', () => {
    const entries = [
      entry(5, three, { n1: [two, three], n2: [three], n3: [two] }),
      entry(4, two, { n1: [one, two], n2: [one], n3: [two] }),
      entry(3, two, { n1: [one, two], n2: [two], n3: [two] }),
      entry(2, one, { n1: [one], n2: [one], n3: [one] }),
    ];
    expect(findOwingSince(entries, ['n1', 'n3'])).toEqual({
      n1: '2026-06-30T00:00:03.000Z',
      n3: '2026-06-30T00:00:05.000Z',
    });
  });
});
