import { describe, expect, it } from 'vitest';
import { isProvenStep, nameStep, rememberProven } from '../../../../actions/core/ledger/proven-steps.ts';
import { parseLedgerState, printLedgerState } from '../../../../actions/core/ledger/state.ts';
import type { LedgerState } from '../../../../actions/core/ledger/state.ts';
import { collapseFinished, emptyLedger, markBegun, markRemoved } from '../../../../actions/core/ledger/update.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
const desiredHosts = new Set(['n1', 'n2']);
const step = { playbook: 'pgsql.yml', tags: ['pg_hba'], vars: {}, inventory: 'desired', hosts: ['n1', 'n2'] } as const;

/** B was begun on both hosts, and the step has passed on them. */
function cutOff(hosts: LedgerState['hosts'] = { n1: [A, B], n2: [A, B] }): LedgerState {
  const passed = new Map(Object.keys(hosts).map((host) => [host, [nameStep(step)]] as const));
  return rememberProven({ ...emptyLedger('sandbox', B), hosts }, B, passed);
}

describe('a step that has passed on all of its hosts', () => {
  it('is known as such, also after the state was written and read', () => {
    expect(isProvenStep(parseLedgerState(printLedgerState(cutOff())), B, step)).toBe(true);
  });

  it.each([
    ['of another commit', C, step],
    ['with another tag', B, { ...step, tags: ['pg_hba', 'haproxy'] }],
    ['for another user', B, { ...step, vars: { pg_user: 'other' } }],
    ['with the other inventory', B, { ...step, inventory: 'existing' as const }],
    ['on one host more', B, { ...step, hosts: ['n1', 'n2', 'n3'] }],
  ])('says nothing of a step %s', (_, commit, other) => {
    expect(isProvenStep(cutOff(), commit, other)).toBe(false);
  });

  it.each([
    [
      'a command by hand of another commit',
      (state: LedgerState) => markBegun(state, { commit: A, hosts: ['n1'], desiredHosts }),
    ],
    [
      'a command by hand, and the commit again',
      (state: LedgerState) =>
        markBegun(markBegun(state, { commit: A, hosts: ['n1'], desiredHosts }), {
          commit: B,
          hosts: ['n1'],
          desiredHosts,
        }),
    ],
    [
      'a removal, and the commit again',
      (state: LedgerState) => markBegun(markRemoved(state, ['n1']), { commit: B, hosts: ['n1'], desiredHosts }),
    ],
  ])('is forgotten after %s', (_, change) => {
    const changed = change(cutOff());
    expect(isProvenStep(changed, B, step)).toBe(false);
    expect(rememberProven(changed, B, new Map()).proven?.['n1']).toBeUndefined();
  });

  it('is forgotten where the host is done', () => {
    const state = cutOff();
    const done = collapseFinished(state, { commit: B, hosts: ['n1'], desiredHosts, known: state.hosts });
    expect(Object.keys(rememberProven(done, B, new Map()).proven ?? {})).toEqual(['n2']);
    const all = collapseFinished(state, { commit: B, hosts: ['n1', 'n2'], desiredHosts, known: state.hosts });
    expect(rememberProven(all, B, new Map()).proven).toBeUndefined();
  });

  it('is remembered beside those that pass later', () => {
    const later = rememberProven(cutOff(), B, new Map([['n1', ['another']]]));
    expect(later.proven?.['n1']?.steps).toEqual([nameStep(step), 'another']);
  });
});
