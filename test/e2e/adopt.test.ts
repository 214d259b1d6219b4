/** A ledger that is begun on the sandbox's fleet, in a state folder of its own: the sandbox's ledger knows nothing of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AdoptReport } from '../../actions/core/adoption/report.ts';
import type { ApplyReport } from '../../actions/core/apply/report.ts';
import { getOutput, inMeta, MetaCheckout } from './meta-checkout.ts';
import { describeLong } from './lib/long.ts';

const STATE = '/home/ops/e2e-adopt-state';
const DIFFERENT = '10.10.10.12';
const CONFIGURATION = '/etc/haproxy/haproxy.cfg';
const checkout = new MetaCheckout('e2e-adopt');

/** As on a meta node that has no ledger yet. */
async function ops(args: string): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return inMeta(`cd ${checkout.folder} && OPS_STATE_DIR=${STATE} scripts/ops ${args}`);
}

async function report<Report>(args: string): Promise<Report> {
  const { code, stdout, stderr } = await ops(`${args} --env sandbox --format json`);
  if (code !== 0) throw new Error(`exit ${String(code)} of ${args}\n${stdout}\n${stderr}`);
  return JSON.parse(stdout) as Report;
}

function onHost(command: string): Promise<string> {
  return getOutput(`ssh -o BatchMode=yes ${DIFFERENT} 'sudo ${command}'`);
}

function listFound({ clusters, others }: AdoptReport): Readonly<Record<string, string>> {
  const hosts = [...clusters.flatMap((cluster) => cluster.hosts), ...others];
  return Object.fromEntries(hosts.map(({ host, found, effects }) => [host, [found, ...effects].join(' ')]));
}

describeLong('adopt', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    // What is begun here is published nowhere.
    await checkout.git('config ops.publish jobs');
    await getOutput(`rm -rf ${STATE} && mkdir ${STATE}`);
  });

  afterAll(async () => {
    await onHost(`sed -i "/^# by hand$/d" ${CONFIGURATION}`);
    await getOutput(`rm -rf ${STATE} ${checkout.folder}`);
  });

  it('sends who applies without a ledger to adopt, and touches nothing', async () => {
    const { code, stdout } = await ops('apply --env sandbox');
    expect(code).toBe(1);
    expect(stdout).toContain('scripts/ops adopt --env sandbox');
  });

  it('finds that a fleet which was just applied matches', async () => {
    const found = await report<AdoptReport>('adopt');
    expect(listFound(found)).toEqual({
      '10.10.10.10': 'matches',
      '10.10.10.11': 'matches',
      '10.10.10.12': 'matches',
      '10.10.10.13': 'matches',
    });
    expect(found).toMatchObject({ ok: true, recorded: false, problems: [], plan: { steps: [], refusals: [] } });
  });

  it('owes what was changed by hand, and the next apply pays exactly that', async () => {
    await onHost(`sed -i "1i # by hand" ${CONFIGURATION}`);
    const adopted = await report<AdoptReport>('adopt --confirm sandbox');
    expect(listFound(adopted)).toMatchObject({ '10.10.10.11': 'matches', [DIFFERENT]: 'differs haproxy-run' });
    expect(adopted).toMatchObject({ recorded: true, plan: { steps: [{ hosts: [DIFFERENT], tags: ['haproxy'] }] } });
    expect(await onHost(`head -n 1 ${CONFIGURATION}`)).toBe('# by hand');
    const applied = await report<ApplyReport>('apply');
    expect(applied).toMatchObject({
      ok: true,
      owing: [],
      steps: [{ limit: DIFFERENT, tags: ['haproxy'], status: 'passed' }],
    });
    expect(await onHost(`head -n 1 ${CONFIGURATION}`)).not.toBe('# by hand');
    expect(await report<ApplyReport>('apply')).toMatchObject({ ok: true, steps: [] });
  });

  it('begins no second ledger', async () => {
    const { code, stderr } = await ops('adopt --env sandbox --confirm sandbox');
    expect(code).toBe(1);
    expect(stderr).toContain('has a ledger already');
  });
});
