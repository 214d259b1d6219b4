import { expect, it } from 'vitest';
import {
  countSilence,
  describeWaiting,
  followTasks,
  isIdle,
  NOTHING_HEARD,
} from '../../../../actions/core/apply/open-tasks.ts';

const print = (...events: readonly object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
const begin = (host: string, at: number, task = 'patroni : Wait') => ({ event: 'host_start', at, task, host });
const end = (host: string, at: number) => ({ event: 'host_result', at, task: 'patroni : Wait', host, status: 'ok' });

function describe(now: number, ...events: readonly object[]) {
  return describeWaiting(followTasks(NOTHING_HEARD, print(...events)), now);
}

it('a host is waited for from the start of a task until its result', () => {
  expect(describe(34, begin('n1', 5), begin('n2', 6), end('n1', 7))).toBe('n2 since 28 s: patroni : Wait');
  expect(describe(34, begin('n1', 5), end('n1', 7))).toBeUndefined();
  expect(describe(15, begin('n10', 6), begin('n9', 5))).toBe('n9, n10 since 10 s: patroni : Wait');
});

it('names the first hosts of many', () => {
  const many = Array.from({ length: 12 }, (_, index) => begin(`n${String(index + 1)}`, 1));
  expect(describe(11, ...many)).toBe('n1, n2, n3, n4, n5 and 7 more since 10 s: patroni : Wait');
});

it('a task that asks again is waited for since its first question', () => {
  const retry = { event: 'host_retry', at: 9, host: 'n1', attempt: 4, attempts: 60 };
  expect(describe(15, begin('n1', 5), retry)).toBe('n1 since 10 s: patroni : Wait (attempt 4 of 60)');
  expect(describe(15, begin('n1', 5), retry, end('n1', 9), begin('n1', 10, 'next'))).toBe('n1 since 5 s: next');
});

it('goes on from what was known', () => {
  const events = [begin('n1', 5), begin('n2', 5), end('n1', 6), { event: 'task_start', at: 7, task: 'x' }];
  const whole = followTasks(NOTHING_HEARD, print(...events));
  const parts = events.reduce((before, event) => followTasks(before, print(event)), NOTHING_HEARD);
  expect(parts).toEqual(whole);
  expect(whole).toMatchObject({ lastTask: 'x', heardAt: 7 });
});

it('silence is counted from the last event, and from the beginning before there is one', () => {
  expect(countSilence(NOTHING_HEARD, 100, 130)).toBe(30);
  expect(countSilence(followTasks(NOTHING_HEARD, print(begin('n1', 120))), 100, 130)).toBe(10);
});

it('a host that cannot be reached is known once, and is waited for no more', () => {
  const lose = { event: 'host_result', task: 't', host: 'n2', status: 'unreachable', at: 12 };
  const { lost, open } = followTasks(NOTHING_HEARD, print(begin('n1', 10), begin('n2', 10), lose, lose));
  expect(lost).toEqual(['n2']);
  expect([...open.keys()]).toEqual(['n1']);
});

it('is idle when a host is silent and no other has anything to say', () => {
  const idle = (now: number, ...events: readonly object[]) =>
    isIdle(followTasks(NOTHING_HEARD, print(...events)), 100, now);
  expect(idle(103, begin('n1', 100))).toBe(false);
  expect(idle(104, begin('n1', 100))).toBe(true);
  expect(idle(104, begin('n1', 100), begin('n2', 100), end('n2', 101))).toBe(false);
  expect(idle(120, begin('n1', 100), end('n1', 101))).toBe(false);
  expect(idle(120)).toBe(false);
});
