import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import { sweepOpen } from '../../../actions/comment/sweep.ts';
import { writeMarker } from '../../../actions/core/github/marker.ts';
import { addRule, World } from '../../lib/github/world.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
beforeEach(async () => {
  world = await World.open();
  for (const number of [1, 2, 3]) {
    world.push(number, addRule(number));
    await runComment({ kind: 'pull-request', run: world.run(number) }, world.adapters());
  }
}, 120_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

/** The newest, 3, is planned at once. */
const sweep = (turns = 0) => sweepOpen(world.adapters(), { newest: 1, turns });
const headline = (number: number) => world.pages(number)[0]?.split('\n')[0] ?? '';
const moveMain = () => world.moveMain({ 'inventory/sandbox/hosts/pg-meta.yml': (text) => `# Of main.\n${text}` });

function expectAll(numbers: readonly number[], pattern: RegExp): void {
  for (const number of numbers) expect(headline(number)).toMatch(pattern);
}

const LETS_IN = /^## 🟢 sandbox: lets test into pg-test/;
const OUT_OF_DATE = /^## ❔ no plan for `[0-9a-f]{10}`: out of date$/;

describe('pull requests that are not planned at once when main moves', () => {
  it('keep no verdict, say what it was, and are planned again in turn', async () => {
    expectAll([1, 2, 3], LETS_IN);
    moveMain();
    await sweep();
    expect(headline(3)).toMatch(LETS_IN);
    for (const number of [1, 2]) {
      expect(headline(number)).toMatch(OUT_OF_DATE);
      expect(world.pages(number)[0]).toContain('Before, it said: `🟢 sandbox: lets test into pg-test');
    }
    await sweep(1);
    expect([headline(1), headline(2)]).toEqual([expect.stringMatching(OUT_OF_DATE), expect.stringMatching(LETS_IN)]);
    await sweep(1);
    expectAll([1, 2, 3], LETS_IN);
    expect(world.pages(1)[0]).not.toContain('Before, it said');
  });

  it('are marked once, with a request each after that', async () => {
    moveMain();
    await sweep();
    const before = structuredClone(world.github.state.comments);
    world.github.requests.length = 0;
    const { written } = await sweep();
    expect(written.map(({ result }) => result)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(world.github.state.comments).toEqual(before);
    // The pull requests, their runs, and each comment.
    expect(world.github.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET', 'GET']);
    moveMain();
    await sweep();
    expect(world.pages(1)).toHaveLength(1);
    expect(world.pages(1)[0]?.match(/🟢/g)).toHaveLength(1);
  });

  it('keep their page where main changed nothing that plans are made of', async () => {
    world.moveMain({ 'docs/a.md': () => 'a word\n' });
    await sweep();
    expectAll([1, 2], LETS_IN);
  });

  it('are out of date where their page names no main, or none that is here', async () => {
    const base = { commit: 'f'.repeat(40), headline: 'h', older: [] };
    for (const comment of world.github.state.comments)
      comment.body = comment.body.replace(
        /<!-- .* -->$/,
        writeMarker(comment.id === 1 ? base : { ...base, base: base.commit }),
      );
    await sweep();
    expectAll([1, 2], OUT_OF_DATE);
  });

  it('get no page that only says so', async () => {
    world.github.state.comments = [];
    moveMain();
    await sweep();
    expect([1, 2, 3].map((number) => world.pages(number).length)).toEqual([0, 0, 1]);
    await sweep(2);
    expect(headline(1)).toMatch(LETS_IN);
  });

  it('and one whose head cannot be had any more keeps no verdict either', async () => {
    world.git('push', '-q', 'origin', ':refs/pull/3/head');
    // Each job has a clone of its own.
    execFileSync('git', ['-C', world.root, 'update-ref', '-d', 'refs/ops-pull/3']);
    moveMain();
    await sweep();
    expect(headline(3)).toMatch(OUT_OF_DATE);
  });
});
