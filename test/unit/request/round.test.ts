import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../actions/core/request/answer.ts';
import type { RequestStore } from '../../../actions/core/request/ports.ts';
import type { Request } from '../../../actions/core/request/request.ts';
import { UserError } from '../../../actions/core/types.ts';
import { operate } from '../../../actions/request/operate.ts';
import { listRequests } from '../../../actions/request/list.ts';
import { runRound } from '../../../actions/request/round.ts';
import { World } from '../apply/world.ts';
import { NO_HOSTS } from '../failover/no-hosts.ts';
import { hosts } from '../apply/world-files.ts';

const OTHER = 'f'.repeat(40);

function makeStore(...requests: readonly Partial<Request>[]) {
  const answers = new Map<number, Answer>();
  const stored = requests.map((request, index) => {
    const number = index + 1;
    const whole = { environment: 'sandbox', verb: 'apply' as const, by: {}, arguments: {}, ...request, number };
    return { number, request: whole };
  });
  const store: RequestStore = {
    handIn: () => 0,
    list: () => stored,
    listOpen: () => stored.filter(({ number }) => !answers.has(number)),
    read: (number) => stored.find((one) => one.number === number),
    answer: (answer) => void answers.set(answer.number, answer),
    findAnswer: (number) => answers.get(number),
    begin: () => true,
  };
  return { store, answers };
}

describe('a round', () => {
  it('answers those who asked before it began, by what main contains', async () => {
    const world = new World();
    const head = world.commit({ hosts: hosts() });
    const { store, answers } = makeStore({ commit: head }, { commit: OTHER }, {}, { commit: head });
    const outcome = await runRound(
      { environment: 'sandbox', until: 3 },
      { store, source: { isAncestor: () => false }, openApply: () => world.adapters(), readHead: () => head },
    );
    expect(outcome).toMatchObject({ ok: true, commit: head });
    expect([...answers].map(([number, { ok }]) => [number, ok])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
    expect(answers.get(1)?.text).toContain('applied and proven in');
    expect(Number(answers.get(1)?.outputs['steps'])).toBeGreaterThan(0);
  });

  it('tells those who wait what stopped it', async () => {
    const world = new World();
    const head = world.commit({ hosts: hosts() });
    world.dirty = ['x'];
    const { store, answers } = makeStore({});
    await runRound(
      { environment: 'sandbox', until: 1 },
      { store, source: { isAncestor: () => true }, openApply: () => world.adapters(), readHead: () => head },
    );
    expect(answers.get(1)).toMatchObject({ ok: false, text: expect.stringContaining('not committed') as string });
  });
});

describe('an operation', () => {
  const failover = {
    verb: 'failover' as const,
    arguments: { cluster: 'pg-test', operation: 'switchover', confirm: 'x' },
  };
  const openOperations = () => ({
    ...new World().adapters(),
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    hosts: NO_HOSTS,
    dcsKeys: { count: () => Promise.resolve(0), remove: () => Promise.resolve(0) },
    by: 'dba',
    runsDeadlineTimer: () => true,
    readTime: () => '2026-06-30T00:00:00.000Z',
  });

  const openOffers = () => expect.unreachable('nothing is offered');

  it('is answered with what refused it, and never done twice', async () => {
    const { store, answers } = makeStore(failover);
    let opened = 0;
    const open = () => {
      opened += 1;
      return openOperations();
    };
    const answer = await operate(1, { store, openOperations: open, openOffers });
    expect(answer).toMatchObject({ number: 1, verb: 'failover', ok: false });
    expect(answer.text).toContain("confirm with the cluster's name");
    expect(await operate(1, { store, openOperations: open, openOffers })).toEqual(answer);
    expect({ opened, answers: answers.size }).toEqual({ opened: 1, answers: 1 });
  });

  it('is no apply, and is not there by any number', async () => {
    const { store, answers } = makeStore({});
    await expect(operate(1, { store, openOperations, openOffers })).rejects.toThrow('request 1 is for an apply');
    // It stays open: whoever may start units does not take another job's verdict away.
    expect(answers.size).toBe(0);
    await expect(operate(9, { store, openOperations, openOffers })).rejects.toThrow(UserError);
  });
});

describe('the list of requests', () => {
  it('says what each asked for, who asked, and what became of it', () => {
    const { store, answers } = makeStore({ commit: OTHER, by: { actor: 'dba' } }, {}, {});
    for (const ok of [true, false]) {
      const number = answers.size + 1;
      answers.set(number, { number, verb: 'apply', ok, text: '', outputs: {} });
    }
    expect(listRequests(store).text).toBe(
      '    1  done    apply ffffffffff, by dba\n    2  failed  apply\n    3  open    apply\n',
    );
    expect(listRequests(makeStore().store).text).toBe('nothing was ever asked for\n');
  });
});
