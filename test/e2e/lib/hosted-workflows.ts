/**
 * The hosted side of the workflows: comment.yml and drift.yml as they are, executed by act on this machine, with a copy of
 * the sandbox's origin in the place of GitHub's repository and the double in the place of its interface. What GitHub does
 * between two workflows, a test does: it says which pull requests there are, which runs there were, and what they left.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { actHosted } from '../../lib/github/act-hosted.ts';
import type { Execution, Hosted } from '../../lib/github/act-hosted.ts';
import { GithubDouble } from '../../lib/github/double.ts';
import { writeRun } from '../../lib/github/routes.ts';
import type { Pull, Run } from '../../lib/github/state.ts';

const REPOSITORY = 'team/fleet';
/** Git's own way to reach a repository through a program. */
const ORIGIN = 'ext::docker exec -i -u ops ops-meta git-upload-pack /var/lib/ops/origin.git';

export class HostedWorkflows implements Hosted {
  readonly folder = mkdtempSync(join(tmpdir(), 'hosted-'));
  readonly root = join(this.folder, 'main');
  readonly github: GithubDouble;
  /** Workflows that were executed. */
  readonly executed = new Set<string>();
  private readonly copy = join(this.folder, 'origin.git');
  private runs = 0;
  /** Pages that were written, by pull request, as they are now. */
  private readonly kept = new Map<number, string>();
  private keptFiles = 0;

  private constructor(github: GithubDouble) {
    this.github = github;
    this.git('init', '-q', '--bare', '-b', 'main', this.copy);
  }

  static async open(): Promise<HostedWorkflows> {
    return new HostedWorkflows(await GithubDouble.start(REPOSITORY));
  }

  async close(): Promise<void> {
    await this.github.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', ['-c', 'protocol.ext.allow=always', ...args], { encoding: 'utf8' }).trim();
  }

  /** What origin has now, and a checkout of its main. */
  private synchronise(): void {
    this.git('-C', this.copy, 'fetch', '-q', '--force', ORIGIN, '+refs/*:refs/*');
    if (!existsSync(this.root)) this.git('clone', '-q', this.copy, this.root);
    this.git('-C', this.root, 'fetch', '-q', 'origin', 'main');
    this.git('-C', this.root, 'reset', '-q', '--hard', 'FETCH_HEAD');
  }

  /** Of origin, by its name. */
  private find(ref: string): string {
    return this.git('-C', this.copy, 'rev-parse', ref);
  }

  private setPull(pull: Pull): void {
    this.github.state.pulls = [...this.github.state.pulls.filter(({ number }) => number !== pull.number), pull];
  }

  /** The branch was pushed, and pull-request.yml has run for it. */
  async afterPush(number: number, branch: string, conclusion = 'success'): Promise<Execution> {
    this.synchronise();
    const sha = this.find(`refs/heads/${branch}`);
    this.git('-C', this.copy, 'update-ref', `refs/pull/${String(number)}/head`, sha);
    const labels = this.github.state.pulls.find((pull) => pull.number === number)?.labels ?? [];
    this.setPull({ number, state: 'open', base: 'main', labels, head: { sha, ref: branch, repository: REPOSITORY } });
    const run = { workflow: 'pull-request.yml', branch, sha, event: 'pull_request', status: 'completed', conclusion };
    return this.comment('Pull request', 'completed', run);
  }

  /** The pull request was merged by main's newest commit. Begins the run of apply.yml, and answers its number. */
  merge(number: number): number {
    this.synchronise();
    const pull = this.github.state.pulls.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`there is no pull request ${String(number)}`);
    this.setPull({ ...pull, state: 'closed', mergeCommit: this.find('refs/heads/main') });
    return (this.runs += 1);
  }

  /** A run of apply.yml by hand, of the same main: its number. */
  again(): number {
    return (this.runs += 1);
  }

  /** What the run of apply.yml is by now; `report`: what its job has left. */
  async afterApply(id: number, action: string, { conclusion = null, report = '' }: ApplyEnd = {}): Promise<Execution> {
    this.synchronise();
    const { state } = this.github;
    const main = { branch: 'main', sha: this.find('refs/heads/main') };
    const run: Run = { ...main, id, workflow: 'apply.yml', event: 'push', status: action, conclusion };
    state.runs = [...state.runs.filter((other) => other.id !== id), run];
    const archive = zipSync({ 'report.json': new TextEncoder().encode(report) });
    if (report !== '') state.artifacts = [...state.artifacts, { id, run: id, name: 'apply-report-sandbox', archive }];
    return this.comment('Apply', action, run);
  }

  private async comment(
    name: string,
    action: string,
    run: Omit<Run, 'id'> & { readonly id?: number },
  ): Promise<Execution> {
    const id = run.id ?? 1_000 + (this.runs += 1);
    const written = { ...writeRun(this.github.state, { ...run, id }), name };
    const payload = { action, repository: { default_branch: 'main' }, workflow_run: written };
    const execution = await this.act('comment.yml', 'workflow_run', payload);
    this.keepPages(`${name} ${run.conclusion ?? action}`.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
    return execution;
  }

  /** Each page that is another one now, as a file for scripts/pictures, where PAGES_FOLDER names a folder. */
  private keepPages(state: string): void {
    const folder = process.env['PAGES_FOLDER'];
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    for (const { number } of this.github.state.pulls) {
      const [page] = this.pages(number);
      if (page === undefined || page === this.kept.get(number)) continue;
      this.kept.set(number, page);
      this.keptFiles += 1;
      const order = String(this.keptFiles).padStart(2, '0');
      writeFileSync(join(folder, `${order}-pull-${String(number)}-${state}.md`), page);
    }
  }

  /** drift.yml, by its schedule: it reads what the meta node has published to origin, and keeps the double's issue. */
  drift(): Promise<Execution> {
    this.synchronise();
    return this.act('drift.yml', 'schedule', {});
  }

  private act(workflow: string, event: string, payload: unknown): Promise<Execution> {
    this.executed.add(workflow);
    return actHosted(this, { workflow, event, payload });
  }

  /** Our comments on the pull request, without their unseen mark. */
  pages(number: number): readonly string[] {
    const ours = this.github.state.comments.filter(({ pull, type }) => pull === number && type === 'Bot');
    return ours.map(({ body }) => body.replace(/\n+<!-- .* -->$/, ''));
  }
}

interface ApplyEnd {
  readonly conclusion?: string | null;
  readonly report?: string;
}
