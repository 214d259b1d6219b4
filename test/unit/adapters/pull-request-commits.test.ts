import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, openCommits } from '../../../actions/adapters/pull-request-commits.ts';
import { addRule, CLUSTER_FILE, World } from '../../lib/github/world.ts';

let world: World;
let head: string;
beforeAll(async () => {
  world = await World.open();
  head = world.push(1, addRule(1));
}, 60_000);
afterAll(async () => {
  await world.close();
}, 60_000);

const open = (limits = LIMITS) => openCommits(world.root, 'main', limits);

describe('commits of pull requests', () => {
  it('are fetched together; one that is gone is told alone', async () => {
    const failed = await open().fetch([1, 99]);
    expect([...failed.keys()]).toEqual([99]);
    expect(open().findHead(1)).toBe(head);
    expect(open().findHead(99)).toBeUndefined();
  }, 120_000);

  it('merge the same way each time, without a work tree', async () => {
    const main = world.moveMain({ [CLUSTER_FILE]: (text) => text.replace('business user', 'user') });
    await open().fetch([1]);
    const [one, other] = [await open().merge(main, head), await open().merge(main, head)];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ kind: 'merged' });
    expect(open().listEnvironments(one.kind === 'merged' ? one.commit : '')).toEqual(['sandbox']);
  }, 120_000);

  it('are not planned where they are more than the limits', () => {
    expect(open().findExcess(head)).toBeUndefined();
    expect(open({ ...LIMITS, files: 3 }).findExcess(head)).toMatch(/^\d+ files are more than the 3 that/);
    expect(open({ ...LIMITS, bytes: 1_000 }).findExcess(head)).toMatch(/^\d+ bytes are more than the 1000 that/);
  });

  it('are not waited for without end', async () => {
    await expect(open({ ...LIMITS, fetchMs: 1 }).fetch([1])).rejects.toThrow('main cannot be fetched: git takes more');
  }, 120_000);
});
