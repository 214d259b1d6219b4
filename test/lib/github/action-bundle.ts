/** A bundle of actions/dist as a runner of GitHub starts it: inputs, the event and the files of the step in the environment. */
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { putNodeFirst } from '../nodes.ts';
import type { World } from './world.ts';

export interface Start {
  readonly node: string;
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  /** What the runner reads the step's outputs from. */
  readonly outputs: string;
}

/** Puts the bundles where main is checked out. */
export function installBundles({ root }: World): void {
  cpSync('actions/dist', join(root, 'actions/dist'), { recursive: true });
}

export async function startBundle(world: World, { node, action, inputs, environment }: Start): Promise<Ended> {
  const { folder, github, root } = world;
  const [summary, outputs] = [join(folder, 'summary.md'), join(folder, 'outputs')];
  for (const file of [summary, outputs]) writeFileSync(file, '');
  const child = spawn(node, [join(root, `actions/dist/${action}.js`)], {
    env: {
      ...{ PATH: putNodeFirst(node, folder), HOME: folder, GITHUB_WORKSPACE: root },
      ...{ GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'https://github.com' },
      ...{ GITHUB_REPOSITORY: github.state.repository, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs },
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...environment,
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr, summary: readFileSync(summary, 'utf8'), outputs: readFileSync(outputs, 'utf8') };
}
