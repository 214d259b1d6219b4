/** A repository with pull requests: git as it is, GitHub by its double, and main's planner in this process. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { openGithubApi } from '../../../actions/adapters/github-api.ts';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import { openCommits } from '../../../actions/adapters/pull-request-commits.ts';
import type { WorkflowRun } from '../../../actions/core/github/event.ts';
import type { CommentAdapters } from '../../../actions/core/github/ports.ts';
import { printLedgerState } from '../../../actions/core/ledger/state.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { GithubDouble } from './double.ts';
import type { Pull } from './state.ts';

const OURS = ['inventory/sandbox', 'inventory/schema', 'playbooks', 'ansible.cfg'];
export const CLUSTER_FILE = 'inventory/sandbox/hosts/pg-test.yml';
export const REPOSITORY = 'example/postgres';

const WHO = {
  ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b' },
  ...{ GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' },
};

/** Text of a file to its new text; undefined removes the file. */
export type Edit = Readonly<Record<string, (text: string) => string | undefined>>;

export class World {
  readonly github: GithubDouble;
  readonly folder: string;
  readonly origin: string;
  /** Where main is checked out. */
  readonly root: string;
  readonly said: string[] = [];
  private readonly desk: string;
  private dates = 0;

  private constructor(github: GithubDouble) {
    this.github = github;
    this.folder = mkdtempSync(join(tmpdir(), 'world-'));
    for (const name of ['origin.git', 'desk', 'main'])
      cpSync(join(getTemplate(), name), join(this.folder, name), { recursive: true });
    this.origin = join(this.folder, 'origin.git');
    this.root = join(this.folder, 'main');
    this.desk = join(this.folder, 'desk');
    for (const clone of [this.root, this.desk])
      execFileSync('git', ['-C', clone, 'remote', 'set-url', 'origin', this.origin]);
  }

  static async open(): Promise<World> {
    return new World(await GithubDouble.start(REPOSITORY));
  }

