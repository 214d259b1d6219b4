import { describe, expect, it } from 'vitest';
import { findInForce, findOwing, findProven } from '../../../../actions/core/ledger/in-force.ts';
import { parseLedgerState, printLedgerState } from '../../../../actions/core/ledger/state.ts';
import type { LedgerState } from '../../../../actions/core/ledger/state.ts';
import {
  collapseFinished,
  emptyLedger,
  findUnusedRemovals,
  markBegun,
  markRemoved,
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
    expect(begun).toMatchObject({ head: A, hosts: { n1: [A, B], n2: [A] } });
    const again = markBegun(begun, { commit: B, hosts: ['n1'], desiredHosts });
    expect(again.hosts).toEqual(begun.hosts);
    const known = { n1: [A], n2: [A] };
    expect(collapseFinished(begun, { commit: B, hosts: ['n1'], desiredHosts, known }).hosts).toEqual({
      n1: [B],
      n2: [A],
    });
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
    expect(removing.hosts).toEqual({ n1: [A, B, C], n2: ['absent', B, 'absent'] });
    const finish = { commit: C, hosts: ['n1', 'n2'], desiredHosts, known: begun.hosts };
    expect(collapseFinished(removing, finish).hosts).toEqual({ n1: [C] });
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

describe('a finished apply', () => {
  const desiredHosts = new Set(['n1']);
  const finish = (before: readonly string[], known: readonly string[]) =>
    collapseFinished(ledger({ n1: before }), { commit: B, hosts: ['n1'], desiredHosts, known: { n1: known } }).hosts.n1;

  it('leaves what was begun by others since it was planned, before its own steps and after them', () => {
    expect(finish([A, C, B], [A])).toEqual([B, C]);
    expect(finish([A, B, C], [A])).toEqual([B, C]);
  });

  it('leaves what is begun again although the apply had known it, and a removal by hand', () => {
    expect(finish([A, B, A], [A])).toEqual([B, A]);
    expect(finish(['absent', B, 'absent'], ['absent'])).toEqual([B, 'absent']);
  });

  it('takes away all that it knew, where it had nothing to do there either', () => {
    expect(finish([A, B, C], [A, B, C])).toEqual([B]);
    expect(finish([A], [A])).toEqual([B]);
  });

  it('takes away nothing where another ledger was put in its place', () => {
    expect(finish([C], [A])).toEqual([B, C]);
  });
});

describe('what is proven', () => {
  const history = [A, B, C];
  const isAncestor = (one: string, other: string) => history.indexOf(one) <= history.indexOf(other);
  const find = (hosts: LedgerState['hosts'], wanted = Object.keys(hosts)) =>
    findProven(ledger(hosts, C), wanted, isAncestor);

  it('is what all hosts have, whatever was begun elsewhere', () => {
    expect(find({ n1: [A], n2: [A], n3: [C] }, ['n1', 'n2'])).toEqual({ commit: A, doubt: undefined });
  });

  it('is the newest that one host has, and says what the others may have', () => {
    expect(find({ n1: [A], n2: [B], n3: [B, C] })).toEqual({
      commit: B,
      doubt: 'not everywhere is bbbbbbbbbb proven: n1 may have aaaaaaaaaa, n3 may have bbbbbbbbbb or cccccccccc',
    });
  });

  it('is what was in force before where something else was begun on all', () => {
    expect(find({ n1: [A, C], n2: [A, C] }).commit).toBe(A);
    expect(find({ n1: ['absent', C] })).toMatchObject({ commit: undefined });
    expect(find({}, ['n9']).doubt).toBe('no commit is proven: n9 may have nothing');
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

describe('debts', () => {
  const owing: LedgerState = {
    ...ledger({ n1: [A], n2: [A] }),
    debts: { n1: ['pg-hba', 'haproxy-run'], n2: ['pg-hba'] },
  };
  const desiredHosts = new Set(['n1', 'n2']);
  const known = owing.hosts;

  it('are read as they were written', () => {
    expect(parseLedgerState(printLedgerState(owing))).toEqual(owing);
  });

  it.each([
    ['no list', { n1: 'pg-hba' }, 'debts.n1 is not a list of effects'],
    ['an empty list', { n1: [] }, 'debts.n1 is not a list of effects'],
    ['what is no name', { n1: ['pg-hba; rm'] }, "debts.n1 has what is no effect's name"],
    ['no map', ['pg-hba'], 'debts is not an object'],
  ])('are refused as %s', (_, debts, message) => {
    expect(() => parseLedgerState(JSON.stringify({ ...owing, debts }))).toThrow(message);
  });

  it('make a host owe that has the very commit', () => {
    expect(findOwing(owing, A, desiredHosts)).toEqual(['n1', 'n2']);
    expect(findInForce(owing, ['n1']).debts.get('n2')).toEqual(['pg-hba']);
  });

  it('end where an apply that knew them has finished', () => {
    const paid = owing.debts ?? {};
    const one = collapseFinished(owing, { commit: B, hosts: ['n1'], desiredHosts, known, paid });
    expect(one).toMatchObject({ hosts: { n1: [B], n2: [A] }, debts: { n2: ['pg-hba'] } });
    const all = collapseFinished(one, { commit: B, hosts: ['n1', 'n2'], desiredHosts, known, paid });
    expect(all).not.toHaveProperty('debts');
  });

  it('outlive an apply that was planned without them', () => {
    const finish = { commit: B, hosts: ['n1', 'n2'], desiredHosts, known, paid: { n1: ['haproxy-run'] } };
    expect(collapseFinished(owing, finish).debts).toEqual({ n1: ['pg-hba'], n2: ['pg-hba'] });
    expect(markBegun(owing, { commit: B, hosts: ['n1'], desiredHosts }).debts).toEqual(owing.debts);
  });

  it('go with the instance', () => {
    expect(markRemoved(owing, ['n1'])).toMatchObject({ hosts: { n1: ['absent'] }, debts: { n2: ['pg-hba'] } });
  });
});
