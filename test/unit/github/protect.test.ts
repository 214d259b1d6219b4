import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGithubApi } from '../../../actions/adapters/github-api.ts';
import { readMetaWorkflows } from '../../../actions/adapters/workflow-files.ts';
import { listMeasures } from '../../../actions/core/github/protection/measures.ts';
import { renderProtection, runProtect } from '../../../actions/github/protect.ts';
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
    const { 'ruleset of refs/ops': published, ...rest } = after;
    expect(published).toBe('unavailable');
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
