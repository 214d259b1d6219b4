/** What was reviewed is what runs: hazards that no commit of main shows by itself stop an apply. */
import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import type { ApplyOptions } from '../../../actions/apply/ports.ts';
import { ABSENT } from '../../../actions/core/ledger/state.ts';
import { World } from './world.ts';
import { hosts, MEMBERS } from './world-files.ts';
import type { WorldFiles } from './world-files.ts';

const [, , THIRD = ''] = MEMBERS;
const USERS = '[{ name: app, password: x }, { name: web, password: y }]';
const WITHOUT = '[{ name: web, password: y }]';
const FORGET = '- { user: app, cluster: pg-test, action: forget, reason: the application is gone }\n';
const DESTROY = '- { user: app, cluster: pg-test, action: destroy, reason: the application is gone }\n';
const RESTART = 'pg_parameters: { max_connections: 321 }\n';
const STRICT = 'approval: pull-requests\n';

let world: World;

function apply(options: Partial<ApplyOptions> = {}) {
  return runApply({ environment: 'sandbox', dryRun: false, ...options }, world.adapters());
}

function merge(files: Partial<WorldFiles>): string {
  return world.commit({ hosts: hosts({ users: USERS }), ...files });
}

async function begin(files: Partial<WorldFiles> = {}): Promise<string> {
  const first = merge(files);
  expect(await apply()).toMatchObject({ ok: true, refusals: [] });
  world.takeCommands();
  return first;
}

/** Two changes of which neither drops the user: together they do. */
function mergeTwoHalves(environment = ''): readonly [string, string] {
  const written = { hosts: hosts({ users: WITHOUT }), environment };
  return [merge({ ...written, removals: FORGET }), merge({ ...written, removals: DESTROY })];
}

async function findFingerprint(): Promise<string> {
  return (await apply({ dryRun: true })).fingerprint;
}

beforeEach(() => {
  world = new World();
});

describe('a hazard that a commit of main shows', () => {
  it('is carried out, and the record says where it was seen', async () => {
    await begin();
    const second = merge({ variables: RESTART });
    world.told.set(second, {
      parents: ['1'.padStart(40, '0'), 'f'.repeat(40)],
      subject: 'Merge pull request #7 from t/x',
    });
    expect(await apply()).toMatchObject({ ok: true, refusals: [] });
    expect(world.records.at(-1)?.approval).toEqual({
      policy: 'commits',
      commits: [
        {
          commit: second,
          pull_request: 7,
          seen: true,
          hazards: ['restart (patroni-credentials) on pg-meta', 'restart (patroni-credentials) on pg-test'],
        },
      ],
    });
  });

  it('is carried out later on a host that was away for three of them', async () => {
    await begin();
    world.down.add(THIRD);
    merge({ variables: RESTART });
    await apply();
    merge({
      variables: RESTART,
      hosts: hosts({ users: USERS, rules: "[{ title: t, role: common, rules: ['local all all trust'] }]" }),
    });
    await apply();
    merge({ variables: RESTART });
    await apply();
    world.down.clear();
    expect(await apply()).toMatchObject({ ok: true, refusals: [], owing: [] });
    expect(Object.values(world.entry?.state.hosts ?? {}).every((entries) => entries.length === 1)).toBe(true);
  });

  it('is carried out later on a new host that was away when its commit was applied', async () => {
    const code = {
      environment: 'allowed_lookups: [env]\n',
      variables: `node_timezone: "{{ lookup('env', 'TZ') }}"\n`,
    };
    await begin(code);
    const { state } = world.entry ?? {};
    if (world.entry === undefined || state === undefined) throw new Error('no ledger');
    world.entry = { ...world.entry, state: { ...state, hosts: { ...state.hosts, [THIRD]: [ABSENT] } } };
    world.living.delete(THIRD);
    const report = await apply({ dryRun: true });
    expect(report.refusals).toEqual([]);
    expect(JSON.stringify(report.steps)).toContain(THIRD);
  });

  it('is undone by the revert of an apply that failed', async () => {
    await begin();
    merge({ variables: RESTART });
    world.behaviour = { fail: ({ playbook }) => (playbook === 'pgsql.yml' ? 'no' : undefined) };
    expect(await apply()).toMatchObject({ ok: false });
    world.behaviour = {};
    merge({});
    const report = await apply();
    expect(report).toMatchObject({ ok: true, refusals: [] });
    expect(report.steps.length).toBeGreaterThan(0);
  });

  it('needs no review where nothing of it is dangerous', async () => {
    await begin();
    merge({ variables: 'node_timezone: Europe/Berlin\n' });
    expect(await apply()).toMatchObject({ ok: true });
    expect(world.records.at(-1)).not.toHaveProperty('approval');
  });
});