  async close(): Promise<void> {
    await this.github.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.desk, ...args], { encoding: 'utf8', env: this.environment() }).trim();
  }

  private environment(): NodeJS.ProcessEnv {
    const date = `@${String(1_780_000_000 + this.dates)} +0000`;
    return { ...process.env, ...WHO, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  }

  private commit(message: string): string {
    this.dates += 1;
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  private edit(edit: Edit): void {
    for (const [path, change] of Object.entries(edit)) {
      const file = join(this.desk, path);
      const text = change(readText(file));
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file, { recursive: true });
      else writeFileSync(file, text);
    }
  }

  /** A pull request whose branch begins at main, or a further commit on the one that is there. */
  push(number: number, edit: Edit, options: Partial<Pull['head']> & { readonly title?: string } = {}): string {
    const { ref = `branch-${String(number)}`, repository = REPOSITORY } = options;
    const before = this.github.state.pulls.find((pull) => pull.number === number);
    this.git('checkout', '-q', '--detach', before?.head.sha ?? 'main');
    this.edit(edit);
    const sha = this.commit(`edit of ${String(number)}`);
    this.git('push', '-q', '--force', 'origin', `HEAD:refs/pull/${String(number)}/head`);
    this.git('checkout', '-q', 'main');
    const pull: Pull = {
      ...{ number, state: 'open', base: 'main', labels: before?.labels ?? [], head: { sha, ref, repository } },
      files: this.listFiles(sha),
      ...(options.title === undefined ? {} : { title: options.title }),
    };
    this.github.state.pulls = [...this.github.state.pulls.filter((one) => one.number !== number), pull];
    return sha;
  }

  /** As GitHub lists what a branch changes since it left main. */
  private listFiles(head: string): NonNullable<Pull['files']> {
    const base = this.git('merge-base', 'main', head);
    const names = this.git('diff', '--name-only', base, head).split('\n');
    return names.flatMap((filename) => {
      const text = this.git('diff', base, head, '--', filename);
      return text.includes('\n@@ ') ? [{ filename, patch: text.slice(text.indexOf('\n@@ ') + 1) }] : [];
    });
  }

  /** A commit of main. */
  moveMain(edit: Edit): string {
    this.edit(edit);
    const commit = this.commit('main moves');
    this.git('push', '-q', 'origin', 'main');
    return commit;
  }

  merge(number: number): string {
    const pull = this.github.state.pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`there is no pull request ${String(number)}`);
    this.dates += 1;
    this.git('merge', '-q', '--no-ff', '-m', `Merge ${String(number)}`, pull.head.sha);
    this.git('push', '-q', 'origin', 'main');
    const mergeCommit = this.git('rev-parse', 'HEAD');
    const merged: Pull = { ...pull, state: 'closed', mergeCommit };
    this.github.state.pulls = this.github.state.pulls.map((one) => (one === pull ? merged : one));
    return mergeCommit;
  }

  /** As the meta node publishes it: the commits on each host of the sandbox. */
  publish(commits: readonly string[]): void {
    const names = ['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13'];
    const state = printLedgerState({
      ...{ version: 1, environment: 'sandbox', head: commits.at(-1) ?? '', usedRemovals: [] },
      hosts: Object.fromEntries(names.map((name) => [name, commits])),
    });
    this.publishText(state, commits);
  }

  publishText(state: string, commits: readonly string[] = []): void {
    this.pushFiles({ 'state.json': state }, 'refs/ops/sandbox/applied', commits);
  }

  private pushFiles(files: Readonly<Record<string, string>>, ref: string, commits: readonly string[] = []): void {
    const hash = (input: string, ...args: readonly string[]) =>
      execFileSync('git', ['-C', this.desk, ...args], { input, encoding: 'utf8', env: this.environment() }).trim();
    const blob = (text: string) => hash(text, 'hash-object', '-w', '--stdin');
    const entries = Object.entries(files).map(([name, text]) => `100644 blob ${blob(text)}\t${name}\n`);
    const tree = hash(entries.join(''), 'mktree');
    const parents = commits.flatMap((commit) => ['-p', commit]);
    const commit = hash('', 'commit-tree', '-m', 'state', ...parents, tree);
    this.git('push', '-q', '--force', 'origin', `${commit}:${ref}`);
  }

  /** The run of pull-request.yml for the head of a pull request. */
  run(number: number, rest: Partial<WorkflowRun> = {}): WorkflowRun {
    const pull = this.github.state.pulls.find((one) => one.number === number);
    const { ref = '', sha = '', repository = '' } = pull?.head ?? {};
    const id = 1000 + number;
    return {
      ...{ id, url: `https://github.com/${REPOSITORY}/actions/runs/${String(id)}`, action: 'completed' },
      ...{ conclusion: 'success', headBranch: ref, headCommit: sha, headRepository: repository },
      ...{ headOwner: repository.split('/')[0], startedAt: '2026-06-30T10:05:00Z' },
      ...rest,
    };
  }

  applyRun(action: string, headCommit: string, rest: Partial<WorkflowRun> = {}): WorkflowRun {
    const from = { headCommit, headBranch: 'main', headRepository: REPOSITORY, headOwner: 'example' };
    return { ...this.run(0), ...from, id: 77, action, ...rest };
  }

  adapters(rest: Partial<CommentAdapters> = {}): CommentAdapters {
    const say = (line: string) => void this.said.push(line);
    const { url, token } = this.github;
    const plans = openPlan(this.root);
    return {
      ...{ say, repository: REPOSITORY, mainBranch: 'main', repositoryUrl: `https://github.com/${REPOSITORY}` },
      api: openGithubApi({ url, token, repository: REPOSITORY, say, secondMs: 1, timeoutMs: 2_000 }),
      commits: openCommits(this.root, 'main'),
      planner: {
        plan: ({ desired, existing, ...rest }) => {
          const side = existing === undefined ? {} : { existing: `rev:${existing}` };
          return Promise.resolve(runPlan({ ...rest, desired: `rev:${desired}`, ...side }, plans));
        },
      },
      isSigned: (_, signature, keys) => keys.includes(signature),
      ...rest,
    };
  }

  /** How far an apply is, as the attached job pushes it; signed with a key is its name. */
  tellApplying(text: string, signature: string): void {
    this.pushFiles({ 'applying.json': text, 'applying.json.sig': signature }, 'refs/ops/sandbox/applying');
  }

  /** Bodies of our comments, without their unseen mark. */
  pages(number: number): readonly string[] {
    const ours = this.github.state.comments.filter(({ pull, type }) => pull === number && type === 'Bot');
    return ours.map(({ body }) => body.replace(/\n+<!-- .* -->$/, ''));
  }
}

let template: string | undefined;
// A worker of the tests is ended before it could tidy up.
afterAll(() => {
  if (template !== undefined) rmSync(template, { recursive: true, force: true });
  template = undefined;
});

/** A repository with our sandbox, as it is at the beginning of each test. */
function getTemplate(): string {
  if (template !== undefined) return template;
  template = mkdtempSync(join(tmpdir(), 'world-template-'));
  const folder = template;
  const [origin, desk] = [join(folder, 'origin.git'), join(folder, 'desk')];
  const git = (...args: readonly string[]) => execFileSync('git', args, { env: { ...process.env, ...WHO } });
  git('init', '-q', '--bare', '-b', 'main', origin);
  git('init', '-q', '-b', 'main', desk);
  for (const path of OURS) cpSync(path, join(desk, path), { recursive: true });
  git('-C', desk, 'remote', 'add', 'origin', origin);
  git('-C', desk, 'add', '-A');
  git('-C', desk, 'commit', '-q', '-m', 'begin');
  git('-C', desk, 'push', '-q', 'origin', 'main');
  git('clone', '-q', origin, join(folder, 'main'));
  return template;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** An HBA rule for pg-test, for an address of a pull request's own. */
export function addRule(last: number): Edit {
  const item = `      - title: rule ${String(last)}\n        role: common\n        rules: [host test test 192.0.2.${String(last)}/32 scram-sha-256]\n`;
  const block = '    pg_hba_rules_extra:\n';
  return {
    [CLUSTER_FILE]: (text) =>
      text.includes(block) ? text.replace(block, block + item) : `${text.trimEnd()}\n${block}${item}`,
  };
}

/** The cluster pg-test with consent to destroy it. */
export const DESTROY: Edit = {
  [CLUSTER_FILE]: () => undefined,
  'inventory/sandbox/removals.yml': () =>
    '- cluster: pg-test\n  action: destroy\n  reason: it is not needed any more\n',
};
