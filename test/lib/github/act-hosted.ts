/** A workflow of hosted runners, executed by act in host mode: its condition, its checkout, its action, against the double. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findChangedWorkflow, readWorkflow, WORKFLOWS } from '../act-workflow.ts';
import { DEPLOYED_NODE, findNode, putNodeFirst } from '../nodes.ts';
import type { GithubDouble, Permissions } from './double.ts';

export const ACT = join(process.env['OPS_TEST_TOOLS'] ?? '', 'bin/act');

/** Act runs actions by whatever is called node; this is what `using: node24` gives them on a runner of GitHub. */
export const ACTION_NODE = findNode(DEPLOYED_NODE);

export interface Hosted {
  readonly github: GithubDouble;
  /** For what belongs to no repository. */
  readonly folder: string;
  /** Where main is checked out. */
  readonly root: string;
}

export interface Execution {
  readonly status: number | null;
  readonly output: string;
}

interface Started {
  readonly workflow: string;
  readonly event: string;
  readonly payload: unknown;
}

export async function actHosted(hosted: Hosted, { workflow, event, payload }: Started): Promise<Execution> {
  if (ACTION_NODE === undefined) throw new Error('no Node 24 here; scripts/test installs it');
  prepare(hosted, workflow);
  const { github, folder, root } = hosted;
  const [file, home] = [join(folder, 'event.json'), join(folder, 'home')];
  writeFileSync(file, JSON.stringify(payload));
  mkdirSync(home, { recursive: true });
  const variables = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.state.repository };
  const child = spawn(
    ACT,
    [
      ...[event, '-W', join(WORKFLOWS, workflow), '-e', file, '-P', 'ubuntu-latest=-self-hosted'],
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

/** Writes the workflow as act takes it. act does not enforce the permissions of its job, so the double does. */
function prepare({ github, root }: Hosted, workflow: string): void {
  const text = findChangedWorkflow(workflow) ?? readWorkflow(workflow);
  mkdirSync(join(root, WORKFLOWS), { recursive: true });
  writeFileSync(join(root, WORKFLOWS, workflow), text);
  const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { readonly permissions: Permissions }>> };
  const [job, ...others] = Object.values(jobs);
  if (job === undefined || others.length > 0)
    throw new Error(`${workflow} has not one job, whose permissions the double takes`);
  github.permissions = job.permissions;
}
