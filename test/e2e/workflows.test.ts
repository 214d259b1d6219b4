/**
 * The workflows as they are, chained as GitHub chains them: a pull request's two jobs and the apply of its merge to the live
 * cluster on the meta node, after each the comment on this machine; what a person dispatches; and the issue of drift. act
 * executes them in host mode. What it does not know (concurrency, permissions, the runner's label) is held by
 * test/unit/actions.test.ts, and what is changed for it stands in test/lib/act-workflow.ts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseApplyReport } from '../../actions/core/github/apply-report.ts';
import { WORKFLOWS } from '../lib/act-workflow.ts';
import { HostedWorkflows } from './lib/hosted-workflows.ts';
import { actFailing, ARTIFACTS, MetaAct, onMeta, ORIGIN, readSummary } from './lib/meta-act.ts';
import { expectDone, expectFailed } from './lib/workflow-ends.ts';
import { getOutput, inMeta, MetaCheckout } from './meta-checkout.ts';

const MEMBERS = ['ops-node-1', 'ops-node-2', 'ops-node-3'];
const STATE = '/var/lib/ops/sandbox';
const CLUSTER_FILE = 'inventory/sandbox/hosts/pg-test.yml';
/** Unique, so that a rule of an earlier run never stands for this one's. */
const writeRule = (network: string) => `host test test ${network}.${String(1 + (process.pid % 250))}/32 scram-sha-256`;
const [RULE, SECOND_RULE, LATER_RULE] = [writeRule('192.0.2'), writeRule('198.51.100'), writeRule('203.0.113')];

const checkout = new MetaCheckout('workflows');
const { folder: CLONE } = checkout;
const act = new MetaAct(CLONE);

const pullRequest = (workflow = 'pull-request.yml') =>
  act.run('pull_request', workflow, {
    action: 'opened',
    number: 1,
    pull_request: { number: 1, head: { ref: 'workflows-test' }, base: { ref: 'main' } },
  });

const push = () => act.run('push', 'apply.yml', { ref: 'refs/heads/main' });

const runIn = (container: string, ...command: readonly string[]): string =>
  execFileSync('docker', ['exec', container, ...command], { encoding: 'utf8' });

const readHba = (container: string): string => runIn(container, 'cat', '/etc/patroni/roles/current/pg_hba.conf');

/** Process ids: a reload lets the master go on, and starts another worker. */
const readWorkers = (): readonly string[] =>
  MEMBERS.map((member) => runIn(member, 'bash', '-c', 'pgrep -n -P "$(systemctl show -P MainPID haproxy)"'));

const asRoot = (script: string): string => runIn('ops-meta', 'bash', '-euc', script);

const findLeader = async () => (await checkout.readCluster('pg-test')).leader;
const isPaused = async () => (await checkout.readCluster('pg-test')).paused;

function editRule(edit: string, subject: string, rule = RULE): void {
  onMeta(`cd ${CLONE}; python3 -c ${JSON.stringify(edit)} ${CLUSTER_FILE} '${rule}'; git commit -qam '${subject}'`);
}

const pushBranch = (branch: string): string => onMeta(`cd ${CLONE}; git push -q --force origin ${branch}`);

function mergeBranch(branch: string): void {
  onMeta(`cd ${CLONE}; git checkout -q main; git merge -q --no-ff --no-edit ${branch}; git push -q origin main`);
}

const readReport = (): string => onMeta(`cat ${ARTIFACTS}/apply-report-sandbox.json`);

const ADD_RULE = [
  'import sys; path, rule = sys.argv[1:]; text = open(path).read()',
  "block = '    pg_hba_rules_extra:\\n'",
  "item = '      - title: workflows test\\n        role: common\\n        rules: [' + rule + ']\\n'",
  "text = text.replace(block, block + item, 1) if block in text else text.rstrip('\\n') + '\\n' + block + item",
  "open(path, 'w').write(text)",
].join('; ');

