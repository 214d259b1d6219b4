import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import { CLUSTER_FILE, World, type Edit } from '../../lib/github/world.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

const REVIEWS = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';

let world: World;
beforeEach(async () => {
  world = await World.open();
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

const comment = (number: number) =>
  runComment({ kind: 'pull-request', run: world.run(number, { conclusion: 'failure' }) }, world.adapters());

/** A setting of pg-test that is not written right, at the end of its file. */
const misspell = (line = '    pg_parametrs: { work_mem: 8MB }'): Edit => ({
  [CLUSTER_FILE]: (text) => `${text.trimEnd()}\n${line}\n`,
});

const suggestions = () => world.github.state.reviewComments;

describe('what was most likely meant', () => {
  it('is suggested on its line, once, and the page says so', async () => {
    world.push(1, misspell());
    await comment(1);
    expect(suggestions()).toMatchObject([{ pull: 1, path: CLUSTER_FILE }]);
    const [first] = suggestions();
    expect(first?.body).toContain('```suggestion\n    pg_parameters: { work_mem: 8MB }\n```');
    expect(first?.body).toContain('no parameter is called "pg_parametrs"');
    const [page = ''] = world.pages(1);
    expect(page).toContain(`[\`pg-test.yml:${String(first?.line)}\`]`);
    expect(page).toContain('suggested on the line');
    expect(page).not.toContain('+ pg_parameters');

    // A further commit that moves the line.
    world.push(1, { [CLUSTER_FILE]: (text) => `# A word of the team.\n${text}` });
    await comment(1);
    await runComment({ kind: 'sweep' }, world.adapters());
    expect(suggestions()).toHaveLength(1);
    expect(world.pages(1)[0]).toContain('suggested on the line');
  });

  it('stands on the page with a link to edit it where no hunk shows its line', async () => {
    world.moveMain(misspell());
    world.push(1, { 'inventory/sandbox/hosts/notes.yml': () => '{}\n' });
    await comment(1);
    expect(world.github.state.reviews).toBe(0);
    const [page = ''] = world.pages(1);
    expect(page).toMatch(/Most likely meant in \[`inventory\/sandbox\/hosts\/pg-test.yml:\d+`\]\(https:[^)]*\/edit\//);
    expect(page).toContain('+ pg_parameters');
  });

  it('is not suggested for a line of a file that main changes too', async () => {
    world.push(1, misspell());
    world.moveMain({ [CLUSTER_FILE]: (text) => `# Of main.\n${text}` });
    await comment(1);
    expect(world.github.state.reviews).toBe(0);
    expect(world.pages(1)[0]).toContain('+ pg_parameters');
  });

  it('is suggested in one review of five lines at the most, each with all that is meant in it', async () => {
    const names = ['parametrs', 'usrs', 'databses', 'exporter_prt', 'sevices', 'hba_rules_extr', 'versoin'];
    world.push(1, misspell(names.map((name) => `    pg_${name}: []`).join('\n')));
    await comment(1);
    expect(world.github.state.reviews).toBe(1);
    expect(suggestions()).toHaveLength(5);
    expect(world.github.requests.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      REVIEWS.slice('POST '.length),
      '/repos/{owner}/{repo}/issues/{issue_number}/comments',
      '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    ]);
  });

  it('takes 12 requests at the most, with every label to correct', async () => {
    world.push(1, misspell());
    world.github.state.pulls[0]?.labels.push('restart', 'destroy', 'code');
    await comment(1);
    expect(world.github.state.pulls[0]?.labels).toEqual(['refused']);
    expect(world.github.state.reviews).toBe(1);
    expect(world.github.requests.length).toBeLessThanOrEqual(12);
  });

  it('is not taken as suggested for a mark that somebody else wrote', async () => {
    world.push(1, misspell());
    await comment(1);
    const [ours] = suggestions();
    if (ours === undefined) throw new Error('nothing was suggested');
    world.github.state.reviewComments = [{ ...ours, login: 'mallory', type: 'User' }];
    await comment(1);
    expect(suggestions().map(({ login }) => login)).toEqual(['mallory', 'github-actions[bot]']);
  });

  it('is not suggested again where GitHub no longer shows it, and the page has it', async () => {
    world.push(1, misspell());
    await comment(1);
    world.github.state.reviewComments = suggestions().map((one) => ({ ...one, line: undefined }));
    await comment(1);
    expect(suggestions()).toHaveLength(1);
    expect(world.pages(1)[0]).toContain('+ pg_parameters');
  });
});

describe('a line is left to the page', () => {
  it.each([
    ['may hold a password', '    pg_usrs: [{ name: a, password: DBUser.a }]'],
    ['has an option that is one', '    pg_hba_rules_extr: [ldapbindpasswd=hunter2]'],
    ['has what cannot be seen', '    pg_parametrs: {} # \u202ework'],
    ['is longer than anybody reads', `    pg_parametrs: {} # ${'x'.repeat(400)}`],
  ])('that %s', async (_, line) => {
    world.push(1, misspell(line));
    await comment(1);
    expect(world.github.state.reviews).toBe(0);
    expect(world.pages(1)[0]).toMatch(/^## ❔ no plan .*: validate failed/);
    expect(world.pages(1)[0]).toContain('Most likely meant in');
  });

  it('whose words would be markup anywhere else, and is inert in a suggestion', async () => {
    const line = '    pg_parametrs: {} # ``` ```` <img src=x> @example/team fixes #1';
    world.push(1, misspell(line), { repository: 'mallory/postgres' });
    await comment(1);
    expect(suggestions()[0]?.body).toContain(
      `\`\`\`\`\`suggestion\n${line.replace('parametrs', 'parameters')}\n\`\`\`\`\``,
    );
  });
});

describe('a review that GitHub does not take', () => {
  it.each([
    ['refuses', { kind: 'status', status: 422, message: 'line could not be resolved' }],
    ['forbids', { kind: 'status', status: 403, message: 'Resource not accessible by integration' }],
    ['fails at', { kind: 'status', status: 502 }],
    ['never answers', { kind: 'hang-up' }],
  ] as const)('because it %s it costs neither the comment nor the run', async (_, fault) => {
    world.push(1, misspell());
    world.github.fail(REVIEWS, fault);
    const { written } = await comment(1);
    expect(written).toMatchObject([{ number: 1, result: 'created' }]);
    expect(world.pages(1)[0]).toContain('+ pg_parameters');
    expect(world.said.join('\n')).toContain('nothing is suggested on its lines');
  });

  it('and made all the same is not made twice', async () => {
    world.push(1, misspell());
    world.github.fail(REVIEWS, { kind: 'hang-up', done: true });
    await comment(1);
    await comment(1);
    expect(suggestions()).toHaveLength(1);
    expect(world.pages(1)[0]).toContain('suggested on the line');
  });
});
