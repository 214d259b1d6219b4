/** Pull requests as GitHub lists them. */
import { readFields, readList, readOptional, readText, readNumber, type Fields } from './answer.ts';
import type { GithubApi } from './api.ts';

export interface PullRequest {
  readonly number: number;
  readonly head: { readonly commit: string; readonly branch: string; readonly repository: string | undefined };
  readonly base: { readonly branch: string; readonly repository: string };
  /** Where the head branch is in the browser; undefined where its repository is gone. */
  readonly headUrl: string | undefined;
  readonly labels: readonly string[];
  /** The commit of main that brought it there. */
  readonly mergeCommit: string | undefined;
  readonly isMerged: boolean;
}

const PULLS = 'GET /repos/{owner}/{repo}/pulls';

/** The open pull request of a branch; `owner` is the head repository's. */
export async function listOfBranch(api: GithubApi, owner: string, branch: string): Promise<readonly PullRequest[]> {
  return readPullRequests(await api.request(PULLS, { head: `${owner}:${branch}`, state: 'open', per_page: 100 }));
}

const PER_PAGE = 100;

/** Those that changed last come first. */
export async function listOpen(api: GithubApi, most: number): Promise<readonly PullRequest[]> {
  const all: PullRequest[] = [];
  for (let page = 1; all.length < most; page += 1) {
    const query = { state: 'open', sort: 'updated', direction: 'desc', per_page: PER_PAGE, page };
    const found = readPullRequests(await api.request(PULLS, query));
    all.push(...found);
    if (found.length < PER_PAGE) break;
  }
  // One that changes meanwhile is listed twice.
  return [...new Map(all.map((pull) => [pull.number, pull])).values()].slice(0, most);
}

/** Those closed last. */
export async function listClosed(api: GithubApi, base: string): Promise<readonly PullRequest[]> {
  const query = { state: 'closed', sort: 'updated', direction: 'desc', base, per_page: 100 };
  return readPullRequests(await api.request(PULLS, query));
}

export async function listOfCommit(api: GithubApi, commit: string): Promise<readonly PullRequest[]> {
  return readPullRequests(
    await api.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', { commit_sha: commit, per_page: 10 }),
  );
}

function readPullRequests(answer: unknown): readonly PullRequest[] {
  return readList(answer, 'the list of pull requests', readPullRequest);
}

function readPullRequest(value: unknown, what: string): PullRequest {
  const fields = readFields(value, what);
  const head = readFields(fields['head'], `${what}.head`);
  const base = readFields(fields['base'], `${what}.base`);
  const headRepository = readOptional(head['repo'], `${what}.head.repo`, readFields);
  return {
    number: readNumber(fields['number'], `${what}.number`),
    head: {
      commit: readText(head['sha'], `${what}.head.sha`),
      branch: readText(head['ref'], `${what}.head.ref`),
      repository: headRepository && readFullName(headRepository, `${what}.head.repo`),
    },
    base: {
      branch: readText(base['ref'], `${what}.base.ref`),
      repository: readFullName(readFields(base['repo'], `${what}.base.repo`), `${what}.base.repo`),
    },
    headUrl: headRepository && readText(headRepository['html_url'], `${what}.head.repo.html_url`),
    labels: readList(fields['labels'], `${what}.labels`, (label, at) =>
      readText(readFields(label, at)['name'], `${at}.name`),
    ),
    mergeCommit: readOptional(fields['merge_commit_sha'], `${what}.merge_commit_sha`, readText),
    isMerged: readOptional(fields['merged_at'], `${what}.merged_at`, readText) !== undefined,
  };
}

function readFullName(repository: Fields, what: string): string {
  return readText(repository['full_name'], `${what}.full_name`);
}
