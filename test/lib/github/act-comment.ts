/** comment.yml itself, executed by act in host mode: its condition, its checkout, its action, against the double. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DEPLOYED_NODE, findNode, putNodeFirst } from '../nodes.ts';
import type { GithubDouble, Permissions } from './double.ts';

export const ACT = join(process.env['OPS_TEST_TOOLS'] ?? '', 'bin/act');
export const COMMENT_WORKFLOW = '.github/workflows/comment.yml';

/** Keys of GitHub that act does not know, as lines. */
const UNKNOWN_TO_ACT = [/^ {2}queue: max\n/m];

export interface Hosted {
  readonly github: GithubDouble;
  /** For what belongs to no repository. */
  readonly folder: string;
  /** Where main is checked out. */
  readonly root: string;
}

export interface Executed {
  readonly status: number | null;
  readonly output: string;
}

/** Leaves out of the checked out workflow what act does not know. What it does not enforce, permissions, the double does. */
export function prepareComment({ github, root }: Hosted): void {
  const text = readFileSync(COMMENT_WORKFLOW, 'utf8');
  writeFileSync(
    join(root, COMMENT_WORKFLOW),
    UNKNOWN_TO_ACT.reduce((all, key) => all.replace(key, ''), text),
  );
  const { jobs } = parse(text) as { readonly jobs: { readonly comment: { readonly permissions: Permissions } } };
  github.permissions = jobs.comment.permissions;
}

/** Act runs actions by whatever is called node; this is what `using: node24` gives them on a runner of GitHub. */
export const ACTION_NODE = findNode(DEPLOYED_NODE);

export async function actComment({ github, folder, root }: Hosted, name: string, event: unknown): Promise<Executed> {
  if (ACTION_NODE === undefined) throw new Error('no Node 24 here; scripts/test installs it');
  const [payload, home] = [join(folder, 'event.json'), join(folder, 'home')];
  writeFileSync(payload, JSON.stringify(event));
  mkdirSync(home, { recursive: true });
  const variables = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.state.repository };
  const child = spawn(
    ACT,
    [
      ...[name, '-W', COMMENT_WORKFLOW, '-e', payload, '-P', 'ubuntu-latest=-self-hosted'],
      ...['-s', `GITHUB_TOKEN=${github.token}`],
      ...Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ],
    { cwd: root, env: { PATH: putNodeFirst(ACTION_NODE, folder), HOME: home, XDG_CACHE_HOME: home } },
  );
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}
