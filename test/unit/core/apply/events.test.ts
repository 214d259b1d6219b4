import { expect, it } from 'vitest';
import { parseEvents } from '../../../../actions/core/apply/events.ts';

function open(...events: readonly object[]) {
  return parseEvents(events.map((event) => JSON.stringify(event)).join('\n')).open;
}

const begin = (host: string, at: number, task = 'patroni : Wait') => ({ event: 'host_start', at, task, host });
const end = (host: string, at: number) => ({ event: 'host_result', at, task: 'patroni : Wait', host, status: 'ok' });

it('a host is waited for from the start of a task until its result', () => {
  expect(open(begin('n1', 5), begin('n2', 6), end('n1', 7))).toEqual([
    { host: 'n2', task: 'patroni : Wait', since: 6 },
  ]);
  expect(open(begin('n1', 5), end('n1', 7))).toEqual([]);
  expect(open(begin('n2', 6), begin('n1', 5)).map(({ host }) => host)).toEqual(['n1', 'n2']);
});

it('a task that asks again is waited for since its first question', () => {
  const retry = { event: 'host_retry', at: 9, host: 'n1', attempt: 4, attempts: 60 };
  expect(open(begin('n1', 5), retry)).toEqual([{ host: 'n1', task: 'patroni : Wait', since: 5, attempt: '4 of 60' }]);
  expect(open(begin('n1', 5), retry, end('n1', 9), begin('n1', 10, 'next'))).toEqual([
    { host: 'n1', task: 'next', since: 10 },
  ]);
});
