import { describe, expect, it } from 'vitest';
import { findInForce, findOwing } from '../../../../actions/core/ledger/in-force.ts';
import { parseLedgerState, printLedgerState } from '../../../../actions/core/ledger/state.ts';
import type { LedgerState } from '../../../../actions/core/ledger/state.ts';
import {
  collapseFinished,
  emptyLedger,
  findUnusedRemovals,
  markBegun,
  recordRemovals,
} from '../../../../actions/core/ledger/update.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
const removal = { kind: 'instance', name: 'pg-test-3', action: 'destroy', reason: 'too many' } as const;

function ledger(hosts: LedgerState['hosts'], head = A): LedgerState {
  return { ...emptyLedger('sandbox', head), hosts };
}

describe('what is in force', () => {
  it('has the commit and "absent" on a host whose creation was begun', () => {
    const state = markBegun(emptyLedger('sandbox', A), { commit: A, hosts: ['n1'], desiredHosts: new Set(['n1']) });
    expect(state.hosts).toEqual({ n1: ['absent', A] });
  });

  it('keeps the older commit until the newer one is proven', () => {
    const desiredHosts = new Set(['n1', 'n2']);
    const begun = markBegun(ledger({ n1: [A], n2: [A] }), { commit: B, hosts: ['n1'], desiredHosts });
    expect(begun).toMatchObject({ head: B, hosts: { n1: [A, B], n2: [A] } });
    const again = markBegun(begun, { commit: B, hosts: ['n1'], desiredHosts });
    expect(again.hosts).toEqual(begun.hosts);
    expect(collapseFinished(begun, { commit: B, hosts: ['n1'], desiredHosts }).hosts).toEqual({ n1: [B], n2: [A] });
  });

  it('lets a revert of a commit that was cut off start from both', () => {
    const desiredHosts = new Set(['n1']);
    const begun = markBegun(ledger({ n1: [A] }), {
      commit: B,
      hosts: ['n1', 'n2'],
      desiredHosts: new Set(['n1', 'n2']),
    });
    const inForce = findInForce(begun, ['n1']);
    expect(inForce.commits.get(B)).toEqual(new Set(['n1', 'n2']));
    expect(inForce.absent).toEqual(new Set(['n2']));
    const removing = markBegun(begun, { commit: C, hosts: ['n1', 'n2'], desiredHosts });
    expect(removing.hosts).toEqual({ n1: [A, B, C], n2: ['absent', B] });
    expect(collapseFinished(removing, { commit: C, hosts: ['n1', 'n2'], desiredHosts }).hosts).toEqual({ n1: [C] });
  });

  it('counts hosts that the ledger does not know as absent', () => {
    expect(findInForce(undefined, ['n1']).absent).toEqual(new Set(['n1']));
    expect(findInForce(ledger({ n1: [A] }), ['n1', 'n2']).absent).toEqual(new Set(['n2']));
  });

  it('names the hosts that owe, in natural order', () => {
    const state = ledger({ n10: [A], n2: [A, B], n1: [B], n3: [B] }, B);
    expect(findOwing(state, B, new Set(['n1', 'n2', 'n4', 'n10']))).toEqual(['n2', 'n3', 'n4', 'n10']);
  });
});

describe('used removals', () => {
  it('allow nothing again, until the file no longer has them', () => {
    const used = recordRemovals(ledger({}), [removal], [removal]);
    expect(findUnusedRemovals(used.usedRemovals, [removal])).toEqual([]);
    expect(findUnusedRemovals(used.usedRemovals, [{ ...removal, reason: 'once more' }])).toHaveLength(1);
    expect(recordRemovals(used, [], []).usedRemovals).toEqual([]);
  });
});

describe('state.json', () => {
  it('is read as it was printed', () => {
    const state = recordRemovals(ledger({ n10: [A], n2: ['absent', B] }), [removal], [removal]);
    expect(parseLedgerState(printLedgerState(state))).toEqual(state);
    expect(Object.keys(parseLedgerState(printLedgerState(state)).hosts)).toEqual(['n2', 'n10']);
  });

  it.each([
    ['{', 'JSON'],
    ['{"version": 2}', 'version 2 is not known'],
    [JSON.stringify({ ...ledger({}), head: 'main' }), 'head is not a commit id'],
    [JSON.stringify(ledger({ n1: [] })), 'hosts.n1'],
    [JSON.stringify(ledger({ n1: ['HEAD'] })), 'hosts.n1'],
  ])('refuses %s', (text, message) => {
    expect(() => parseLedgerState(text)).toThrow(message);
  });
});
