import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import { GithubError } from '../../../actions/core/github/api.ts';
import { addRule, World } from '../../lib/github/world.ts';
import type { Fault } from '../../lib/github/double.ts';

const LIST = 'GET /repos/{owner}/{repo}/pulls';
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
beforeEach(async () => {
  world = await World.open();
  world.push(1, addRule(1));
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

const comment = () => runComment({ kind: 'pull-request', run: world.run(1) }, world.adapters());
const status = (code: number, headers = {}, message = 'as asked for'): Fault => ({
  ...{ kind: 'status', status: code, headers, message },
});

describe('GitHub answers', () => {
  it.each([
    ['500, 502 and 503', [status(500), status(502), status(503)]],
    ['429 with Retry-After', [status(429, { 'retry-after': '2' })]],
    [
      '403 for a secondary limit with Retry-After',
      [status(403, { 'retry-after': '3' }, 'You have exceeded a secondary rate limit')],
    ],
    ['403 for a secondary limit without a time', [status(403, {}, 'You have exceeded a secondary rate limit')]],
    ['half a body', [{ kind: 'half-a-body' }]],
    ['nothing: the connection is closed', [{ kind: 'hang-up' }]],
    ['nothing in time', [{ kind: 'silence' }]],
  ] satisfies [string, readonly Fault[]][])('%s: a read is asked for again', async (_, faults) => {
    world.github.fail(LIST, ...faults);
    const { written } = await comment();
    expect(written).toMatchObject([{ result: 'created' }]);
    expect(world.github.requests.filter(({ path }) => path.endsWith('/pulls'))).toHaveLength(faults.length + 1);
  });

  it.each([
    [401, 'the token is not valid'],
    [403, 'the token may not do this; give the job the permission'],
    [404, 'it is not there, or the token may not see it'],
    [409, 'something else changed it at the same time'],
    [422, 'GitHub refuses what was sent'],
  ])('%i: it is told in a sentence, and not asked for again', async (code, words) => {
    world.github.fail(LIST, status(code));
    await expect(comment()).rejects.toThrow(words);
    expect(world.github.requests).toHaveLength(1);
  });

  it('trouble for ever: it gives up after four attempts', async () => {
    world.github.fail(LIST, ...Array.from({ length: 9 }, () => status(503)));
    await expect(comment()).rejects.toThrow('GitHub has trouble; see https://www.githubstatus.com');
    expect(world.github.requests).toHaveLength(4);
  });

  it('a limit that is longer than we wait: told with its time, without waiting', async () => {
    world.github.fail(LIST, status(429, { 'retry-after': '3600' }));
    await expect(comment()).rejects.toThrow('limits how much this token may ask, for 3600 s more');
    expect(world.github.requests).toHaveLength(1);
  });

  it('without the permission: the job is told which', async () => {
    world.github.permissions = { contents: 'read', actions: 'read', 'pull-requests': 'read' };
    await expect(comment()).rejects.toThrow(
      /POST .*: the token may not do this.*Resource not accessible by integration/,
    );
  });
});

describe('a comment whose answer is lost', () => {
  it.each(['hang-up', 'half-a-body', 'silence'] as const)(
    'by %s after it was made, is not made twice',
    async (kind) => {
      world.github.fail(CREATE, { kind, done: true });
      await comment();
      expect(world.pages(1)).toHaveLength(1);
    },
  );

  it.each<Fault>([{ kind: 'hang-up' }, status(502)])('before it was made, is made then', async (fault) => {
    world.github.fail(CREATE, fault);
    await comment();
    expect(world.pages(1)).toHaveLength(1);
  });

  it('is made again where it was deleted meanwhile', async () => {
    await comment();
    world.push(1, addRule(2));
    world.github.fail(UPDATE, status(404));
    await comment();
    expect(world.pages(1)).toHaveLength(2);
  });
});

describe('among many pull requests', () => {
  it('one that fails is a warning, and the next is written', async () => {
    world.push(2, addRule(2));
    world.github.fail(CREATE, status(422));
    const { written, warnings } = await runComment({ kind: 'sweep' }, world.adapters());
    expect(written.map(({ number }) => number)).toEqual([1]);
    expect(warnings).toEqual([expect.stringContaining('pull request 2: POST')]);
  });

  it('a limit ends the round', async () => {
    world.push(2, addRule(2));
    world.github.fail(CREATE, status(403, { 'retry-after': '900' }, 'secondary rate limit'));
    const { written, warnings } = await runComment({ kind: 'sweep' }, world.adapters());
    expect([written.length, warnings.length]).toEqual([0, 1]);
    expect(GithubError.name).toBe('GithubError');
  });
});