describe('a hazard that none shows', () => {
  it('is refused before any step where two commits do together what neither does alone', async () => {
    await begin();
    const [one, other] = mergeTwoHalves();
    const report = await apply();
    expect(report).toMatchObject({ ok: false, steps: [] });
    expect(report.refusals.map(({ rule }) => rule)).toEqual(['approval']);
    const [refusal] = report.refusals;
    expect(refusal?.message).toContain('the plan has the hazard destroy (user app) on pg-test');
    expect(refusal?.message).toContain(`none of ${other.slice(0, 10)}, ${one.slice(0, 10)} does it alone`);
    expect(refusal?.message).toContain(`--approve ${report.fingerprint}`);
    expect(refusal?.fix?.lines).toContain(`  - fingerprint: ${report.fingerprint}`);
    expect(world.takeCommands()).toEqual([]);
  });

  it('is refused where an instance was to be forgotten and another merge lets its host be emptied', async () => {
    await begin();
    const without = hosts({ users: USERS, members: MEMBERS.slice(0, 2) });
    const removal = (action: string) => `- { instance: pg-test-3, action: ${action}, reason: the machine goes back }\n`;
    merge({ hosts: without, removals: removal('forget') });
    merge({ hosts: without, removals: removal('destroy') });
    const report = await apply();
    expect(report.steps).toEqual([]);
    expect(report.refusals.map(({ message }) => message.split(',', 1)[0])).toContain(
      `the plan has the hazard data-loss (instance pg-test-3) on ${THIRD} of pg-test`,
    );
    expect(world.living.has(THIRD)).toBe(true);
  });

  it('runs by the entry that a later commit adds, and that entry allows no other plan', async () => {
    await begin();
    mergeTwoHalves();
    const fingerprint = await findFingerprint();
    const approval = `approved_plans: [{ fingerprint: ${fingerprint}, reason: both are meant }]\n`;
    const written = { removals: DESTROY, environment: approval };
    const rules = "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 scram-sha-256'] }]";
    merge({ ...written, hosts: hosts({ users: WITHOUT, rules }) });
    expect((await apply()).refusals.map(({ rule }) => rule)).toEqual(['approval']);
    const last = merge({ ...written, hosts: hosts({ users: WITHOUT }) });
    const consent = world.history.at(-2);
    const report = await apply();
    expect(report).toMatchObject({ ok: true, notes: [expect.stringContaining(`approved by ${consent ?? ''}`)] });
    expect(world.records.at(-1)?.approval?.approved_by).toBe(consent);
    expect(world.entry?.state.head).toBe(last);
    expect(world.takeCommands()).toEqual(['pgsql-dropuser.yml pg-test']);
  });

  it('runs by the word of a person on the meta node, who names the plan', async () => {
    await begin();
    mergeTwoHalves();
    const approve = await findFingerprint();
    expect(await apply({ approve: `0${approve.slice(1)}` })).toMatchObject({ ok: false, steps: [] });
    expect(await apply({ approve })).toMatchObject({ ok: true });
    expect(world.records.at(-1)?.approval?.approved_by).toBe('--approve of jane');
  });

  it('is not asked for where what is in force and the commit say so', async () => {
    await begin({ environment: 'approval: none\n' });
    mergeTwoHalves('approval: none\n');
    expect(await apply()).toMatchObject({ ok: true });
  });

  it('is asked for where only the commit that brings it says that it need not be', async () => {
    await begin();
    mergeTwoHalves('approval: none\n');
    expect(await apply()).toMatchObject({ ok: false, refusals: [{ rule: 'approval' }] });
  });

  it('has been seen where the commit before was refused, so that nothing could be planned from it', async () => {
    await begin();
    merge({ hosts: hosts({ users: WITHOUT }) });
    expect((await apply()).refusals.map(({ rule }) => rule)).toEqual(['removal-consent']);
    merge({ hosts: hosts({ users: WITHOUT }), removals: DESTROY });
    expect(await apply()).toMatchObject({ ok: true, refusals: [] });
    expect(world.records.at(-1)?.approval?.commits).toMatchObject([
      { seen: true, hazards: ['destroy (user app) on pg-test'] },
      { seen: false, reason: 'its own plan is refused [removal-consent]' },
    ]);
  });
});

