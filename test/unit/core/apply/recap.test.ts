import { describe, expect, it } from 'vitest';
import { parseEvents } from '../../../../actions/core/apply/events.ts';
import { compareRecap, findUnproven } from '../../../../actions/core/apply/recap.ts';

const FINE = { ok: 3, changed: 1, failures: 0, unreachable: 0, rescued: 0, ignored: 0 };
const RAN = { event: 'host_result', task: 'pg_hba : Write the rules', tags: ['pg_hba'], host: 'n1', status: 'ok' };

function print(...events: readonly object[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

function compare(text: string, exitCode = 0, hosts = ['n1', 'n2']) {
  const outcome = { exitCode, events: text, tail: 'the end' };
  return compareRecap({ outcome, events: parseEvents(text), hosts, delegates: ['meta'] });
}

describe('the recap', () => {
  it('passes the hosts that are in it without a failure', () => {
    const verdicts = compare(print(RAN, { event: 'stats', hosts: { n1: FINE, n2: { ...FINE, changed: 0 } } }));
    expect(verdicts).toMatchObject([
      { host: 'n1', passed: true, changed: 1 },
      { host: 'n2', passed: true, changed: 0 },
    ]);
  });

  it('tells a failed and an unreachable host from the others', () => {
    const failed = { event: 'host_result', task: 'pg_hba : Reload', host: 'n1', status: 'failed', message: 'no' };
    const recap = { n1: { ...FINE, failures: 1 }, n2: { ...FINE, unreachable: 1 }, n3: FINE };
    expect(compare(print(failed, { event: 'stats', hosts: recap }), 6, ['n1', 'n2', 'n3'])).toMatchObject([
      { host: 'n1', passed: false, unreachable: false, message: 'pg_hba : Reload: no' },
      { host: 'n2', passed: false, unreachable: true },
      { host: 'n3', passed: true },
    ]);
  });

  it.each([
    ['no recap', '', 0, 'without a recap'],
    ['half a line', '{"event": "sta', 0, 'without a recap'],
    ['a host beyond the plan', print({ event: 'stats', hosts: { n1: FINE, n2: FINE, n9: FINE } }), 0, 'n9'],
    ['the guard', print({ event: 'abort', message: 'tag x' }, { event: 'stats', hosts: {} }), 70, 'tag x'],
    [
      'an exit code that the recap does not explain',
      print({ event: 'stats', hosts: { n1: FINE, n2: FINE } }),
      1,
      'exit 1',
    ],
  ])('passes nowhere with %s', (_, text, exitCode, message) => {
    for (const verdict of compare(text, exitCode)) {
      expect(verdict).toMatchObject({ passed: false, message: expect.stringContaining(message) as string });
    }
  });

  it('does not pass a host on which nothing ran, or a failure was ignored or rescued', () => {
    const recap = { n1: { ...FINE, ignored: 1 }, n2: { ...FINE, rescued: 2 } };
    expect(compare(print(RAN, { event: 'stats', hosts: recap }), 0, ['n1', 'n2', 'n3'])).toMatchObject([
      { passed: false, message: '1 failures were ignored' },
      { passed: false, message: '2 failures were rescued' },
      { passed: false, message: 'no task ran there' },
    ]);
  });

  it('passes nowhere when every task was skipped, whatever the tasks that always run have done', () => {
    const skipped = { ...RAN, status: 'skipped' };
    const always = { ...RAN, tags: ['always', 'pg_id'] };
    const recap = { event: 'stats', hosts: { n1: FINE, n2: FINE } };
    expect(compare(print(always, skipped, recap))).toMatchObject([
      { passed: false, message: expect.stringContaining('every task was skipped') as string },
      { passed: false },
    ]);
    expect(compare(print(always, skipped, { ...RAN, host: 'n2' }, recap))).toMatchObject([
      { passed: true },
      { passed: true },
    ]);
  });

  it('leaves it to the proof that follows what a run in which everything was skipped has brought about', () => {
    const text = print({ ...RAN, status: 'skipped' }, { event: 'stats', hosts: { n1: FINE } });
    const outcome = { exitCode: 0, events: text, tail: '' };
    const verdicts = compareRecap({
      ...{ outcome, events: parseEvents(text), hosts: ['n1'], delegates: [] },
      proofFollows: true,
    });
    expect(verdicts).toMatchObject([{ host: 'n1', passed: true }]);
  });
});

describe('a proof', () => {
  const allKinds = new Set(['pg_hba', 'user']);
  const ran = { event: 'host_result', task: 't', tags: ['pg_hba'], host: 'n1', status: 'ok' };
  const check = { kinds: ['pg_hba'], hosts: ['n1', 'n2'], allKinds };
  const find = (...events: readonly object[]) => [...findUnproven(parseEvents(print(...events)), check)];

  it('counts only where a probe of its kind came by', () => {
    expect(find(ran)).toEqual([['n2', 'pg_hba']]);
    expect(find(ran, { ...ran, host: 'n2', status: 'skipped' })).toEqual([]);
    expect(find()).toHaveLength(2);
  });

  it('is not given by probes that were skipped everywhere, nor by what prepares several', () => {
    expect(find({ ...ran, status: 'skipped' }, { ...ran, host: 'n2', status: 'skipped' })).toHaveLength(2);
    expect(find({ ...ran, tags: ['pg_hba', 'user'] })).toHaveLength(2);
  });
});
