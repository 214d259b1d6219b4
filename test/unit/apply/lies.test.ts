/**
 * An Ansible that lies: it exits 0 and tells what a run would tell that did what was planned, but for one thing. Each lie is
 * found, nothing is recorded as done on the hosts that it was told of, and the next apply runs the step again.
 */
import { describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import type { ListedPlay } from '../../../actions/core/apply/cross-check.ts';
import { takeOwnEvents } from '../../../actions/core/apply/events.ts';
import type { GuardedRun, RunOutcome } from '../../../actions/core/apply/ports.ts';
import { World } from './world.ts';
import { hosts, MEMBERS, META } from './world-files.ts';

const [FIRST = '', LAST = ''] = [MEMBERS[0], MEMBERS.at(-1)];
const WORD = 'the word of this run';
const PROBES = 'prove.yml';

interface Event {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** What the run says when it has ended, event by event as they stand in its file. */
interface Told {
  readonly events: readonly Event[];
  readonly exitCode: number;
  readonly signal?: string;
}

interface Lie {
  readonly tell?: (told: Told) => Told | string;
  readonly list?: (honest: readonly ListedPlay[]) => readonly ListedPlay[];
  /** It has not done the work, so an honest probe does not find the effect. */
  readonly idle?: true;
  /** In what the report says. */
  readonly found: string | RegExp;
  /** Where it was told of some hosts only. */
  readonly on?: readonly string[];
}

const changeEvents = (change: (event: Event) => readonly Event[]) => (told: Told) => ({
  ...told,
  events: told.events.flatMap(change),
});
const isResult = ({ event }: Event) => event === 'host_result';
const changeResults = (fields: object) => changeEvents((event) => [isResult(event) ? { ...event, ...fields } : event]);
const drop = (isDropped: (event: Event) => boolean) => changeEvents((event) => (isDropped(event) ? [] : [event]));
const changeRecap = (change: (counts: Readonly<Record<string, object>>) => object) =>
  changeEvents((event) =>
    isResult(event) ? [event] : [{ ...event, hosts: change(event['hosts'] as Readonly<Record<string, object>>) }],
  );
const countLast = (counts: object) => changeRecap((all) => ({ ...all, [LAST]: { ok: 1, ...counts } }));
const write = ({ events }: Told) => events.map((event) => JSON.stringify(event)).join('\n');

/** Told of any run, the step's own and the proof's. */
const LIES: Readonly<Record<string, Lie>> = {
  'no event at all': { tell: drop(() => true), found: 'without a recap' },
  'no task, and no host in the recap': {
    tell: (told) => changeRecap(() => ({}))(drop(isResult)(told)),
    found: /no task ran there|every task was skipped/,
  },
  'one host left out of the recap': {
    tell: changeRecap((all) => Object.fromEntries(Object.entries(all).filter(([host]) => host !== LAST))),
    found: 'no task ran there',
    on: [LAST],
  },
  'another host as well': {
    tell: changeRecap((all) => ({ ...all, '10.10.10.99': { ok: 1 } })),
    found: 'it ran on 10.10.10.99',
  },
  'another host, which the recap hides': {
    tell: changeEvents((event) => [event, ...(isResult(event) ? [{ ...event, host: '10.10.10.99' }] : [])]),
    found: 'it ran on 10.10.10.99',
  },
  'another cluster instead': { tell: changeRecap(() => ({ [META]: { ok: 1 } })), found: `it ran on ${META}` },
  'a failure that was ignored': { tell: countLast({ ignored: 1 }), found: '1 failures were ignored', on: [LAST] },
  'a failure that was rescued': { tell: countLast({ rescued: 1 }), found: '1 failures were rescued', on: [LAST] },
  'exit 0 in spite of a failure': { tell: countLast({ failures: 1 }), found: '1 tasks failed', on: [LAST] },
  'exit 0 in spite of a host that cannot be reached': {
    tell: countLast({ unreachable: 1 }),
    found: 'unreachable',
    on: [LAST],
  },
  'a failed task that the recap does not count': {
    tell: changeResults({ status: 'failed' }),
    found: 'does not count that "task" is failed',
  },
  'an ignored task that the recap does not count': { tell: changeResults({ status: 'ignored' }), found: 'is ignored' },
  'an unreachable host that the recap does not count': {
    tell: changeResults({ status: 'unreachable' }),
    found: 'is unreachable',
  },
  'tasks of other tags': { tell: changeResults({ tags: ['pg_conf'] }), found: 'none of the planned tags' },
  'a recap of no numbers': { tell: countLast({ failures: '1' }), found: 'without a recap' },
  'a recap of a negative number': { tell: countLast({ failures: -1 }), found: 'without a recap' },
  'two recaps, of which one is fine': {
    tell: changeEvents((event) =>
      isResult(event) ? [event] : [{ ...event, hosts: { [LAST]: { failures: 1 } } }, event],
    ),
    found: 'without a recap',
  },
  'an exit code that nothing explains': { tell: (told) => ({ ...told, exitCode: 250 }), found: 'exit 250' },
  'an end by a signal': { tell: (told) => ({ ...told, signal: 'SIGKILL' }), found: 'SIGKILL' },
  'events that end in half a line': { tell: (told) => write(told).slice(0, -20), found: 'without a recap' },
  'a recap that somebody else wrote, without the word': {
    tell: changeEvents((event) => [isResult(event) ? event : { ...event, go: undefined }]),
    found: 'or by another one',
  },
  'events of an earlier run': {
    tell: changeEvents((event) => [{ ...event, go: 'the word of yesterday' }]),
    found: 'or by another one',
  },
  'events that were written before it was let go': {
    tell: (told) => ({ ...told, events: [{ event: 'task_start', task: 'early', go: '' }, ...told.events] }),
    found: 'before the run was let go',
  },
  'a stop by the guard, followed by a fine recap': {
    tell: (told) => ({ ...told, events: [{ event: 'abort', message: 'left its plan', go: WORD }, ...told.events] }),
    found: 'left its plan',
  },
  'a file that is no list of events': { tell: () => 'PLAY RECAP: all ok\n', found: 'without a recap' },
  'a listing without a host of the plan': {
    list: (plays) => plays.map((play) => ({ ...play, hosts: play.hosts.filter((host) => host !== LAST) })),
    found: `would not run on ${LAST}`,
  },
  'a listing of another host': {
    list: (plays) => plays.map((play) => ({ ...play, hosts: [...play.hosts, META] })),
    found: `would run on ${META}`,
  },
  'a listing of nothing': { list: () => [], found: 'would not run on' },
  'a listing of tasks that always run': {
    list: (plays) => plays.map((play) => ({ ...play, tasks: [['always']] })),
    found: 'has no task with the tag',
  },
  'a listing of other tags': {
    list: (plays) => plays.map((play) => ({ ...play, tasks: [['pg_conf']] })),
    found: 'has no task with the tag',
  },
};

/** Told of the step alone: only the live system knows better, and the proof asks it in a process of its own. */
const IDLE: Readonly<Record<string, Lie>> = {
  'everything done, and nothing was': { idle: true, found: 'not proven' },
  'no task, and a recap that is fine': { tell: drop(isResult), idle: true, found: 'not proven' },
  'every task skipped': { tell: changeResults({ status: 'skipped' }), idle: true, found: 'not proven' },
  'only what always runs': { tell: changeResults({ tags: ['always'] }), idle: true, found: 'not proven' },
};

/** Told of the proof alone. */
const OF_PROOFS: Readonly<Record<string, Lie>> = {
  'every probe skipped': { tell: changeResults({ status: 'skipped' }), found: 'every task was skipped' },
  'no probe at all, and a recap that is fine': { tell: drop(isResult), found: 'every task was skipped' },
  'probes on other hosts only': {
    tell: drop((event) => isResult(event) && event['host'] === LAST),
    found: 'no probe of pg_hba ran there',
    on: [LAST],
  },
  'tasks that prepare probes only': {
    tell: changeResults({ tags: ['pg_hba', 'user'] }),
    found: 'no probe of pg_hba ran there',
  },
  'probes that have changed something': { tell: countLast({ changed: 1 }), found: 'changed something', on: [LAST] },
};

function lieOf(
  world: World,
  { tell = (told) => told, list = (plays) => plays, idle }: Lie,
  isLied: (run: GuardedRun) => boolean,
) {
  const adapters = world.adapters();
  if (idle === true)
    world.behaviour = { fail: ({ playbook }) => (playbook === PROBES ? 'the rule is not there' : undefined) };
  const hold = async (run: GuardedRun) => {
    const held = await adapters.ansible.hold(run);
    if (!isLied(run)) return held;
    return { ...held, listing: list(held.listing), go: async () => retell(await held.go(), tell) };
  };
  return { ...adapters, ansible: { ...adapters.ansible, hold } };
}

function retell(outcome: RunOutcome, tell: (told: Told) => Told | string): RunOutcome {
  const events = outcome.events.split('\n').map((line) => ({ ...(JSON.parse(line) as Event), go: WORD }));
  const told = tell({ events, exitCode: outcome.exitCode });
  if (typeof told === 'string') return { ...outcome, events: takeOwnEvents(told, WORD) };
  const { exitCode, signal } = told;
  return {
    ...outcome,
    events: takeOwnEvents(write(told), WORD),
    exitCode,
    ...(signal === undefined ? {} : { signal }),
  };
}

const RULE = `[{ title: t, role: common, rules: ['host all all 192.0.2.1/32 scram-sha-256'] }]`;

async function apply(lie: Lie, isLied: (run: GuardedRun) => boolean) {
  const world = new World();
  const before = world.commit({ hosts: hosts() });
  expect(await runApply({ environment: 'sandbox', dryRun: false }, world.adapters())).toMatchObject({ ok: true });
  const after = world.commit({ hosts: hosts({ rules: RULE }) });
  const report = await runApply({ environment: 'sandbox', dryRun: false }, lieOf(world, lie, isLied));
  const inForce = world.entry?.state.hosts ?? {};
  world.behaviour = {};
  world.takeCommands();
  const next = await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  return { report, inForce, before, after, next, commands: world.takeCommands() };
}

async function expectFound(lie: Lie, isLied: (run: GuardedRun) => boolean): Promise<void> {
  const { report, inForce, before, after, next, commands } = await apply(lie, isLied);
  expect(report.ok).toBe(false);
  const [step] = report.steps;
  for (const host of lie.on ?? MEMBERS) {
    const told = step?.hosts.find((entry) => entry.host === host);
    expect(told?.status, host).not.toBe('passed');
    expect(`${step?.message ?? ''} ${told?.message ?? ''}`, host).toMatch(lie.found);
    expect(inForce[host], host).toContain(before);
    expect(inForce[host], host).not.toEqual([after]);
  }
  expect(next).toMatchObject({ ok: true, owing: [] });
  expect(commands).toHaveLength(1);
}

it('an Ansible that tells the truth is believed', async () => {
  const { report, inForce, after, next } = await apply({ found: '' }, () => true);
  expect([report.ok, report.steps.map(({ status }) => status)]).toEqual([true, ['passed']]);
  expect(inForce[FIRST]).toEqual([after]);
  expect(next.steps).toEqual([]);
});

describe('a step that lies is found:', () => {
  it.each(Object.entries({ ...LIES, ...IDLE }))('%s', async (_, lie) => {
    await expectFound(lie, ({ playbook }) => playbook !== PROBES);
  });
});

describe('a proof that lies is found:', () => {
  it.each(Object.entries({ ...LIES, ...OF_PROOFS }).filter(([, { list }]) => list === undefined))(
    '%s',
    async (_, lie) => {
      await expectFound(lie, ({ playbook }) => playbook === PROBES);
    },
  );
});
