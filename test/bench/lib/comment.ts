/** How long an engineer waits for the comment because of this program itself. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubDouble } from '../../lib/github/double.ts';
import { writeRun } from '../../lib/github/routes.ts';
import { writeLargeInventory } from '../../lib/large-inventory.ts';
import { check, measureBeside, say, sayHead, sayUse, takeMedianUse, type Use } from './measure.ts';

const REPOSITORY = 'example/postgres';
const BARRED_SIZE = 3_000;
const BAR_SECONDS = 4;
/** Odd, so that one of them is in the middle. */
const RUNS = 5;
const REQUESTS = 12;
/** What the planner reads of a checkout, and what starts it. */
const OURS = ['actions/dist', 'scripts/lib/ops.mjs', 'package.json', 'playbooks', 'ansible.cfg'];

interface Edit {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const setWeight = (name: string, cluster: string): Edit => {
  const from = `    pg_cluster: ${cluster}\n`;
  return { name, file: `${cluster}.yml`, from, to: `${from}    pg_weight: 50\n` };
};

const EDITS: readonly Edit[] = [
  setWeight('one cluster', 'pg-00005'),
  {
    name: 'all.vars',
    file: 'globals.yml',
    from: '"ansible_user": "ops"',
    to: '"ansible_user": "ops", "pg_weight": 50',
  },
];
/** What main gets meanwhile. */
const MOVED = setWeight('main', 'pg-00007');

class Repository {
  readonly folder: string;
  /** Where main is checked out, as the job has it. */
  readonly root: string;
  private readonly desk: string;

  constructor(folder: string, hosts: number) {
    this.folder = folder;
    this.desk = join(folder, 'desk');
    this.root = join(folder, 'main');
    for (const part of OURS) cpSync(part, join(this.desk, part), { recursive: true });
    writeLargeInventory(join(this.desk, 'inventory/large'), { hosts, hasGlobals: false, layout: 'a file a cluster' });
    writeFileSync(join(this.desk, 'inventory/large/environment.yml'), `fingerprint_key: ${'ab'.repeat(16)}\n`);
    mkdirSync(folder, { recursive: true });
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', join(folder, 'origin.git')]);
    this.git('init', '-q', '-b', 'main');
    this.git('remote', 'add', 'origin', join(folder, 'origin.git'));
    this.commit();
    this.git('push', '-q', 'origin', 'main');
    execFileSync('git', ['clone', '-q', join(folder, 'origin.git'), this.root]);
  }

  private git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', this.desk, ...identity, ...args], { encoding: 'utf8' }).trim();
  }

  private commit(): string {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'edit');
    return this.git('rev-parse', 'HEAD');
  }

  private edit({ file, from, to }: Edit): void {
    const path = join(this.desk, 'inventory/large/hosts', file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  }

  /** A pull request that begins at main. */
  push(number: number, edit: Edit): string {
    this.git('checkout', '-q', '--detach', 'main');
    this.edit(edit);
    const commit = this.commit();
    this.git('push', '-q', 'origin', `HEAD:refs/pull/${String(number)}/head`);
    this.git('checkout', '-q', 'main');
    return commit;
  }

  moveMain(edit: Edit): void {
    this.edit(edit);
    this.commit();
    this.git('push', '-q', 'origin', 'main');
  }
}

/** The event of a run of pull-request.yml that is over, for the job as GitHub's runner starts it. */
async function measureComment(github: GithubDouble, { folder, root }: Repository, number: number): Promise<Use> {
  const { ref: branch = '', sha = '' } = github.state.pulls.find((pull) => pull.number === number)?.head ?? {};
  const run = { id: 7, workflow: 'pull-request.yml', branch, sha, event: 'pull_request', status: 'completed' };
  const event = { action: 'completed', workflow_run: writeRun(github.state, { ...run, conclusion: 'success' }) };
  const files = { GITHUB_EVENT_PATH: 'event.json', GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_OUTPUT: 'output' };
  for (const name of Object.values(files)) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, files.GITHUB_EVENT_PATH), JSON.stringify(event));
  const env = {
    ...{ PATH: process.env['PATH'], HOME: folder, INPUT_TOKEN: github.token, GITHUB_WORKSPACE: root },
    ...{ GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: REPOSITORY },
    GITHUB_EVENT_NAME: 'workflow_run',
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)])),
  };
  const uses: Use[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    github.state.comments = [];
    github.requests.length = 0;
    uses.push(await measureBeside([process.execPath, join(root, 'actions/dist/comment.js')], { cwd: root, env }));
    if (github.state.comments.length !== 1) throw new Error(`pull request ${String(number)} got no comment`);
    if (github.requests.length > REQUESTS) throw new Error(`${String(github.requests.length)} requests were made`);
  }
  return takeMedianUse(uses, 'the comment');
}

async function measurePlan({ root }: Repository, commit: string): Promise<Use> {
  const uses: Use[] = [];
  const command = [
    join(root, 'scripts/lib/ops.mjs'),
    'plan',
    '--desired',
    `rev:${commit}`,
    '--existing',
    'rev:origin/main',
  ];
  for (let round = 0; round < RUNS; round += 1)
    uses.push(await measureBeside([process.execPath, ...command, '--format', 'json'], { cwd: root, env: process.env }));
  return takeMedianUse(uses, 'the plan');
}

async function compare(github: GithubDouble, folder: string, hosts: number): Promise<void> {
  const repository = new Repository(folder, hosts);
  const commits = EDITS.map((edit, index) => repository.push(index + 1, edit));
  github.state.pulls = commits.map((sha, index) => ({
    ...{ number: index + 1, state: 'open', base: 'main', labels: [] },
    head: { sha, ref: `branch-${String(index + 1)}`, repository: REPOSITORY },
  }));
  say(`${String(hosts)} hosts, a file a cluster`);
  for (const where of ['of main', 'main moved']) {
    if (where === 'main moved') repository.moveMain(MOVED);
    for (const [index, { name }] of EDITS.entries()) {
      const use = await measureComment(github, repository, index + 1);
      const plan = await measurePlan(repository, commits[index] ?? '');
      sayUse(`plan: ${name}`, plan);
      sayUse(`comment: ${name}, ${where}`, use, `${(use.seconds / plan.seconds).toFixed(1)} plans`);
      if (hosts === BARRED_SIZE) check(`at most ${String(BAR_SECONDS)} s of wall time`, use.seconds <= BAR_SECONDS);
    }
  }
}

const work = mkdtempSync(join(tmpdir(), 'bench-comment-'));
const github = await GithubDouble.start(REPOSITORY);
try {
  say(
    `From the start of the process to its end, by the clock on the wall: the run in the middle of ${String(RUNS)}, with the`,
  );
  say('processor time and the memory of that run. It has what other programs of this machine took from it, and the');
  say('answers of a double of GitHub on this machine in the place of the network.');
  sayHead();
  const wanted = process.argv.slice(2).map(Number);
  for (const hosts of wanted.length > 0 ? wanted : [BARRED_SIZE]) {
    await compare(github, join(work, String(hosts)), hosts);
  }
} finally {
  await github.stop();
  rmSync(work, { recursive: true });
}
