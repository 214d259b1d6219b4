/** A switchover for practice on the live cluster: refused until environment.yml in force allows it, and while anything is wrong. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FailoverReport } from '../../actions/failover/report.ts';
import type { LedgerRecord } from '../../actions/core/ledger/record.ts';
import { describeLong } from './lib/long.ts';
import { getOutput, MetaCheckout } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const checkout = new MetaCheckout('e2e-drill');
let start = '';

function drill(candidate = '') {
  const args = `--candidate ${candidate} --confirm ${CLUSTER} --env sandbox --format json --drill`;
  return checkout.ops(`patroni switchover ${CLUSTER} ${args}`);
}

/** Nothing was asked of Patroni, and nothing is in the ledger. */
async function expectRefused(words: string): Promise<void> {
  const { leader, replicas } = await checkout.settle();
  const before = await checkout.ledgerCommit();
  const { code, stdout, stderr } = await drill(replicas[0]);
  expect([code, stdout + stderr]).toEqual([1, expect.stringContaining(words)]);
  expect((await checkout.settle()).leader).toBe(leader);
  expect(await checkout.ledgerCommit()).toBe(before);
}

describeLong('a drill', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    start = await checkout.git('rev-parse HEAD');
  });

  afterAll(async () => {
    await checkout.restore(start);
    await checkout.applyAll();
  });

  it('is refused where environment.yml does not allow it', async () => {
    await expectRefused('environment sandbox allows no drill');
  });

  it('is refused until what allows it is in force', async () => {
    await checkout.edit('environment.yml', (text) => `${text.trimEnd()}\ndrill: true\n`);
    await checkout.merge('allow drills');
    await expectRefused('once it is applied');
    expect((await checkout.applyAll()).steps).toEqual([]);
  });

  it('moves the leadership, and keeps and draws how long writes paused', async () => {
    const { leader, replicas } = await checkout.settle();
    const [candidate = ''] = replicas;
    const { code, stdout, stderr } = await drill(candidate);
    expect([code, code === 0 ? '' : `${stdout}\n${stderr}`]).toEqual([0, '']);
    const report = JSON.parse(stdout) as FailoverReport;
    expect(report).toMatchObject({ ok: true, drill: true, leader: candidate, handover: { way: 'pooled', faults: [] } });
    expect(report.checks.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);

    const ledger = '/var/lib/ops/sandbox/ledger.git';
    const record = JSON.parse(
      await getOutput(`git -C ${ledger} show refs/ops/sandbox/applied:record.json`),
    ) as LedgerRecord;
    const subject = `${CLUSTER}: ${leader} → ${candidate}`;
    expect(record).toMatchObject({
      verb: 'drill',
      subject,
      verdict: 'done',
      gap: expect.any(Number) as number,
      errors: 0,
    });
    const { stdout: status } = await checkout.ops('status --env sandbox --no-live');
    const row = status.split('\n').find((line) => /^ {2}\S+ {2}drill {2}/.test(line)) ?? status;
    expect(row).toContain(subject);
    expect(row).toMatch(new RegExp(` ${(record.gap ?? NaN).toFixed(2)} s {2}=+$`));
  });

  it('is refused while a member is away', async () => {
    const { leader, replicas } = await checkout.settle();
    const [candidate, away = ''] = replicas;
    expect(await checkout.service(`stop patroni ${away}`)).toMatchObject({ ok: true });
    try {
      const before = await checkout.ledgerCommit();
      const { code, stdout } = await drill(candidate);
      const report = JSON.parse(stdout) as FailoverReport;
      expect([code, report.verdict]).toEqual([1, 'refused']);
      expect(report.problems.join('\n')).toContain(
        'a drill is for a cluster in which nothing is wrong, and here is: members',
      );
      expect((await checkout.readCluster(CLUSTER)).leader).toBe(leader);
      expect(await checkout.ledgerCommit()).toBe(before);
    } finally {
      await checkout.service(`start patroni ${away}`);
    }
    await checkout.settle();
  });
});
