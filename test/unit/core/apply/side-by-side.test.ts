import { describe, expect, it } from 'vitest';
import { findReady } from '../../../../actions/core/apply/side-by-side.ts';
import type { Step } from '../../../../actions/core/types.ts';

function step(id: string, hosts: readonly string[], fields: Partial<Step> = {}): Step {
  return {
    ...{ id, playbook: 'pgsql.yml', tags: ['pg_hba'], limit: hosts.join(':'), hosts, delegates: [], vars: {} },
    ...{ inventory: 'desired', because: [], hazards: [], proof: [], after: [] },
    ...fields,
  };
}

/** Hosts are called by their cluster and a number. */
const clustersOf = (hosts: readonly string[]) => [...new Set(hosts.map((host) => host.slice(0, 1)))];

function ready(
  steps: readonly Step[],
  running: readonly string[] = [],
  finished: readonly string[] = [],
  waiting: readonly string[] = [],
) {
  const progressing = {
    steps,
    running: new Set(running),
    waiting: new Set(waiting),
    finished: new Set(finished),
    clustersOf,
  };
  return findReady(progressing).map(({ id }) => id);
}

describe('steps side by side', () => {
  it('are those of different clusters, four at once', () => {
    const steps = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => step(name, [`${name}1`]));
    expect(ready(steps)).toEqual(['a', 'b', 'c', 'd']);
    expect(ready(steps, ['a', 'b', 'c', 'd'])).toEqual([]);
    expect(ready(steps, ['a', 'b', 'c'], ['d'])).toEqual(['e']);
  });

  it('are four at work, however many wait, and sixteen in all', () => {
    const names = Array.from({ length: 20 }, (_, index) => `s${String(index)}`);
    const steps = names.map((name, index) => step(name, [`${String.fromCharCode(97 + index)}1`]));
    expect(ready(steps, ['s0', 's1', 's2', 's3'], [], ['s1', 's2'])).toEqual(['s4', 's5']);
    expect(ready(steps, names.slice(0, 14), [], names.slice(0, 14))).toEqual(['s14', 's15']);
    expect(ready(steps, names.slice(0, 17), [], names.slice(0, 12))).toEqual([]);
  });

  it.each([
    ['comes after the other', step('s2', ['b1'], { after: ['s1'] })],
    ['has a host of the other', step('s2', ['a1', 'b1'])],
    ['has another member of its cluster', step('s2', ['a2'])],
    ['does something on a host of the other', step('s2', ['b1'], { delegates: ['a1'] })],
    ['restarts', step('s2', ['b1'], { hazards: ['restart'] })],
    ['fails over', step('s2', ['b1'], { hazards: ['failover'] })],
    ['removes', step('s2', ['b1'], { hazards: ['destroy'] })],
    ['is for what all clusters need', step('s2', ['b1'], { playbook: 'infra.yml' })],
  ])('are not two of which one %s', (_, second) => {
    const first = step('s1', ['a1']);
    expect(ready([first, second])).toEqual(['s1']);
    expect(ready([first, second], ['s1'])).toEqual([]);
    expect(ready([first, second], [], ['s1'])).toEqual(['s2']);
    expect(
      ready([
        { ...second, id: 's1', after: [] },
        { ...first, id: 's2', after: second.after },
      ]),
    ).toEqual(['s1']);
  });

  it('keep their order past one that waits', () => {
    const steps = [step('s1', ['a1']), step('s2', ['a1', 'b1']), step('s3', ['b1']), step('s4', ['c1'])];
    expect(ready(steps)).toEqual(['s1', 's4']);
    expect(ready(steps, ['s4'], ['s1'])).toEqual(['s2']);
  });
});
