/** The workflow file itself, executed by act in host mode: its condition, its checkout, its action, against the double. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACT, ACTION_NODE, actHosted } from '../../lib/github/act-hosted.ts';
import { writeRun } from '../../lib/github/routes.ts';
import { addRule, DESTROY, World } from '../../lib/github/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  for (const path of ['actions/dist', 'actions/comment']) cpSync(path, join(world.root, path), { recursive: true });
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

const act = (event: string, payload: unknown) => actHosted(world, { workflow: 'comment.yml', event, payload });

function makeEvent(number: number, rest: Readonly<Record<string, unknown>> = {}) {
  const { ref: branch = '', sha = '' } = world.github.state.pulls.find((pull) => pull.number === number)?.head ?? {};
  const run = { id: 7, workflow: 'pull-request.yml', branch, sha, event: 'pull_request', status: 'completed' };
  const written = { ...writeRun(world.github.state, { ...run, conclusion: 'success' }), name: 'Pull request' };
  return { action: 'completed', repository: { default_branch: 'main' }, workflow_run: written, ...rest };
}

describe.runIf(existsSync(ACT) && ACTION_NODE !== undefined)('comment.yml, executed by act on Node 24', () => {
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
