import { describe, expect, it } from 'vitest';
import { findBlocker } from '../../../../actions/core/apply/blocking.ts';
import type { FinishedStep } from '../../../../actions/core/apply/blocking.ts';
import type { Step } from '../../../../actions/core/types.ts';

const CLUSTERS: Readonly<Record<string, string>> = { m: 'pg-meta', a1: 'pg-a', a2: 'pg-a', b1: 'pg-b' };

function step(id: string, hosts: readonly string[], fields: Partial<Step> = {}): Step {
  return {
    ...{ id, playbook: 'pgsql.yml', tags: [], limit: hosts.join(':'), hosts, delegates: [], vars: {} },
    ...{ inventory: 'desired', because: [], hazards: [], proof: [], after: [] },
    ...fields,
  };
}

function blocker(later: Step, ...finished: readonly FinishedStep[]): string | undefined {
  return findBlocker({
    step: later,
    rebuilt: new Set(['pg-b']),
    finished: new Map(finished.map((entry) => [entry.step.id, entry])),
    clustersOf: (hosts) => [...new Set(hosts.flatMap((host) => CLUSTERS[host] ?? []))],
  });
}

describe('a failed step', () => {
  const nodes = step('s01', ['m', 'a1', 'a2', 'b1'], { playbook: 'nodes.yml' });
  const after = ['s01'];

  it('stops its cluster, on other members too, and no other cluster', () => {
    const failed = { step: nodes, failedHosts: ['a1'], awayHosts: [], ran: true };
    expect(blocker(step('s02', ['a2'], { after }), failed)).toBe('s01 failed on a1 of pg-a');
    expect(blocker(step('s03', ['b1'], { after }), failed)).toBeUndefined();
  });

  it('stops all that come after it when it made what they share', () => {
    const failed = {
      step: step('s01', ['m'], { playbook: 'infra.yml' }),
      failedHosts: ['m'],
      awayHosts: [],
      ran: false,
    };
    expect(blocker(step('s02', ['b1'], { after }), failed)).toBe('s01 has not run');
    expect(blocker(step('s02', ['b1'], { after }), { ...failed, ran: true })).toBe('s01 failed on m');
    expect(blocker(step('s02', ['b1']), failed)).toBeUndefined();
  });
});

it('a step without the hosts that do not answer stops nothing, one that ran nowhere does', () => {
  const partly = { step: step('s01', ['a1', 'a2']), failedHosts: [], awayHosts: [], ran: true };
  const later = step('s02', ['a1', 'a2'], { after: ['s01'] });
  expect(blocker(later, partly)).toBeUndefined();
  expect(blocker(later, { ...partly, ran: false })).toBe('s01 has not run');
});

it('a cluster is made again only when no host has the old one', () => {
  const removal = step('s01', ['b1', 'a1'], { playbook: 'pgsql-remove.yml', hazards: ['destroy'] });
  const partly = { step: removal, failedHosts: [], awayHosts: ['b1', 'a1'], ran: true };
  expect(blocker(step('s02', ['b1'], { after: ['s01'] }), partly)).toBe(
    's01 has not reached b1, a1, which still has the old pg-b',
  );
  // The rest of pg-a stays: a member that is away keeps no other from being made.
  expect(blocker(step('s02', ['a2'], { after: ['s01'] }), partly)).toBeUndefined();
});
