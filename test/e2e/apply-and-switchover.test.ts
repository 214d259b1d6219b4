/**
 * An apply and a switchover that begin at any moment of each other, on one cluster: strictly one after the other.
 * `OVERLAPS` says how often it is tried (once), `OVERLAPS_SEED` which moments.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplyReport } from '../../actions/core/apply/report.ts';
import { makeRandom } from '../lib/random.ts';
import { hbaRule } from './edits.ts';
import { getOutput, MetaCheckout } from './meta-checkout.ts';
import { startVerb } from './running-verb.ts';
import type { Line } from './running-verb.ts';

const TIMES = Number(process.env['OVERLAPS'] ?? 1);
const SEED = Number(process.env['OVERLAPS_SEED'] ?? 1);
const LATEST_SECONDS = 40;
const checkout = new MetaCheckout('e2e-overlap');
const random = makeRandom(SEED);
let base: string;

interface Interval {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  await checkout.settle();
  base = await checkout.git('rev-parse HEAD');
});

afterAll(async () => {
  await checkout.settle();
  await checkout.restore(base);
  await checkout.applyAll();
});

/** The apply's runs of Ansible: a log is made when its run begins, and written last when it ends. */
async function readRuns(lines: readonly Line[]): Promise<readonly Interval[]> {
  const texts = lines.map(({ text }) => text);
  const report = JSON.parse(texts.slice(texts.indexOf('{'), texts.lastIndexOf('}') + 1).join('\n')) as ApplyReport;
  const logs = report.steps.flatMap(({ log }) => (log === undefined ? [] : [log]));
  const listed = await getOutput(`stat -c '%.W %.Y %n' ${logs.join(' ')}`);
  return listed.split('\n').map((line) => {
    const [born = '', written = '', what = ''] = line.split(' ');
    return { what, from: Number(born), to: Number(written) };
  });
}

/** Since it has the lock: what it says before is that it waits. */
function readSwitchover(lines: readonly Line[]): Interval {
  const first = lines.find(({ text }) => !text.startsWith('waiting for the lock'));
  return { what: 'switchover', from: first?.at ?? 0, to: lines.at(-1)?.at ?? 0 };
}

for (let time = 1; time <= TIMES; time += 1) {
  const delay = random.integer(2 * LATEST_SECONDS + 1) - LATEST_SECONDS;
  it(`${time} of ${TIMES}: a switchover ${delay} s after the beginning of an apply`, async () => {
    await checkout.restore(base);
    await checkout.edit('hosts/pg-test.yml', hbaRule(`10.80.${String(time)}.0/24`));
    await checkout.merge('let a network in while the leadership moves');
    await checkout.settle();
    const apply = async () => {
      await sleep(Math.max(0, -delay) * 1_000);
      return startVerb(checkout, 'apply --env sandbox --format json');
    };
    const switchOver = async () => {
      await sleep(Math.max(0, delay) * 1_000);
      return startVerb(checkout, 'patroni switchover pg-test --env sandbox --confirm pg-test');
    };
    const verbs = await Promise.all([apply(), switchOver()]);
    const codes = await Promise.all(verbs.map(({ end }) => end));
    const said = verbs.map(({ lines }) => lines.map(({ text }) => text).join('\n')).join('\n---\n');
    expect(codes, said).toEqual([0, 0]);
    const [applied, switched] = verbs;
    const switchover = readSwitchover(switched.lines);
    const runs = await readRuns(applied.lines);
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) {
      expect(run.to <= switchover.from || run.from >= switchover.to, JSON.stringify({ run, switchover })).toBe(true);
    }
  });
}
