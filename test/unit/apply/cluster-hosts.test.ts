import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { runByHand } from '../../../actions/run/run.ts';
import { World } from './world.ts';
import { hosts, MEMBERS, META } from './world-files.ts';

const CONSENT = '- { instance: pg-test-3, action: destroy, reason: the machine goes back }\n';

let world: World;

const apply = () => runApply({ environment: 'sandbox', dryRun: false }, world.adapters());

/** A world in which the first commit is applied everywhere. */
async function begin(): Promise<void> {
  world.commit({ hosts: hosts() });
  expect(await apply()).toMatchObject({ ok: true, owing: [] });
  world.runs.splice(0);
}

beforeEach(() => {
  world = new World();
});

describe('the hosts of its clusters, which a step is run with and proven with,', () => {
  const listGiven = () => world.runs.splice(0).map(({ playbook, clusterHosts }) => [playbook, clusterHosts] as const);

  it('are of the inventory that Ansible reads: of a removal, the one that has the member', async () => {
    await begin();
    world.commit({ hosts: hosts({ members: MEMBERS.slice(0, 2) }), removals: CONSENT });
    const report = await apply();
    const given = listGiven();
    const removal = given.findIndex(([playbook]) => playbook === 'pgsql-remove.yml');
    const [before, after] = [{ 'pg-test': MEMBERS }, { 'pg-test': MEMBERS.slice(0, 2) }];
    expect(given[removal]?.[1]).toEqual(before);
    expect(given[removal + 1]).toEqual(['prove.yml', before]);
    expect(given.filter(([playbook]) => playbook === 'pgsql.yml').map(([, clusters]) => clusters)).toContainEqual(
      after,
    );
    expect(JSON.stringify(report)).not.toContain('_cluster_hosts');
  });

  it('are handed in of a run by hand over several clusters', async () => {
    await begin();
    const options = { environment: 'sandbox', playbook: 'pgsql.yml', limit: 'all', tags: ['pg_hba'], vars: {} };
    const report = await runByHand({ ...options, proofs: ['pg_hba'] }, world.adapters());
    const both = { 'pg-meta': [META], 'pg-test': MEMBERS };
    expect(listGiven()).toEqual([
      ['pgsql.yml', both],
      ['prove.yml', both],
    ]);
    expect(report.step.vars).toEqual({});
  });
});
