import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderAdoptReport } from '../../../actions/core/adoption/report.ts';
import { renderStatus, runStatus } from '../../../actions/status/run.ts';
import { MEMBERS, META } from '../apply/world-files.ts';
import { LivingFleet } from './fleet.ts';

const [FIRST = '', SECOND = '', THIRD = ''] = MEMBERS;
const ALL = [META, ...MEMBERS];

let fleet: LivingFleet;

beforeEach(() => {
  fleet = new LivingFleet();
});

afterEach(() => {
  fleet.close();
});

function rule(text: string): string {
  return `[{ title: t, role: common, rules: ['${text}'] }]`;
}

/** Check runs say that a host's HBA rules would change. */
function differIn(hosts: readonly string[], ...tags: readonly string[]): void {
  fleet.world.behaviour = {
    wouldChange: ({ playbook }, host) => (playbook === 'pgsql.yml' && hosts.includes(host) ? [tags] : []),
  };
}

describe('adopt', () => {
  it('takes the commit to be in force where nothing differs, and the next apply has nothing to do', async () => {
    const commit = fleet.commit();
    const report = await fleet.adopt('sandbox');
    expect(report).toMatchObject({ ok: true, recorded: true, problems: [], plan: { steps: [] } });
    expect(fleet.takeCommands()).toEqual([]);
    const state = fleet.readState();
    expect(state).toMatchObject({ head: commit, hosts: Object.fromEntries(ALL.map((host) => [host, [commit]])) });
    expect(state?.debts).toBeUndefined();
    expect(await fleet.apply()).toMatchObject({ ok: true, steps: [], owing: [] });
    expect(fleet.takeCommands()).toEqual([]);
  });

  it('records nothing before a person has typed the name', async () => {
    fleet.commit();
    expect(await fleet.adopt()).toMatchObject({ ok: true, recorded: false });
    await expect(fleet.adopt('production')).rejects.toThrow('confirmed was "production"');
    expect(fleet.readState()).toBeUndefined();
    expect(fleet.takeCommands()).toEqual([]);
  });

  it('owes a host exactly the effects that were not found there', async () => {
    const commit = fleet.commit();
    differIn([SECOND], 'postgres', 'pg_hba');
    const report = await fleet.adopt('sandbox');
    expect(report.clusters[1]?.hosts).toMatchObject([
      { host: FIRST, found: 'matches' },
      { host: SECOND, found: 'differs', effects: ['pg-hba'] },
      { host: THIRD, found: 'matches' },
    ]);
    expect(renderAdoptReport(report)).toContain('s01  pgsql.yml -l 10.10.10.12 -t pg_hba  (lock-out, access)');
    expect(fleet.readState()?.debts).toEqual({ [SECOND]: ['pg-hba'] });
    const status = runStatus('sandbox', fleet.adapters());
    expect(status).toMatchObject({ owing: [SECOND] });
    expect(renderStatus(status)).toContain(`${SECOND}  ${commit.slice(0, 10)}  owes pg-hba`);
    fleet.world.behaviour = {};
    fleet.takeCommands();
    expect(await fleet.apply()).toMatchObject({ ok: true, owing: [] });
    expect(fleet.takeCommands()).toEqual(['pgsql.yml 10.10.10.12 pg_hba']);
    expect(fleet.readState()).toMatchObject({ hosts: { [SECOND]: [commit] } });
    expect(fleet.readState()?.debts).toBeUndefined();
  });

  it('keeps a debt until a step has paid it on that host, beside what is merged meanwhile', async () => {
    fleet.commit();
    differIn([SECOND, THIRD], 'postgres', 'pg_hba');
    await fleet.adopt('sandbox');
    fleet.takeCommands();
    const next = fleet.commit({ metaRules: rule('host all all 10.9.9.0/24 scram-sha-256') });
    fleet.world.behaviour = {};
    fleet.world.down.add(THIRD);
    expect(await fleet.apply()).toMatchObject({ ok: false, owing: [{ host: THIRD }] });
    expect(fleet.readState()).toMatchObject({
      hosts: { [META]: [next], [SECOND]: [next] },
      debts: { [THIRD]: ['pg-hba'] },
    });
    fleet.world.down.clear();
    fleet.takeCommands();
    expect(await fleet.apply()).toMatchObject({ ok: true, owing: [] });
    expect(fleet.takeCommands()).toEqual(['pgsql.yml 10.10.10.13 pg_hba']);
    expect(fleet.readState()?.debts).toBeUndefined();
  });

  it('owes what a probe does not find although no file would change', async () => {
    fleet.commit();
    fleet.world.behaviour = {
      fail: ({ playbook, tags }, host) =>
        playbook === 'prove.yml' && tags.includes('haproxy') && host === THIRD ? 'not loaded' : undefined,
    };
    const report = await fleet.adopt();
    expect(report.clusters[1]?.hosts).toMatchObject([
      { found: 'matches', effects: [] },
      { found: 'matches', effects: [] },
      { found: 'differs', effects: ['haproxy-run'] },
    ]);
  });

  it('believes nothing of a host on which the check run failed, and asks the others again', async () => {
    fleet.commit();
    fleet.world.behaviour = {
      fail: ({ check, playbook }, host) =>
        check === true && playbook === 'pgsql.yml' && host === FIRST ? 'no such folder' : undefined,
    };
    const report = await fleet.adopt('sandbox');
    expect(report.clusters[1]?.hosts).toMatchObject([
      { host: FIRST, found: 'differs', effects: ['instance-create'], reason: 'task: no such folder' },
      { host: SECOND, found: 'matches' },
      { host: THIRD, found: 'matches' },
    ]);
    const asked = fleet.world.runs.filter(({ check, hosts }) => check === true && hosts.includes(SECOND));
    expect(asked.map(({ limit, playbook }) => `${playbook} ${limit}`)).toContain('pgsql.yml 10.10.10.12:10.10.10.13');
    expect(report.plan?.steps).toMatchObject([{ playbook: 'pgsql.yml', tags: [], hosts: [FIRST] }]);
    expect(report.plan?.steps[0]?.hazards).toContain('restart');
  });

  it('names a host that could not be asked, which owes everything', async () => {
    const commit = fleet.commit();
    fleet.world.down.add(THIRD);
    const report = await fleet.adopt('sandbox');
    expect(report.clusters[1]?.hosts[2]).toMatchObject({ found: 'unasked', reason: 'unreachable' });
    expect(fleet.readState()).toMatchObject({
      hosts: { [THIRD]: [commit] },
      debts: { [THIRD]: ['instance-create', 'node-create'] },
    });
    fleet.takeCommands();
    fleet.world.down.clear();
    expect(await fleet.apply()).toMatchObject({ ok: true, owing: [] });
    expect(fleet.takeCommands()).toEqual(['nodes.yml 10.10.10.13', 'pgsql.yml 10.10.10.13']);
  });

  it('has an apply look at such a host before anything is run there', async () => {
    fleet.commit();
    fleet.world.down.add(THIRD);
    await fleet.adopt('sandbox');
    fleet.takeCommands();
    fleet.world.down.clear();
    fleet.world.occupied.set(THIRD, { ports: [5432], data: '/data', systemIdentifier: '7', scope: 'pg-test' });
    expect((await fleet.apply()).refusals).toMatchObject([{ rule: 'occupied-host', hosts: [THIRD] }]);
    fleet.world.occupied.set(THIRD, { ports: [5432] });
    expect((await fleet.apply()).refusals).toMatchObject([{ rule: 'occupied-host', hosts: [THIRD] }]);
    expect(fleet.takeCommands()).toEqual([]);
  });

  it('asks consent for the removal of a host that it could not ask', async () => {
    fleet.commit();
    fleet.world.down.add(THIRD);
    await fleet.adopt('sandbox');
    fleet.commit({ members: [FIRST, SECOND] });
    expect((await fleet.apply()).refusals).toMatchObject([{ rule: 'removal-consent', hosts: [THIRD] }]);
  });

  it('leaves a host on which nothing is to the next plan, which makes the instance', async () => {
    fleet.commit();
    fleet.world.living.delete(THIRD);
    const report = await fleet.adopt('sandbox');
    expect(report.clusters[1]?.hosts[2]).toMatchObject({ found: 'absent', effects: [] });
    expect(Object.keys(fleet.readState()?.hosts ?? {})).toEqual([META, FIRST, SECOND]);
    expect(report.plan?.steps.map(({ playbook, limit }) => `${playbook} ${limit}`)).toContain('pgsql.yml 10.10.10.13');
  });
});

