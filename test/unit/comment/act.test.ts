/** The workflow file itself, executed by act in host mode: its condition, its checkout, its action, against the double. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Permissions } from '../../lib/github/double.ts';
import { writeRun } from '../../lib/github/routes.ts';
import { addRule, DESTROY, REPOSITORY, World } from '../../lib/github/world.ts';

const ACT = join(process.env['OPS_TEST_TOOLS'] ?? '', 'bin/act');
const WORKFLOW = '.github/workflows/comment.yml';

/** Keys of GitHub that act does not know, as lines. */
const UNKNOWN_TO_ACT = [/^ {2}queue: max\n/m];

let world: World;
beforeEach(async () => {
  world = await World.open();
  for (const path of ['actions/dist', 'actions/comment', WORKFLOW])
    cpSync(path, join(world.root, path), { recursive: true });
  const text = UNKNOWN_TO_ACT.reduce((all, key) => all.replace(key, ''), readFileSync(WORKFLOW, 'utf8'));
  writeFileSync(join(world.root, WORKFLOW), text);
  // Which act does not enforce: the double does.
  const { jobs } = parse(text) as { readonly jobs: { readonly comment: { readonly permissions: Permissions } } };
  world.github.permissions = jobs.comment.permissions;
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

async function act(name: string, event: unknown): Promise<{ readonly status: number | null; readonly output: string }> {
  const { folder, github, root } = world;
  const [payload, home] = [join(folder, 'event.json'), join(folder, 'home')];
  writeFileSync(payload, JSON.stringify(event));
  mkdirSync(home, { recursive: true });
  const variables = { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY };
  const child = spawn(
    ACT,
    [
      ...[
        name,
        '-W',
        WORKFLOW,
        '-e',
        payload,
        '-P',
        'ubuntu-latest=-self-hosted',
        '-s',
        `GITHUB_TOKEN=${github.token}`,
      ],
      ...Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ],
    { cwd: root, env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: home } },
  );
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

function makeEvent(number: number, rest: Readonly<Record<string, unknown>> = {}) {
  const { ref: branch = '', sha = '' } = world.github.state.pulls.find((pull) => pull.number === number)?.head ?? {};
  const run = { id: 7, workflow: 'pull-request.yml', branch, sha, event: 'pull_request', status: 'completed' };
  const written = { ...writeRun(world.github.state, { ...run, conclusion: 'success' }), name: 'Pull request' };
  return { action: 'completed', repository: { default_branch: 'main' }, workflow_run: written, ...rest };
}

describe.runIf(existsSync(ACT))('comment.yml, executed by act', () => {
  it('opened, pushed again: one comment, in place', async () => {
    world.push(1, addRule(1));
    const first = await act('workflow_run', makeEvent(1));
    expect(first.output).toContain('Job succeeded');
    expect(first.status).toBe(0);
    expect(world.pages(1)[0]).toMatch(/^## 🟢 sandbox: lets test into pg-test/);
    world.push(1, DESTROY);
    expect((await act('workflow_run', makeEvent(1))).output).toContain('its comment is updated');
    expect(world.pages(1)).toHaveLength(1);
    expect(world.pages(1)[0]).toMatch(/^## 🔴 sandbox: destroys cluster pg-test/);
  }, 300_000);

  it('starts no job while a pull request is still checked', async () => {
    world.push(1, addRule(1));
    const { output } = await act('workflow_run', makeEvent(1, { action: 'in_progress' }));
    expect(output).not.toContain('Run Main');
    expect(world.github.requests).toEqual([]);
  }, 300_000);
});