describe('workflows, executed by act on the meta node', () => {
  let hosted: HostedWorkflows;
  /** Main before any of it. */
  let begin: string;
  /** Of the pull request's page. */
  const headline = (number: number) => hosted.pages(number)[0]?.split('\n')[0];

  beforeAll(async () => {
    hosted = await HostedWorkflows.open();
    await checkout.open();
    act.prepare();
    // As on a node that has never looked for drift.
    onMeta(`rm -rf ${STATE}/drift`);
    begin = await checkout.git('rev-parse HEAD');
    const first = push();
    expect(first.output).toContain('Job succeeded');
    expect(first.status).toBe(0);
  });

  afterAll(async () => {
    spawnSync('docker', ['unpause', 'ops-node-3']);
    asRoot('rm -f /etc/ops/sandbox/hold');
    await checkout.ops('patroni resume pg-test --env sandbox');
    onMeta(`cd ${CLONE}; git checkout -q main; git reset -q --hard origin/main
      git push -q origin --delete workflows-test workflows-broken workflows-away || true`);
    await checkout.restore(begin);
    push();
    onMeta(`rm -rf ${CLONE} ${ARTIFACTS}`);
    expect(hosted.github.problems).toEqual([]);
    await hosted.close();
  });

  it('validates a pull request, shows its plan, and says it in a comment', async () => {
    onMeta(`cd ${CLONE}; git checkout -q -b workflows-test`);
    editRule(ADD_RULE, 'pg-test: open for the workflows test');
    pushBranch('workflows-test');
    const { status, output } = pullRequest();
    expect(output).toMatch(/Pull request\/Validate.*Job succeeded/);
    expect(output).toMatch(/Pull request\/Plan.*Job succeeded/);
    expect(status).toBe(0);
    const summary = readSummary({ status, output });
    expect(summary).toContain('pgsql.yml');
    expect(summary).toMatch(/-t pg_hba/);
    expect(summary).toContain('pg-test');
    for (const member of MEMBERS) expect(readHba(member)).not.toContain(RULE);
    const comment = await hosted.afterPush(1, 'workflows-test');
    expect(comment.output).toContain('Job succeeded');
    expect(headline(1)).toBe('## 🟢 sandbox: lets test into pg-test · reload, no connection is cut');
    expect(hosted.pages(1)[0]).toContain(`\n+ ${RULE}`);
  });

  it('writes the same comment anew when the branch is pushed again', async () => {
    editRule(ADD_RULE, 'pg-test: open for one more', SECOND_RULE);
    pushBranch('workflows-test');
    expect(pullRequest().status).toBe(0);
    await hosted.afterPush(1, 'workflows-test');
    expect(hosted.pages(1)).toHaveLength(1);
    expect(hosted.pages(1)[0]).toContain(`\n+ ${SECOND_RULE}`);
  });

  it('fails a pull request with an annotation at the line that is wrong, and its comment says so', async () => {
    onMeta(`cd ${CLONE}; git checkout -q -b workflows-broken`);
    editRule(
      "import sys; path = sys.argv[1]; text = open(path).read(); open(path, 'w').write(text.replace('pg_seq: 2', 'pg_seq: 1', 1))",
      'pg-test: give a number twice',
    );
    const annotation = /::error .*file=inventory\/sandbox\/hosts\/pg-test\.yml,line=\d+/;
    pushBranch('workflows-broken');
    const { status, output } = actFailing(pullRequest, annotation);
    onMeta(`cd ${CLONE}; git checkout -q workflows-test; git branch -qD workflows-broken`);
    await hosted.afterPush(2, 'workflows-broken', 'failure');
    expect(headline(2)).toMatch(/^## ❔ no plan for `[0-9a-f]{10}`: validate failed$/);
    expect(status).not.toBe(0);
    expect(output).toMatch(annotation);
    expect(output).not.toContain('Pull request/Plan');
  });

  it('applies the merge to the live cluster and publishes what is in force; the comment goes on', async () => {
    mergeBranch('workflows-test');
    const run = hosted.merge(1);
    await hosted.afterApply(run, 'requested');
    expect(headline(1)).toMatch(/^## ⏳ sandbox: merged and waiting · lets test into pg-test/);
    await hosted.afterApply(run, 'in_progress');
    expect(headline(1)).toMatch(/^## 🔄 sandbox: applying · lets test into pg-test/);
    const { status, output } = push();
    expect(output).toContain('Job succeeded');
    expect(status).toBe(0);
    for (const member of MEMBERS) expect(readHba(member)).toContain('192.0.2.');
    const head = onMeta(`git -C ${CLONE} rev-parse main`).trim();
    const published = onMeta(`git -C ${ORIGIN} show refs/ops/sandbox/applied:state.json`);
    expect(JSON.parse(published)).toMatchObject({ head, hosts: { '10.10.10.11': [head], '10.10.10.13': [head] } });
    const report = parseApplyReport(readReport());
    expect(report).toMatchObject({ environment: 'sandbox', desired: head, ok: true });
    expect(report.steps.map(({ status }) => status)).toEqual(['passed']);
    await hosted.afterApply(run, 'completed', { conclusion: 'success', report: readReport() });
    expect(headline(1)).toMatch(/^## ✅ sandbox: applied and proven · lets test into pg-test/);
    expect(hosted.pages(1)).toHaveLength(1);
    expect(hosted.pages(1)[0]).toMatch(
      /1 step ran in (\d+(\.\d)? s|\d+ min( \d+ s)?), each proven on the live hosts\./,
    );
  });

  it('says in the comment which host still needs which step when one is away, and when a later run has done it', async () => {
    onMeta(`cd ${CLONE}; git checkout -q -b workflows-away`);
    editRule(ADD_RULE, 'pg-test: open while a host is away', LATER_RULE);
    pushBranch('workflows-away');
    await hosted.afterPush(3, 'workflows-away');
    mergeBranch('workflows-away');
    const run = hosted.merge(3);
    execFileSync('docker', ['pause', 'ops-node-3']);
    const away = push();
    execFileSync('docker', ['unpause', 'ops-node-3']);
    expect(away.status).not.toBe(0);
    await hosted.afterApply(run, 'completed', { conclusion: 'failure', report: readReport() });
    expect(hosted.pages(3)[0]).toMatch(/^`10\.10\.10\.13` still needs s01: /m);
    expect(push().status).toBe(0);
    const later = hosted.again();
    await hosted.afterApply(later, 'completed', { conclusion: 'success', report: readReport() });
    expect(headline(3)).toMatch(/^## ☑️ sandbox: done by a later run · lets test into pg-test/);
    for (const member of MEMBERS) expect(readHba(member)).toContain(LATER_RULE);
  });

  it('applies nothing while root holds applies, by a job or by its unit, and says why', async () => {
    asRoot("echo 'a disk is changed' >/etc/ops/sandbox/hold");
    const words = /applies (of sandbox )?are held since .* UTC, "a disk is changed"; to go on, delete/;
    expectFailed(push, words);
    const start = 'systemctl start ops-apply@sandbox; systemctl show -P ConditionResult ops-apply@sandbox';
    expect(asRoot(start)).toBe('no\n');
    expect((await checkout.ops('status --env sandbox --no-live')).stdout).toMatch(words);
    asRoot('rm /etc/ops/sandbox/hold');
    expect(push().status).toBe(0);
  });

  it('moves the leadership by dispatch, from a shallow clone such as the job has', () => {
    const folder = `${CLONE}-shallow`;
    onMeta(`rm -rf ${folder}; git clone -q --depth 1 file://${ORIGIN} ${folder}`);
    const inputs = { cluster: 'pg-test', operation: 'switchover', confirm: 'pg-test', environment: '' };
    const withoutToken = () => act.run('workflow_dispatch', 'failover.yml', { inputs }, { folder });
    expectFailed(withoutToken, /The job needs the permission id-token: write/);
    const moved = act.dispatch('failover.yml', inputs, { folder });
    onMeta(`rm -rf ${folder}`);
    expectDone(moved, 'leads pg-test on timeline');
    expect(moved.output).toContain('The rules of their live role are proven on');
    expect(readSummary(moved).match(/\| Member/g)).toHaveLength(2);
  });

  it('pauses a cluster with a deadline, lists it and resumes it, by a token of that workflow alone', async () => {
    const pause = { command: 'pause', cluster: 'pg-test', deadline: '30m' };
    const withAnother = () => act.dispatch('patroni.yml', pause, { token: 'service.yml' });
    expectFailed(withAnother, /Only patroni\.yml of main may ask for this verb/);
    expect(await isPaused()).toBe(false);
    const paused = act.dispatch('patroni.yml', pause);
    expectDone(paused, '## pause of pg-test: done');
    expect(paused.output).toMatch(/pg-test is paused by ada since .* UTC, until .* UTC\./);
    expect(paused.output).toContain('and its timer resumes pg-test then.');
    expect(await isPaused()).toBe(true);

    const listed = act.dispatch('patroni.yml', { command: 'list', cluster: 'pg-test' });
    expectDone(listed, '## list of pg-test: done');
    for (const told of ['pg-test-1', 'pg-test-2', 'pg-test-3', 'Maintenance mode: on'])
      expect(readSummary(listed)).toContain(told);

    const resumed = act.dispatch('patroni.yml', { command: 'resume', cluster: 'pg-test' });
    expectDone(resumed, '## resume of pg-test: done');
    expect(resumed.output).toContain('pg-test is not paused any more.');
    expect(await isPaused()).toBe(false);
  });

  it('tells the state of a unit on a cluster, and reloads it on one member alone', () => {
    const told = act.dispatch('service.yml', { action: 'status', unit: 'haproxy', limit: 'pg-test' });
    expectDone(told, '## status of haproxy on pg-test: done');
    for (const seq of ['1', '2', '3'])
      expect(readSummary(told)).toMatch(new RegExp(`^ok +10\\.10\\.10\\.1${seq} \\(pg-test-${seq}\\) +active`, 'm'));
    const before = readWorkers();
    const reloaded = act.dispatch('service.yml', { action: 'reload', unit: 'haproxy', limit: 'pg-test-2' });
    expectDone(reloaded, '## reload of haproxy on pg-test-2: done');
    expect(reloaded.output).toContain('reload of haproxy on pg-test-2: done.');
    expect(readSummary(reloaded)).not.toContain('pg-test-3');
    expect(readWorkers().map((worker, index) => worker === before[index])).toEqual([true, false, true]);
  });

  it('drills a switchover where the environment.yml in force allows it, and is refused before', async () => {
    const leader = await findLeader();
    const drill = () => act.dispatch('drill.yml', { cluster: 'pg-test' });
    expectFailed(drill, /environment sandbox allows no drill/);
    expect(await findLeader()).toBe(leader);

    await checkout.edit('environment.yml', (text) => `${text.trimEnd()}\ndrill: true\n`);
    await checkout.merge('sandbox: allow drills');
    expect(push().status).toBe(0);
    const drilled = drill();
    const after = await findLeader();
    expectDone(drilled, `${String(after)} leads pg-test on timeline`);
    expect(drilled.output).toContain('The rules of their live role are proven on');
    expect(after).not.toBe(leader);
    const newest = `git -C ${STATE}/ledger.git log -1 --format=%s refs/ops/sandbox/applied`;
    expect(await getOutput(newest)).toBe(`drill: pg-test: ${String(leader)} → ${String(after)}`);
  });

  it('opens an issue on this machine while no look for drift is published, and closes it by the first one', async () => {
    const { issues } = hosted.github.state;
    const before = hosted.drift();
    const look = inMeta('sudo systemctl start ops-drift@sandbox');
    expectDone(await before, 'nothing is published of a look for drift');
    expect((await before).output).toContain('The issue of drift: created.');
    expect(issues).toMatchObject([
      { state: 'open', body: expect.stringContaining('nothing is published of a look for drift') as string },
    ]);
    expect(await look).toMatchObject({ code: 0 });

    expect(act.run('schedule', 'apply.yml', {}).status).toBe(0);
    const published = JSON.parse(onMeta(`git -C ${ORIGIN} show refs/ops/sandbox/applied:drift.json`)) as unknown;
    expect(published).toMatchObject({ head: await checkout.git('rev-parse main'), drift: [] });
    const after = await hosted.drift();
    expectDone(after, 'Nothing differs any more.');
    expect(after.output).toContain('The issue of drift: closed.');
    expect(issues).toMatchObject([{ state: 'closed' }]);
  });

  it('checks the repository out for ci.yml and starts its one command, here with --help in the place of all tests', () => {
    const { status, output } = pullRequest('ci.yml');
    expect(output).toMatch(/CI\/Test.*Job succeeded/);
    expect(output).toContain('scripts/test --no-sandbox');
    expect(status).toBe(0);
  });

  it('leaves no workflow out', () => {
    expect([...act.executed, ...hosted.executed].sort()).toEqual(readdirSync(WORKFLOWS).sort());
  });
});