describe('adopt refuses', () => {
  const own = { ports: [5432, 8008], data: '/data', systemIdentifier: '2', scope: 'pg-test', name: 'pg-test-2' };

  it.each([
    [
      'a data directory of another cluster',
      { ...own, systemIdentifier: '9' },
      'system identifier 9, the DCS expects 2',
    ],
    ['a Patroni of another cluster', { ...own, scope: 'pg-other' }, 'Patroni of cluster "pg-other" runs'],
    ['a port that answers and tells nothing', { ports: [5432] }, 'system identifier unknown'],
    ['a data directory elsewhere', { ...own, data: '', servers: ['/pg/data'] }, 'PostgreSQL runs in /pg/data'],
    ['a server that the inventory does not have', { ports: [], servers: ['/srv/pg'] }, 'PostgreSQL runs in /srv/pg'],
    ['another name', { ...own, name: 'pg-test-7' }, 'its Patroni is called pg-test-7'],
    ['another major', { ...own, version: '13' }, 'its data directory is of PostgreSQL 13'],
  ])('%s', async (_, occupancy, message) => {
    fleet.commit();
    fleet.world.occupied.set(SECOND, occupancy);
    const report = await fleet.adopt('sandbox');
    expect(report).toMatchObject({ ok: false, recorded: false, problems: [{ hosts: [SECOND] }] });
    expect(report.problems[0]?.message).toContain(message);
    expect(fleet.world.runs).toEqual([]);
    expect(fleet.readState()).toBeUndefined();
  });

  it.each(['', 'not JSON', '{"ports": [5432'])('an answer that cannot be read: %j', async (output) => {
    fleet.commit();
    const adapters = fleet.adapters();
    const { probe } = adapters.ansible;
    const garbled: typeof probe = async (request) =>
      (await probe(request)).map((answer) => (answer.host === SECOND ? { host: SECOND, output } : answer));
    const report = await fleet.adopt('sandbox', { ...adapters, ansible: { ...adapters.ansible, probe: garbled } });
    expect(report).toMatchObject({ ok: false, problems: [{ rule: 'not-adoptable', hosts: [SECOND] }] });
  });

  it('what a host answers never to move a terminal', async () => {
    fleet.commit();
    const servers = ['/srv\u001b[2J\r\n::error::all is well'];
    fleet.world.occupied.set(SECOND, { ports: [], servers });
    const text = renderAdoptReport(await fleet.adopt());
    expect(text).toContain('all is well');
    for (const harm of ['\u001b', '\r', '\n::error']) expect(text).not.toContain(harm);
  });

  it('where there is a ledger', async () => {
    fleet.commit();
    await fleet.adopt('sandbox');
    await expect(fleet.adopt('sandbox')).rejects.toThrow('has a ledger already');
  });

  it('where another process has begun one meanwhile', async () => {
    fleet.commit();
    const other = fleet.openLedger();
    const adapters = fleet.adapters();
    const run = fleet.adopt('sandbox', {
      ...adapters,
      ledger: {
        ...adapters.ledger,
        update: (request) => {
          const begun = { ...request.initial, hosts: {} };
          if (request.initial !== undefined) {
            other.update({ message: 'begun', initial: { ...request.initial, ...begun }, change: (state) => state });
          }
          return adapters.ledger.update(request);
        },
      },
    });
    await expect(run).rejects.toThrow('another process has begun the ledger');
    expect(fleet.readState()?.hosts).toEqual({});
  });

  it('a fleet of which nothing lives', async () => {
    fleet.commit();
    fleet.world.living.clear();
    expect((await fleet.adopt('sandbox')).problems).toMatchObject([{ rule: 'nothing-lives' }]);
  });

  it('a cluster that nobody could look at', async () => {
    fleet.commit();
    for (const host of MEMBERS) fleet.world.down.add(host);
    expect((await fleet.adopt('sandbox')).problems).toMatchObject([{ rule: 'unseen-cluster', hosts: MEMBERS }]);
  });

  it('a cluster that the DCS knows and no host of the inventory has', async () => {
    fleet.commit();
    for (const host of MEMBERS) fleet.world.occupied.set(host, { ports: [] });
    expect((await fleet.adopt('sandbox')).problems).toMatchObject([{ rule: 'lost-cluster', hosts: MEMBERS }]);
  });

  it('a member that the inventory does not have', async () => {
    fleet.commit({ members: [FIRST, SECOND] });
    expect((await fleet.adopt('sandbox')).problems).toMatchObject([{ rule: 'unknown-member' }]);
  });

  it('a commit that main does not contain', async () => {
    fleet.world.unmerged.add(fleet.commit());
    await expect(fleet.adopt('sandbox')).rejects.toThrow('[unmerged]');
  });

  it('to record anything after a signal', async () => {
    fleet.commit();
    fleet.world.signal = 'SIGINT';
    await expect(fleet.adopt('sandbox')).rejects.toThrow('SIGINT came; nothing was recorded');
    expect(fleet.readState()).toBeUndefined();
  });
});

it('is what an apply names on a fleet that lives without a ledger', async () => {
  fleet.commit();
  const { refusals } = await fleet.apply();
  expect(refusals).toMatchObject([{ rule: 'not-adopted', hosts: ALL }]);
  expect(refusals[0]?.message).toContain('scripts/ops adopt --env sandbox');
  expect(fleet.takeCommands()).toEqual([]);
  expect(fleet.readState()).toBeUndefined();
});
