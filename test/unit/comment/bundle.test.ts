/** The bundle as the runner starts it, with main's planner in its own process. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installBundles, startBundle, type Ended } from '../../lib/github/action-bundle.ts';
import { writeRun } from '../../lib/github/routes.ts';
import { addRule, World } from '../../lib/github/world.ts';
import { describeUnderEachNode } from '../../lib/under-each-node.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
beforeEach(async () => {
  world = await World.open();
  installBundles(world);
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

function start(node: string, event: unknown): Promise<Ended> {
  const payload = join(world.folder, 'event.json');
  writeFileSync(payload, JSON.stringify(event));
  const environment = { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_EVENT_PATH: payload };
  return startBundle(world, { node, action: 'comment', inputs: { token: world.github.token }, environment });
}

function makeEvent(number: number) {
  const { ref: branch = '', sha = '' } = world.github.state.pulls.find((pull) => pull.number === number)?.head ?? {};
  const run = { id: 7, workflow: 'pull-request.yml', branch, sha, event: 'pull_request', status: 'completed' };
  return { action: 'completed', workflow_run: writeRun(world.github.state, { ...run, conclusion: 'success' }) };
}

describeUnderEachNode('the bundle', (node) => {
  it('writes the comment, and the same text as job summary; the token is in neither', async () => {
    world.push(1, addRule(1));
    const { status, stdout, stderr, summary } = await start(node, makeEvent(1));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Pull request 1: its comment is created.');
    expect(world.pages(1)[0]).toMatch(/^## 🟢 sandbox: lets test into pg-test/);
    expect(summary).toMatch(/^## 🟢 sandbox: lets test into pg-test/);
    expect(stdout.replace(/::add-mask::.*\n/g, '')).not.toContain(world.github.token);
    expect(summary + (world.pages(1)[0] ?? '')).not.toContain(world.github.token);
    expect(world.github.requests.length).toBeLessThanOrEqual(12);
  });

  it('plans an environment that main has not', async () => {
    world.push(1, {
      'inventory/second/environment.yml': () => `fingerprint_key: ${'ab'.repeat(16)}\n`,
      'inventory/second/hosts/all.yml': () => 'all:\n  vars: { ansible_user: ops }\n',
    });
    await start(node, makeEvent(1));
    expect(world.pages(1)[0]).not.toContain('planner failed');
  });

  it('ends well where GitHub refuses: no check of main fails for a comment', async () => {
    world.push(1, addRule(1));
    world.github.permissions = { contents: 'read', actions: 'read', 'pull-requests': 'read' };
    const { status, stdout, stderr } = await start(node, makeEvent(1));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^::warning::POST .*the token may not do this/m);
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
    await start(node, makeEvent(1));
    expect(existsSync(mark)).toBe(false);
    expect(world.pages(1)).toHaveLength(1);
  });
});
