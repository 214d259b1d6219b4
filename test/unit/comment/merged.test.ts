import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import type { ApplyReport, StepReport } from '../../../actions/core/apply/report.ts';
import { addRule, CLUSTER_FILE, World } from '../../lib/github/world.ts';

const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
let begin: string;
beforeEach(async () => {
  world = await World.open();
  begin = world.git('rev-parse', 'main');
  world.publish([begin]);
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

const apply = (action: string, commit: string, rest = {}) =>
  runComment({ kind: 'apply', run: world.applyRun(action, commit, rest) }, world.adapters());

const headline = (number: number) => world.pages(number)[0]?.split('\n')[0];

function makeStep(rest: Partial<StepReport> = {}): StepReport {
  return {
    ...{ id: 's01', playbook: 'pgsql.yml', tags: ['pg_hba'], limit: 'pg-test', vars: {}, status: 'passed' },
    ...{ seconds: 9, tasks: 4, proven: ['pg_hba'] },
    hosts: MEMBERS.map((host) => ({ host, status: 'passed', changed: 1 })),
    ...rest,
  };
}

/** The artifact that the job of an apply leaves. */
function leaveReport(existing: readonly string[], desired: string, rest: Partial<ApplyReport> = {}): void {
  const report: ApplyReport = {
    ...{ environment: 'sandbox', existing: existing.map((rev) => ({ rev })), desired: { rev: desired } },
    ...{
      fingerprint: 'f',
      dryRun: false,
      ok: true,
      steps: [makeStep()],
      refusals: [],
      owing: [],
      notes: [],
      seconds: 14,
    },
    ...rest,
  };
  leave('apply-report-sandbox', JSON.stringify(report));
}

function leave(name: string, text: string): void {
  const archive = zipSync({ 'report.json': new TextEncoder().encode(text) });
  world.github.state.artifacts = [{ id: 900, run: 77, name, archive }];
}

const away = { host: '10.10.10.13', status: 'unreachable' as const, changed: 0, message: 'no answer on port 22' };
const passed = { host: '10.10.10.11', status: 'passed' as const, changed: 1 };

describe('after the merge', () => {
  it('the comment goes on: waiting, running, applied', async () => {
    world.push(1, addRule(1));
    await runComment({ kind: 'pull-request', run: world.run(1) }, world.adapters());
    const merge = world.merge(1);
    await apply('requested', merge);
    expect(headline(1)).toBe(
      '## ⏳ sandbox: merged and waiting · lets test into pg-test · reload, no connection is cut',
    );
    await apply('in_progress', merge);
    expect(headline(1)).toMatch(/^## 🔄 sandbox: applying · lets test/);
    expect(world.pages(1)[0]).toContain('Being applied since `10:05` UTC.');
    leaveReport([begin], merge);
    world.publish([merge]);
    await apply('completed', merge);
    expect(headline(1)).toMatch(/^## ✅ sandbox: applied and proven · lets test/);
    expect(world.pages(1)[0]).toContain('1 step ran in 14 s, each proven on the live hosts.');
    expect(world.pages(1)).toHaveLength(1);
  });

  it('tells how long writes paused, of each cluster the longest', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const gap = (seconds: number, errors: number, cluster = 'pg-test') => ({ gap: { cluster, seconds, errors } });
    const steps = [
      makeStep(gap(0.412, 1)),
      makeStep(gap(1.73, 2)),
      makeStep({ ...gap(0.2, 0, 'pg-meta'), unmeasured: ['pg-archive: no member answers'] }),
      makeStep({ unmeasured: ['pg-archive: no member answers'] }),
    ];
    leaveReport([begin], merge, { steps });
    await apply('completed', merge);
    const page = world.pages(1)[0];
    expect(page).toContain('Writes to pg-test paused for at most 1.7 s; clients of the measurement saw 3 errors.');
    expect(page).toContain('Writes to pg-meta paused for at most 0.2 s.');
    expect(page?.match(/was not measured: `pg-archive: no member answers`/g)).toHaveLength(1);
  });

  it('says nothing of pauses where no step measured one', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    leaveReport([begin], merge);
    await apply('completed', merge);
    expect(world.pages(1)[0]).not.toMatch(/paused|measured/);
  });

  it('names the apply that it waits for', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const run = { id: 70, workflow: 'apply.yml', branch: 'main', sha: begin, event: 'push' };
    world.github.state.runs.push({ ...run, status: 'in_progress', conclusion: null });
    await apply('requested', merge);
    expect(world.pages(1)[0]).toContain(`Its apply waits behind: \`the apply of ${begin.slice(0, 10)}\`.`);
  });

  it('says who takes it up where no other apply is at work', async () => {
    world.push(1, addRule(1));
    await apply('requested', world.merge(1));
    expect(world.pages(1)[0]).toContain('The change is merged, and the meta node takes it up next.');
  });

  it('hears of an apply that came later: each pull request that it covers', async () => {
    world.push(1, addRule(1));
    world.merge(1);
    world.push(2, { [CLUSTER_FILE]: (text) => text.replace('comment: business user', 'comment: the user') });
    const last = world.merge(2);
    leaveReport([begin], last);
    await apply('completed', last);
    expect(headline(1)).toMatch(/^## ✅ sandbox: applied and proven/);
    expect(world.pages(1)[0]).toContain('together with 1 other pull request');
    expect(headline(2)).toMatch(/^## ✅ sandbox: applied and proven/);
  });

  it('says which hosts still need which steps, and what to do; a later run pays', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const owing = [{ host: '10.10.10.13', step: 's01', reason: 'no answer on port 22' }];
    const steps = [makeStep({ status: 'owed', hosts: [passed, away] })];
    leaveReport([begin], merge, { ok: false, steps, owing });
    await apply('completed', merge, { conclusion: 'failure' });
    expect(headline(1)).toMatch(/^## 🛑 sandbox: applied, except on 1 host · lets test/);
    expect(world.pages(1)[0]).toContain('`10.10.10.13` still needs s01: `no answer on port 22`');
    expect(world.pages(1)[0]).toContain('Start 10.10.10.13 or repair the network');
    const next = world.moveMain({ 'README.md': () => 'x\n' });
    leaveReport([begin, merge], next);
    await apply('completed', next);
    expect(headline(1)).toMatch(/^## ☑️ sandbox: done by a later run/);
  });

  it('says at which step it stopped, and why', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const broken = { host: '10.10.10.12', status: 'failed' as const, changed: 0, message: 'the rules do not load' };
    const steps = [
      makeStep({ status: 'failed', message: 'task "Reload" failed on 10.10.10.12', hosts: [passed, broken] }),
    ];
    const owing = [{ host: '10.10.10.12', step: 's01', reason: 'the rules do not load' }];
    leaveReport([begin], merge, { ok: false, steps, owing });
    await apply('completed', merge, { conclusion: 'failure' });
    expect(headline(1)).toMatch(/^## 🛑 sandbox: stopped at s01 · /);
    expect(world.pages(1)[0]).toContain('Step s01 failed: `task "Reload" failed on 10.10.10.12`');
    expect(world.pages(1)[0]).toContain('Read the log of the run for what failed');
  });

  it('tells the set-up of the meta node apart from hosts that are away', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const message = "No module named 'ansible_collections.ansible.posix'";
    const hosts = MEMBERS.map((host) => ({ host, status: 'unreachable' as const, changed: 0, message }));
    const owing = MEMBERS.map((host) => ({ host, step: 's01', reason: message }));
    leaveReport([begin], merge, { ok: false, steps: [makeStep({ status: 'owed', hosts })], owing });
    await apply('completed', merge, { conclusion: 'failure' });
    expect(world.pages(1)[0]).toContain('The set-up of the meta node is not complete, the hosts are not at fault');
    expect(world.pages(1)[0]).not.toContain('Start 10.10.10.11');
  });

  it('says what the live hosts made the apply refuse', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const place = { severity: 'error' as const, rule: 'occupied', file: '', line: 0, column: 0, path: '' };
    leaveReport([begin], merge, { ok: false, steps: [], refusals: [{ ...place, message: 'a stranger is at work' }] });
    await apply('completed', merge, { conclusion: 'failure' });
    expect(headline(1)).toMatch(/^## ⛔ sandbox: merged, and refused by the apply/);
    expect(world.pages(1)[0]).toContain('`a stranger is at work`');
  });

  it('is told as it is by now where an event comes late, and an older run has no last word', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    leaveReport([begin], merge);
    const listed = { workflow: 'apply.yml', branch: 'main', event: 'push', status: 'completed', conclusion: 'success' };
    world.github.state.runs.push({ ...listed, id: 77, sha: merge });
    await apply('requested', merge);
    expect(headline(1)).toMatch(/^## ✅ sandbox: applied and proven/);
    const older = { id: 60, conclusion: 'cancelled' };
    await apply('completed', merge, older);
    expect(headline(1)).toMatch(/^## ✅ sandbox: applied and proven/);
  });

  it('comes to nothing where the published state names what is not there', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const state = JSON.stringify({ version: 1, environment: 'sandbox', head: begin, hosts: { h: ['f'.repeat(40)] } });
    world.publishText(state);
    await apply('requested', merge);
    expect(world.pages(1)).toEqual([]);
    world.publishText('{');
    await apply('requested', merge);
    expect(headline(1)).toMatch(/^## ⏳ sandbox: merged and waiting/);
  });

  it('mends by schedule what an event lost', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    leaveReport([begin], merge);
    const listed = { workflow: 'apply.yml', branch: 'main', event: 'push', sha: merge };
    world.github.state.runs.push({ ...listed, id: 77, status: 'completed', conclusion: 'success' });
    await runComment({ kind: 'sweep' }, world.adapters());
    expect(headline(1)).toMatch(/^## ✅ sandbox: applied and proven/);
    world.push(2, addRule(2));
    const next = world.merge(2);
    world.github.state.runs.push({ ...listed, sha: next, id: 78, status: 'in_progress', conclusion: null });
    world.publish([merge]);
    await runComment({ kind: 'sweep' }, world.adapters());
    expect([headline(1), headline(2)]).toEqual([
      expect.stringMatching(/^## ✅ sandbox: applied and proven/),
      expect.stringMatching(/^## 🔄 sandbox: applying/),
    ]);
  });

  it.each([
    ["a fork's branch of main's name", { repository: 'stranger/postgres', event: 'pull_request' }],
    ['a pull request of main into another branch', { event: 'pull_request' }],
    ["a tag of main's name on another commit", { sha: 'd'.repeat(40) }],
  ])('is not told by a run of the same name from %s', async (_, from) => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    leaveReport([begin], merge);
    const listed = { workflow: 'apply.yml', branch: 'main', event: 'push', sha: merge, ...from };
    world.github.state.runs.push({ ...listed, id: 77, status: 'completed', conclusion: 'success' });
    await runComment({ kind: 'sweep' }, world.adapters());
    expect(world.pages(1)).toEqual([]);
  });

  it('waits on where a run ended and left nothing', async () => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    await apply('completed', merge, { conclusion: 'cancelled' });
    expect(headline(1)).toMatch(/^## ⏳ sandbox: merged and waiting/);
    expect(world.pages(1)[0]).toContain('the last run ended as cancelled without a report');
  });

  it.each([
    ['no JSON', 'apply-report-sandbox', '{'],
    ['another shape', 'apply-report-sandbox', '{"environment": 3}'],
    [
      'another environment',
      'apply-report-sandbox',
      '{"environment":"prod","existing":[],"desired":{},"steps":[],"refusals":[],"owing":[]}',
    ],
  ])('does not use a report that is %s', async (_, name, text) => {
    world.push(1, addRule(1));
    const merge = world.merge(1);
    leave(name, text);
    await apply('completed', merge);
    expect(headline(1)).toMatch(/^## ⏳ sandbox: merged and waiting/);
    expect(world.said.join('\n')).toMatch(/The report of sandbox (cannot be used|is of another environment)/);
  });
});

describe('after a push to main', () => {
  it('plans open pull requests again and says where main moved', async () => {
    world.push(1, addRule(1));
    await runComment({ kind: 'pull-request', run: world.run(1) }, world.adapters());
    const moved = world.moveMain({
      [CLUSTER_FILE]: (text) => text.replace('comment: business user', 'comment: the user'),
    });
    await apply('requested', moved);
    expect(world.pages(1)[0]).toContain(`Main moved to \`${moved.slice(0, 10)}\``);
  });

  it('leaves a pull request whose own run is at work', async () => {
    const sha = world.push(1, addRule(1));
    const run = { id: 5, workflow: 'pull-request.yml', branch: 'branch-1', sha, event: 'pull_request' };
    world.github.state.runs.push({ ...run, status: 'in_progress', conclusion: null });
    await runComment({ kind: 'sweep' }, world.adapters());
    expect(world.pages(1)).toEqual([]);
  });
});
