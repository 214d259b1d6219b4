import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGithubApi } from '../../../actions/adapters/github-api.ts';
import { readMetaWorkflows } from '../../../actions/adapters/workflow-files.ts';
import { listMeasures } from '../../../actions/core/github/protection/measures.ts';
import { isProtected, renderProtection, runProtect } from '../../../actions/github/protect.ts';
import { makeSample } from '../../lib/github/description.ts';
import { GithubDouble } from '../../lib/github/double.ts';

const REPOSITORY = 'acme/postgres';

let github: GithubDouble;
beforeEach(async () => {
  github = await GithubDouble.start(REPOSITORY);
  github.permissions = { administration: 'write', issues: 'write', metadata: 'read' };
});
afterEach(async () => {
  expect(github.problems).toEqual([]);
  await github.stop();
});

const measures = listMeasures({
  ...{ mainBranch: 'main', repository: REPOSITORY, environments: ['prod'], checks: ['Validate', 'Plan'] },
  metaWorkflows: ['.github/workflows/apply.yml'],
});

const protect = (apply: boolean) => {
  const { url, token } = github;
  return runProtect({ measures, apply, api: openGithubApi({ url, token, repository: REPOSITORY, secondMs: 1 }) });
};

const statesOf = (results: Awaited<ReturnType<typeof protect>>) =>
  Object.fromEntries(results.map(({ name, finding }) => [name, finding?.state]));

