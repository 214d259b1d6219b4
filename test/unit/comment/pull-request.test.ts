import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import type { CommentAdapters } from '../../../actions/core/github/ports.ts';
import { addRule, CLUSTER_FILE, DESTROY, World, type Edit } from '../../lib/github/world.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
beforeEach(async () => {
  world = await World.open();
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

const comment = (number: number, rest = {}, adapters: Partial<CommentAdapters> = {}) =>
  runComment({ kind: 'pull-request', run: world.run(number, rest) }, world.adapters(adapters));

describe('the comment of a pull request', () => {
  it('says what the change does, with 12 requests at the most', async () => {
    world.push(1, addRule(1));
    const { written } = await comment(1);
    expect(written).toMatchObject([{ number: 1, result: 'created' }]);
    const [page = ''] = world.pages(1);
    expect(page.split('\n')[0]).toBe('## 🟢 sandbox: lets test into pg-test · reload, no connection is cut');
    expect(page).toContain('+ host test test 192.0.2.1/32 scram-sha-256');
    expect(page).toContain(`/blob/${world.run(1).headCommit}/inventory/sandbox/hosts/pg-test.yml#L`);
    expect(world.github.requests.length).toBeLessThanOrEqual(12);
  });

  it('is updated in place, keeps one line of what was, and is not written again for nothing', async () => {
    const first = world.push(1, addRule(1));
    await comment(1);
    world.push(1, DESTROY);
    expect((await comment(1)).written).toMatchObject([{ result: 'updated' }]);
    const pages = world.pages(1);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('## 🔴 sandbox: destroys cluster pg-test and its data, on 3 hosts');
    expect(pages[0]).toContain(`[\`${first.slice(0, 10)}\`](https://github.com/example/postgres/commit/${first})`);
    expect(pages[0]).toContain('🟢 sandbox: lets test into pg-test');
    expect((await comment(1)).written).toMatchObject([{ result: 'unchanged' }]);
  });

  it('has labels that follow from the plan alone, whatever a person set', async () => {
    world.push(1, DESTROY);
    world.github.state.pulls[0]?.labels.push('refused', 'mine');
    await comment(1);
    expect(world.github.state.pulls[0]?.labels.sort()).toEqual(['destroy', 'mine']);
    world.push(1, { 'inventory/sandbox/removals.yml': () => '[]\n' });
    await comment(1);
    expect(world.github.state.pulls[0]?.labels.sort()).toEqual(['mine', 'refused']);
    expect(world.pages(1)[0]).toMatch(/^## ⛔ sandbox: refused, 1 reason/);
  });

  it('asks one more request for each 100 comments before ours', async () => {
    world.push(1, addRule(1));
    for (let id = 1; id <= 250; id += 1) {
      world.github.state.comments.push({ id, pull: 1, body: 'a word', login: 'somebody', type: 'User' });
    }
    await comment(1);
    world.github.requests.length = 0;
    await comment(1);
    const pages = world.github.requests.filter(({ path }) => path.endsWith('/comments'));
    expect(pages).toHaveLength(3);
    expect(world.github.requests.length).toBeLessThanOrEqual(12 + 2);
  });
});

describe('no comment', () => {
  it('comes from an older run over a newer head', async () => {
    world.push(1, addRule(1));
    const old = world.run(1);
    world.push(1, addRule(2));
    await runComment({ kind: 'pull-request', run: old }, world.adapters());
    expect(world.pages(1)).toEqual([]);
    expect(world.said.join('\n')).toMatch(/No comment on pull request 1 .*: its head is [0-9a-f]{10} by now/);
  });

  it.each([
    ['another repository', { headRepository: 'mallory/postgres' }, 'its head is in another repository'],
    ['a repository that is gone', { headOwner: undefined }, 'its repository is gone'],
    ['a branch without a pull request', { headBranch: 'elsewhere' }, 'no open pull request has its branch'],
  ])('comes from a run of %s', async (_, rest, words) => {
    world.push(1, addRule(1));
    await comment(1, rest);
    expect(world.pages(1)).toEqual([]);
    expect(world.said.join('\n')).toContain(words);
  });

  it('stands on a pull request into another branch', async () => {
    world.push(1, addRule(1));
    world.github.state.pulls = world.github.state.pulls.map((pull) => ({ ...pull, base: 'next' }));
    await comment(1);
    expect(world.pages(1)).toEqual([]);
    expect(world.said.join('\n')).toContain('to be merged into another branch than main');
  });

  it('stands for a fork of the same branch name: each has its own', async () => {
    world.push(1, addRule(1), { ref: 'patch-1' });
    world.push(2, DESTROY, { ref: 'patch-1', repository: 'mallory/postgres' });
    await comment(1);
    expect([world.pages(1).length, world.pages(2).length]).toEqual([1, 0]);
    await comment(2);
    expect(world.pages(2)[0]).toContain('destroys cluster pg-test');
    expect(world.pages(1)[0]).not.toContain('destroys');
  });
});

describe('never an old green', () => {
  it.each([
    ['cancelled', 'cancelled'],
    ['action_required', 'waits for approval'],
  ])('when the run ended as %s', async (conclusion, words) => {
    world.push(1, addRule(1));
    await comment(1);
    const head = world.push(1, addRule(2));
    await comment(1, { conclusion });
    expect(world.pages(1)[0]?.split('\n')[0]).toBe(`## ❔ no plan for \`${head.slice(0, 10)}\`: ${words}`);
  });

  it('when the inventory has errors, with their places', async () => {
    world.push(1, addRule(1));
    await comment(1);
    world.push(1, { [CLUSTER_FILE]: (text) => text.replace('pg_seq: 2', 'pg_seq: 1') });
    await comment(1, { conclusion: 'failure' });
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/^## ❔ no plan for `[0-9a-f]{10}`: validate failed/);
    expect(page).toMatch(/\[`pg-test\.yml:\d+`\]/);
    expect(page).toContain('🟢 sandbox: lets test into pg-test');
  });

  it('when main got what the branch has conflicts with', async () => {
    world.push(1, addRule(1));
    await comment(1);
    world.moveMain(addRule(2));
    await runComment({ kind: 'sweep' }, world.adapters());
    expect(world.pages(1)[0]).toMatch(/^## ❔ no plan for `[0-9a-f]{10}`: conflict/);
  });
});

describe('a pull request that changes the planner', () => {
  it('is shown as main plans it, and its own result is only compared', async () => {
    world.push(1, { ...DESTROY, 'actions/plan/main.ts': () => 'console.log("nothing to do")\n' });
    await comment(1, { conclusion: 'success' });
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/^## 🔴 sandbox: destroys cluster pg-test and its data/);
    expect(page).toContain('This pull request changes the planner');
    expect(world.github.state.pulls[0]?.labels.sort()).toEqual(['code', 'destroy']);
  });

  it('is told where its own checks are green and main refuses', async () => {
    world.push(1, { ...DESTROY, 'inventory/sandbox/removals.yml': () => '[]\n', 'actions/x.ts': () => 'x\n' });
    await comment(1, { conclusion: 'success' });
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/^## ⛔ sandbox: refused/);
    expect(page).toContain('The checks of the pull request itself ended as `success`');
  });
});

describe('a pull request that rewrites the workflows', () => {
  const FOLDER = '.github/workflows';
  const REWRITTEN: Edit = {
    // The run of the branch executes this; nothing of it decides anything.
    [`${FOLDER}/pull-request.yml`]: () =>
      'name: Pull request\non: pull_request\njobs: { plan: { runs-on: ubuntu-latest, steps: [{ run: exit 0 }] } }\n',
    // GitHub runs these from main.
    [`${FOLDER}/comment.yml`]: () => 'name: Comment\non: pull_request_target\njobs: {}\n',
    [`${FOLDER}/apply.yml`]: () => 'name: Apply\non: push\npermissions: write-all\njobs: {}\n',
  };

  it('is shown as main plans it, is called code, and its green run is only compared', async () => {
    world.push(1, { ...DESTROY, ...REWRITTEN });
    await comment(1, { conclusion: 'success' });
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/^## 🔴 sandbox: destroys cluster pg-test and its data/);
    expect(page).toContain('This pull request changes the planner');
    expect(world.github.state.pulls[0]?.labels.sort()).toEqual(['code', 'destroy']);
  });

  it('cannot make a change green that main refuses', async () => {
    world.push(1, { ...DESTROY, 'inventory/sandbox/removals.yml': () => '[]\n', ...REWRITTEN });
    await comment(1, { conclusion: 'success' });
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/^## ⛔ sandbox: refused/);
    expect(page).toContain('The checks of the pull request itself ended as `success`');
    expect(world.github.state.pulls[0]?.labels.sort()).toEqual(['code', 'refused']);
  });

  it('changes no host, and says that it changes the planner', async () => {
    world.push(1, REWRITTEN);
    await comment(1, { conclusion: 'success' });
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/^## ⚪ sandbox: nothing to do/);
    expect(page).toContain('This pull request changes the planner');
    expect(world.github.state.pulls[0]?.labels).toEqual(['code']);
  });
});

describe('a comment that is not ours', () => {
  it.each([
    ['of a person', { login: 'mallory', type: 'User' as const }],
    ['of another app', { login: 'other[bot]', type: 'Bot' as const, app: 'other' }],
    ['of an account that calls itself so', { login: 'github-actions[bot]', type: 'User' as const }],
  ])('with our mark, %s, is left as it is', async (_, author) => {
    world.push(1, addRule(1));
    await comment(1);
    const body = world.github.state.comments[0]?.body ?? '';
    world.github.state.comments = [{ id: 5, pull: 1, body, ...author }];
    world.push(1, DESTROY);
    await comment(1);
    expect(world.github.state.comments[0]?.body).toBe(body);
    expect(world.github.state.comments).toHaveLength(2);
  });

  it('may have been edited: what it remembers is shown as text or not at all', async () => {
    world.push(1, addRule(1));
    await comment(1);
    const forged = {
      commit: 'f'.repeat(40),
      headline: '</sub>@everyone `x` ![x](https://evil.example)',
      older: [{ a: 1 }],
    };
    const marker = `<!-- postgres-operations:page ${Buffer.from(JSON.stringify(forged)).toString('base64')} -->`;
    const [ours] = world.github.state.comments;
    if (ours !== undefined) ours.body = `anything\n\n${marker}`;
    await comment(1);
    expect(world.pages(1)[0]).toContain('``</sub>@everyone `x` ![x](https://evil.example)``');
  });
});

describe('environments', () => {
  it('that a pull request brings are planned, and one that disappears is refused', async () => {
    world.push(1, {
      'inventory/second/hosts/pg-new.yml': () =>
        'pg-new:\n  hosts:\n    10.10.20.11: { pg_seq: 1, pg_role: primary }\n  vars: { pg_cluster: pg-new }\n',
      'inventory/second/environment.yml': () => `fingerprint_key: ${'ab'.repeat(16)}\n`,
    });
    await comment(1);
    expect(world.pages(1)[0]).toContain('second');
    world.push(2, { 'inventory/sandbox': () => undefined });
    await comment(2);
    expect(world.pages(2)[0]).toMatch(/^## ⛔ sandbox: refused, 1 reason · `environment "sandbox" disappears/);
  });
});
