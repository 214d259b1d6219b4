/** The bundle as the runner starts it, with main's planner in its own process. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeRun } from '../../lib/github/routes.ts';
import { addRule, REPOSITORY, World } from '../../lib/github/world.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
beforeEach(async () => {
  world = await World.open();
  cpSync('actions/dist', join(world.root, 'actions/dist'), { recursive: true });
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly summary: string;
}

/** As the runner does: inputs and the event in the environment. */
async function start(event: unknown, rest: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { folder, github, root } = world;
  const [payload, summary] = [join(folder, 'event.json'), join(folder, 'summary.md')];
  writeFileSync(payload, JSON.stringify(event));
  writeFileSync(summary, '');
  writeFileSync(join(folder, 'output'), '');
  const child = spawn(process.execPath, [join(root, 'actions/dist/comment.js')], {
    env: {
      ...{ PATH: process.env['PATH'], HOME: folder, INPUT_TOKEN: github.token, GITHUB_WORKSPACE: root },
      ...{ GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: REPOSITORY },
      ...{ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_EVENT_PATH: payload },
      ...{ GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: join(folder, 'output') },
      ...rest,
    },
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output, summary: readFileSync(summary, 'utf8') };
}

function makeEvent(number: number) {
  const { ref: branch = '', sha = '' } = world.github.state.pulls.find((pull) => pull.number === number)?.head ?? {};
  const run = { id: 7, workflow: 'pull-request.yml', branch, sha, event: 'pull_request', status: 'completed' };
  return { action: 'completed', workflow_run: writeRun(world.github.state, { ...run, conclusion: 'success' }) };
}

describe('the bundle', () => {
  it('writes the comment, and the same text as job summary; the token is in neither', async () => {
    world.push(1, addRule(1));
    const { status, output, summary } = await start(makeEvent(1));
    expect([status, output]).toEqual([0, expect.stringContaining('Pull request 1: its comment is created.')]);
    expect(world.pages(1)[0]).toMatch(/^## 🟢 sandbox: lets test into pg-test/);
    expect(summary).toMatch(/^## 🟢 sandbox: lets test into pg-test/);
    expect(output.replace(/::add-mask::.*\n/g, '')).not.toContain(world.github.token);
    expect(summary + (world.pages(1)[0] ?? '')).not.toContain(world.github.token);
    expect(world.github.requests.length).toBeLessThanOrEqual(12);
  });

  it('plans an environment that main has not', async () => {
    world.push(1, {
      'inventory/second/environment.yml': () => `fingerprint_key: ${'ab'.repeat(16)}\n`,
      'inventory/second/hosts/all.yml': () => 'all:\n  vars: { ansible_user: ops }\n',
    });
    await start(makeEvent(1));
    expect(world.pages(1)[0]).not.toContain('planner failed');
  });

  it('ends well where GitHub refuses: no check of main fails for a comment', async () => {
    world.push(1, addRule(1));
    world.github.permissions = { contents: 'read', actions: 'read', 'pull-requests': 'read' };
    const { status, output } = await start(makeEvent(1));
    expect(status).toBe(0);
    expect(output).toMatch(/^::warning::POST .*the token may not do this/m);
  });

  it('starts nothing that a pull request brings', async () => {
    const mark = join(world.folder, 'executed');
    world.push(1, {
      ...addRule(1),
      'actions/dist/ops.js': () => `require("fs").writeFileSync(${JSON.stringify(mark)}, "")\n`,
      '.gitattributes': () => '* filter=evil diff=evil merge=evil\n',
      'ansible.cfg': () => `[defaults]\ncallback_plugins = ./evil\n`,
      'inventory/sandbox/hosts/evil.py': () => `#!/bin/sh\ntouch ${mark}\n`,
    });
    await start(makeEvent(1));
    expect(existsSync(mark)).toBe(false);
    expect(world.pages(1)).toHaveLength(1);
  });
});
