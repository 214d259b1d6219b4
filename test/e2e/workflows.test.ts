/**
 * The workflows as they are, chained as GitHub chains them: a pull request's two jobs and the apply of its merge to the live
 * cluster on the meta node, after each the comment on this machine, and a switchover by dispatch. act executes them in host
 * mode. What it does not know (concurrency, the runner's label) is held by test/unit/actions.test.ts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseApplyReport } from '../../actions/core/github/apply-report.ts';
import { HostedComments } from './lib/hosted-comments.ts';

const META = 'ops-meta';
const ATTEMPTS = 5;
const MEMBERS = ['ops-node-1', 'ops-node-2', 'ops-node-3'];
const ORIGIN = '/var/lib/ops/origin.git';
const CLONE = '/home/ops/workflows';
/** GitHub keeps artifacts; here a folder does. */
const ARTIFACTS = '/home/ops/artifacts';
const UPLOAD = `${ARTIFACTS}/upload-artifact`;
const CLUSTER_FILE = 'inventory/sandbox/hosts/pg-test.yml';
/** Unique, so that a rule of an earlier run never stands for this one's. */
const writeRule = (network: string) => `host test test ${network}.${String(1 + (process.pid % 250))}/32 scram-sha-256`;
const [RULE, SECOND_RULE, LATER_RULE] = [writeRule('192.0.2'), writeRule('198.51.100'), writeRule('203.0.113')];

const onMeta = (script: string): string =>
  execFileSync('docker', ['exec', '-u', 'ops', '-w', '/home/ops', META, 'bash', '-euc', script], { encoding: 'utf8' });

interface Execution {
  readonly status: number | null;
  readonly output: string;
}

/** Issues the tokens of jobs in GitHub's place; what the runner tells a job of it. */
const ISSUER = 'http://127.0.0.1:8719';
const TOKENS = `--env ACTIONS_ID_TOKEN_REQUEST_URL=${ISSUER}/token?job=1 --env ACTIONS_ID_TOKEN_REQUEST_TOKEN=a-fake`;