describe('what protects the repository', () => {
  it('is printed without asking GitHub', async () => {
    const text = renderProtection(await runProtect({ measures, apply: false, api: undefined }));
    expect(text).toContain('ruleset of main: what is merged was planned');
    expect(text).toContain(
      'POST /repos/{owner}/{repo}/rulesets {"name":"main is changed by reviewed pull requests alone"',
    );
    expect(text).toContain('acme/postgres/.github/workflows/apply.yml@refs/heads/main');
  });

  it('is missing at first, is set, and is set no second time', async () => {
    const before = statesOf(await protect(false));
    expect(before).toMatchObject({
      'ruleset of main': 'missing',
      'runner group meta': 'missing',
      'label destroy': 'missing',
      'environment prod': 'missing',
      'tokens that only read': 'missing',
    });
    const after = statesOf(await protect(true));
    const {
      'ruleset of refs/ops': published,
      'merge queue of main': queue,
      'reviewers of environment prod': reviewers,
      ...rest
    } = after;
    expect([published, queue, reviewers]).toEqual(['unavailable', 'missing', 'missing']);
    expect(new Set(Object.values(rest))).toEqual(new Set(['set']));
    github.requests.length = 0;
    expect(statesOf(await protect(true))).toEqual(after);
    expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('is put right where somebody weakened it', async () => {
    await protect(true);
    const { settings } = github.state;
    const [ruleset] = settings.rulesets;
    settings.rulesets[0] = { ...ruleset, enforcement: 'disabled' };
    settings.groups[0] = { ...settings.groups[0], selected_workflows: [] };
    settings.branches.set('prod', ['main', 'anything']);
    const found = await protect(false);
    expect(statesOf(found)).toMatchObject({
      'ruleset of main': 'missing',
      'runner group meta': 'missing',
      'environment prod': 'missing',
    });
    expect(renderProtection(found)).toContain('missing     environment prod: it is for main, anything');
    expect(statesOf(await protect(true))).toMatchObject({ 'ruleset of main': 'set', 'runner group meta': 'set' });
  });

  it('says where somebody may go around the ruleset', async () => {
    await protect(true);
    const actor = { actor_id: 1, actor_type: 'RepositoryRole', bypass_mode: 'always' };
    github.state.settings.rulesets[0] = { ...github.state.settings.rulesets[0], bypass_actors: [actor] };
    expect(renderProtection(await protect(false))).toContain('ruleset of main: somebody may go around it');
  });

  it('says what this plan of GitHub does not have, and what protects instead', async () => {
    for (const feature of ['rulesets', 'environments', 'runner-groups']) github.state.settings.missing.add(feature);
    const results = await protect(true);
    expect(statesOf(results)).toMatchObject({
      'ruleset of main': 'unavailable',
      'runner group meta': 'unavailable',
      'label destroy': 'set',
    });
    const text = renderProtection(results);
    expect(text).toContain('Upgrade to GitHub Pro');
    expect(text).toContain('instead: branch protection of main with the same rules');
  });

  describe.each([
    [
      'merge queue of main',
      'no ruleset has one',
      'each merge has open pull requests planned again, and an apply refuses a hazard that no merge has shown',
    ],
    ['reviewers of environment prod', 'nobody has to approve', 'a merge is approved in its pull request; '],
  ])('%s', (name, missing, instead) => {
    const find = async () => (await protect(false)).find((one) => one.name === name);

    it('is shown as missing with what protects instead, and fails nothing', async () => {
      const results = await protect(true);
      expect(isProtected(results)).toBe(true);
      const text = renderProtection(results);
      expect(text).toContain(
        `missing     ${name}: ${missing}; in a private repository, GitHub Enterprise Cloud alone has it\n            so that `,
      );
      expect(text).toContain(`\n            instead: ${instead}`);
      expect(isProtected(await runProtect({ measures, apply: false, api: undefined }))).toBe(true);
    });

    it('is to be had in a public repository, and not in a private one of a person', async () => {
      github.state.settings.ownerType = 'User';
      expect((await find())?.finding).toEqual({
        ...{ state: 'unavailable', detail: 'a private repository of a person has none' },
      });
      github.state.settings.isPrivate = false;
      expect((await find())?.finding).toEqual({ state: 'missing', detail: missing });
    });

    it('is not to be had where this plan has no such settings', async () => {
      for (const feature of ['rulesets', 'environments']) github.state.settings.missing.add(feature);
      expect((await find())?.finding).toMatchObject({
        ...{ state: 'unavailable', detail: expect.stringContaining('Upgrade to GitHub Pro') as string },
      });
    });
  });

  it('says that a queue of main is set, and of one that rebases that comments are lost', async () => {
    const find = async () => statesOf(await protect(false))['merge queue of main'];
    const { rulesets } = github.state.settings;
    const makeQueue = (method: string, rest: object = {}) => ({
      ...{ name: 'queue', target: 'branch', enforcement: 'active' },
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        {
          type: 'merge_queue',
          parameters: {
            ...{ check_response_timeout_minutes: 60, grouping_strategy: 'ALLGREEN', max_entries_to_build: 5 },
            ...{ max_entries_to_merge: 1, merge_method: method, min_entries_to_merge: 1 },
            min_entries_to_merge_wait_minutes: 5,
          },
        },
      ],
      ...rest,
    });
    await protect(true);
    const others = [
      { enforcement: 'disabled' },
      { conditions: { ref_name: { include: ['refs/heads/other'], exclude: [] } } },
    ];
    rulesets.push(...others.map((rest) => makeQueue('MERGE', rest)));
    expect(await find()).toBe('missing');
    rulesets.push(makeQueue('SQUASH'));
    expect(await find()).toBe('set');
    rulesets[rulesets.length - 1] = makeQueue('REBASE');
    expect(renderProtection(await protect(false))).toContain('merge queue of main: it rebases');
  });

  it('says that reviewers of an environment are set, and keeps them', async () => {
    await protect(true);
    const { environments } = github.state.settings;
    const rule = { id: 1, node_id: 'x', type: 'required_reviewers', prevent_self_review: true, reviewers: [] };
    environments.set('prod', { ...environments.get('prod'), protection_rules: [rule] });
    expect(statesOf(await protect(false))['reviewers of environment prod']).toBe('missing');
    const reviewers = [{ type: 'User', reviewer: makeSample('simple-user', { login: 'jane' }) }];
    environments.set('prod', { ...environments.get('prod'), protection_rules: [{ ...rule, reviewers }] });
    expect(statesOf(await protect(true))['reviewers of environment prod']).toBe('set');
  });

  it('never makes a repository private by itself', async () => {
    github.state.settings.isPrivate = false;
    expect(statesOf(await protect(true))['private repository']).toBe('missing');
  });

  it('needs a token that administers', async () => {
    github.permissions = { metadata: 'read' };
    await expect(protect(false)).rejects.toThrow('the token may not do this');
  });

  it('names the workflows that run on the meta node', () => {
    expect(readMetaWorkflows('.')).toContain('.github/workflows/apply.yml');
    expect(readMetaWorkflows('.')).not.toContain('.github/workflows/comment.yml');
  });
});
