/** What a page tells of an apply that is at work, by what the meta node has signed of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import { printApplying, type Applying } from '../../../actions/core/publication/applying.ts';
import { addRule, World } from '../../lib/github/world.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let world: World;
beforeEach(async () => {
  world = await World.open();
  world.publish([world.git('rev-parse', 'main')]);
});
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
});

describe('while it is applied', () => {
  const KEY = `ssh-ed25519 ${'A'.repeat(68)}`;
  const ENVIRONMENT = 'inventory/sandbox/environment.yml';
  const addKey = { [ENVIRONMENT]: (text: string) => `${text.trimEnd()}\nstate_key:\n  - ${KEY}\n` };

  async function applyTelling(change: Partial<Applying>, signature = KEY): Promise<string | undefined> {
    world.moveMain(addKey);
    world.push(1, addRule(1));
    const merge = world.merge(1);
    const applying = {
      ...{ environment: 'sandbox', repository: 'github.com/example/postgres', commit: merge },
      ...{ steps: ['s03', 's04'], done: 2, of: 7, time: '2026-06-30T10:35:07Z' },
      ...change,
    };
    world.tellApplying(printApplying(applying), signature);
    const run = world.applyRun('in_progress', merge);
    await runComment({ kind: 'apply', run }, world.adapters());
    return world.pages(1)[0];
  }

  it('says which steps are at work, and when that was', async () => {
    const page = await applyTelling({});
    expect(page).toMatch(/^## 🔄 sandbox: applying, s03 and s04 · lets test/);
    expect(page).toContain(
      'Being applied since `10:05` UTC. At `10:35` UTC: s03 and s04 are at work, 2 of 7 steps done.',
    );
    expect(world.github.requests.length).toBeLessThanOrEqual(12);
  });

  it.each<[string, Partial<Applying>, string?]>([
    ['nobody has signed', {}, 'ssh-ed25519 BBBB'],
    ['is of another environment', { environment: 'prod' }],
    ['is of another repository', { repository: 'github.com/stranger/postgres' }],
    ['is of an apply before this run', { time: '2026-06-30T10:04:59Z' }],
    ['does not bring the commit of the run', { commit: 'd'.repeat(40) }],
    ['has no step', { steps: [] }],
  ])('says nothing that %s', async (_, change, signature) => {
    const page = await applyTelling(change, signature);
    expect(page).toContain('Being applied since `10:05` UTC.');
    expect(page).not.toContain('at work');
  });
});