/** Runs every job of a workflow on the meta node, whatever label it asks for. */
function act(event: string, workflow: string, payload: unknown, { folder = CLONE, more = '' } = {}): Execution {
  const script = [
    `cat > /tmp/event.json`,
    `cd ${folder}`,
    `act ${event} -W .github/workflows/${workflow} -e /tmp/event.json --local-repository ${findUpload()}=${UPLOAD} \
      -P self-hosted=-self-hosted -P ubuntu-latest=-self-hosted ${more} 2>&1`,
  ].join(' && ');
  const { status, stdout } = spawnSync('docker', ['exec', '-i', '-u', 'ops', META, 'bash', '-c', script], {
    input: JSON.stringify(payload),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: stdout };
}

/** Of a run that is to fail: act ends without waiting for what a failed step has printed last, so it is asked again. */
function actFailing(run: () => Execution, words: RegExp): Execution {
  for (let attempt = 1; ; attempt += 1) {
    const execution = run();
    if (execution.status === 0 || words.test(execution.output) || attempt === ATTEMPTS) return execution;
  }
}

/** The action as the workflow names it, with its commit. */
function findUpload(): string {
  const named = /uses: (actions\/upload-artifact@[0-9a-f]{40})/.exec(
    readFileSync('.github/workflows/apply.yml', 'utf8'),
  );
  if (named?.[1] === undefined) throw new Error('apply.yml uploads nothing');
  return named[1];
}

/** Keeps the file under the artifact's name, as actions/upload-artifact would. */
function makeUpload(): void {
  const action = [
    'name: Upload',
    'description: Keeps a file.',
    'inputs: { name: { required: true }, path: { required: true }, retention-days: {} }',
    'runs:',
    '  using: composite',
    '  steps:',
    `    - run: cp "$FILE" "${ARTIFACTS}/$NAME.json"`,
    '      shell: bash',
    "      env: { NAME: '${{ inputs.name }}', FILE: '${{ inputs.path }}' }",
  ].join('\n');
  onMeta(`mkdir -p ${UPLOAD}; echo ${Buffer.from(action).toString('base64')} | base64 -d > ${UPLOAD}/action.yml`);
}

const pullRequest = () =>
  act('pull_request', 'pull-request.yml', {
    action: 'opened',
    number: 1,
    pull_request: { number: 1, head: { ref: 'workflows-test' }, base: { ref: 'main' } },
  });

const push = () => act('push', 'apply.yml', { ref: 'refs/heads/main' });

const readHba = (container: string): string =>
  execFileSync('docker', ['exec', container, 'cat', '/etc/patroni/roles/current/pg_hba.conf'], { encoding: 'utf8' });

/** The node's units and its door for runners; no timer, which would apply between the tests. */
function setUpNode(): void {
  const setup = [`${CLONE}/scripts/meta-setup`, '--env', 'sandbox', '--origin', ORIGIN, '--no-timer'];
  const jobs = ['--issuer', ISSUER, '--repository', 'team/fleet'];
  execFileSync('docker', ['exec', META, ...setup, ...jobs], { stdio: 'ignore' });
}

function startTokens(): void {
  execFileSync('docker', ['exec', '-d', '-u', 'ops', META, 'timeout', '1h', 'node', `${CLONE}/test/e2e/lib/issuer.ts`]);
}

/** act is one static binary; scripts/test says where it has installed its tools. */
function installAct(): void {
  const tools = process.env.OPS_TEST_TOOLS;
  if (tools === undefined) throw new Error('OPS_TEST_TOOLS is not set: run this through scripts/test');
  execFileSync('docker', ['cp', join(tools, 'bin/act'), `${META}:/usr/local/bin/act`]);
}

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
  let hosted: HostedComments;
  /** Main before any of it. */
  let begin: string;
  /** Of the pull request's page. */
  const headline = (number: number) => hosted.pages(number)[0]?.split('\n')[0];

  beforeAll(async () => {
    hosted = await HostedComments.open();
    installAct();
    execFileSync('scripts/sandbox', ['push'], { stdio: 'ignore' });
    onMeta(`rm -rf ${CLONE}; git clone -q ${ORIGIN} ${CLONE}; cd ${CLONE}
      git config user.name test; git config user.email test@localhost`);
    setUpNode();
    startTokens();
    makeUpload();
    begin = onMeta(`git -C ${CLONE} rev-parse HEAD`).trim();
    const first = push();
    expect(first.output).toContain('Job succeeded');
    expect(first.status).toBe(0);
  });

  afterAll(async () => {
    spawnSync('docker', ['unpause', 'ops-node-3']);
    onMeta(`cd ${CLONE}; git checkout -q main; git reset -q --hard origin/main
      git checkout -q ${begin} -- ${CLUSTER_FILE}
      if git commit -qm 'take the rules of the workflows test back'; then git push -q origin main; fi
      git push -q origin --delete workflows-test workflows-broken workflows-away || true`);
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
    const summary = output.slice(output.lastIndexOf('Summary - '));
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
    expect(hosted.pages(1)[0]).toMatch(/1 step ran in (\d+(\.\d)? s|\d+ min( \d+ s)?), each proven on the live hosts\./);
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

  it('moves the leadership by dispatch, from a shallow clone such as the job has', () => {
    const shallow = `${CLONE}-shallow`;
    onMeta(`rm -rf ${shallow}; git clone -q --depth 1 file://${ORIGIN} ${shallow}`);
    const inputs = { cluster: 'pg-test', operation: 'switchover', confirm: 'pg-test', environment: '' };
    const refusal = /The job needs the permission id-token: write/;
    const without = actFailing(
      () => act('workflow_dispatch', 'failover.yml', { inputs }, { folder: shallow }),
      refusal,
    );
    expect(without.output).toMatch(refusal);
    expect(without.status).not.toBe(0);
    const { status, output } = act('workflow_dispatch', 'failover.yml', { inputs }, { folder: shallow, more: TOKENS });
    onMeta(`rm -rf ${shallow}`);
    expect(output).toContain('Job succeeded');
    expect(output).toContain('The rules of their live role are proven on');
    expect(status).toBe(0);
    const summary = output.slice(output.lastIndexOf('Summary - '));
    expect(summary).toContain('leads pg-test on timeline');
    expect(summary.match(/\| Member/g)).toHaveLength(2);
  });
});