describe('a trailer Plan-Fingerprint', () => {
  async function mergeWith(write: (fingerprint: string) => string): Promise<void> {
    const commit = merge({ variables: RESTART });
    const fingerprint = await findFingerprint();
    world.told.set(commit, { fingerprints: [write(fingerprint)] });
  }

  it('is right where it names the plan of its commit', async () => {
    await begin();
    await mergeWith((fingerprint) => `sandbox ${fingerprint}`);
    expect(await apply()).toMatchObject({ ok: true });
  });

  it('takes the review away where it names another plan, or none', async () => {
    await begin();
    await mergeWith(() => `sandbox ${'a'.repeat(64)}`);
    const [refusal] = (await apply()).refusals;
    expect(refusal?.message).toContain(`its trailer Plan-Fingerprint names "${'a'.repeat(64)}", and its plan has `);
    world.told.set(world.head, { fingerprints: ['sandbox'] });
    expect(await apply()).toMatchObject({ ok: false, steps: [] });
  });

  it('says nothing of another environment', async () => {
    await begin();
    await mergeWith(() => `production ${'a'.repeat(64)}`);
    expect(await apply()).toMatchObject({ ok: true });
  });
});

describe('a commit that was pushed to main', () => {
  it('shows its own plan, unless the environment asks for pull requests', async () => {
    await begin();
    merge({ variables: RESTART });
    expect(await apply()).toMatchObject({ ok: true });
    merge({ environment: STRICT, variables: RESTART });
    expect(await apply()).toMatchObject({ ok: true, steps: [] });
    const pushed = merge({ environment: STRICT });
    const [refusal] = (await apply()).refusals;
    expect(refusal?.message).toContain(`${pushed.slice(0, 10)} brings it, but it is neither the merge nor the squash`);
    world.told.set(pushed, { subject: 'max_connections back (#12)' });
    expect(await apply()).toMatchObject({ ok: true, refusals: [] });
  });

  it('does not approve what it brings itself', async () => {
    await begin({ environment: STRICT });
    merge({ environment: STRICT, variables: RESTART });
    const fingerprint = await findFingerprint();
    const approval = `approved_plans: [{ fingerprint: ${fingerprint}, reason: x }]\n`;
    const consent = merge({ environment: STRICT + approval, variables: RESTART });
    expect(await apply()).toMatchObject({ ok: false, refusals: [{ rule: 'approval' }, { rule: 'approval' }] });
    world.told.set(consent, { subject: 'approve it (#13)' });
    expect(await apply()).toMatchObject({ ok: true });
  });
});

describe('a commit that main does not contain', () => {
  it('is undone by the next apply of main, as --unmerged has said', async () => {
    await begin();
    world.unmerged.add(merge({ variables: RESTART }));
    expect(await apply({ unmerged: true })).toMatchObject({ ok: true });
    merge({});
    expect(await apply()).toMatchObject({ ok: true, refusals: [] });
  });

  it('is left in force where the undoing is dangerous and the environment asks for pull requests', async () => {
    await begin({ environment: STRICT });
    const beside = merge({ environment: STRICT, variables: RESTART });
    world.unmerged.add(beside);
    expect(await apply({ unmerged: true })).toMatchObject({ ok: true });
    merge({ environment: STRICT });
    const [refusal] = (await apply()).refusals;
    expect(refusal?.message).toContain(`${beside.slice(0, 10)} brings it, but what undoes a commit`);
  });
});

it('says so where what is in force is older than the commits that are planned again', async () => {
  await begin();
  mergeTwoHalves();
  const adapters = world.adapters();
  const listMerges: typeof adapters.ledger.listMerges = (range) => adapters.ledger.listMerges({ ...range, limit: 1 });
  const report = await runApply(
    { environment: 'sandbox', dryRun: false },
    { ...adapters, ledger: { ...adapters.ledger, listMerges } },
  );
  expect(report.refusals[0]?.message).toContain('older than the newest 1 commit, which alone were planned again');
});
