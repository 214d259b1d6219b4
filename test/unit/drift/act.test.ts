/** drift.yml itself, executed by act in host mode: its condition, its checkout, its action, against the double. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACT, actHosted } from '../../lib/github/act-hosted.ts';
import { World } from '../../lib/github/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  for (const path of ['actions/dist', 'actions/drift']) cpSync(path, join(world.root, path), { recursive: true });
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

const act = () => actHosted(world, { workflow: 'drift.yml', event: 'schedule', payload: {} });

describe.runIf(existsSync(ACT))('drift.yml, executed by act', () => {
  it('opens one issue where no look is published, and leaves it as it is', async () => {
    world.publish([world.git('rev-parse', 'main')]);
    const first = await act();
    expect(first.output).toContain('Job succeeded');
    expect(first.output).toContain('The issue of drift: created.');
    expect(first.output.slice(first.output.lastIndexOf('Summary - '))).toContain('nothing is published of a look');
    expect(first.status).toBe(0);
    expect((await act()).output).toContain('The issue of drift: unchanged.');
    expect(world.github.state.issues).toMatchObject([
      { state: 'open', body: expect.stringContaining('**Nobody knows what is live now**') as string },
    ]);
  }, 300_000);

  it('fails where the issue cannot be written, since nobody else would tell', async () => {
    world.publish([world.git('rev-parse', 'main')]);
    const refusal = { kind: 'status', status: 403, message: 'Resource not accessible by integration' } as const;
    world.github.fail('POST /repos/{owner}/{repo}/issues', refusal);
    expect((await act()).output).toContain('Job failed');
    expect(world.github.state.issues).toEqual([]);
  }, 300_000);
});
