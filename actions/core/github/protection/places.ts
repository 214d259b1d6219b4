/** Labels, environments, runner groups, and who may read the repository. */
import { readFields, readList, readNumber, readText } from '../answer.ts';
import type { GithubApi } from '../api.ts';
import type { LABELS } from '../labels.ts';
import { hasAll } from './compare.ts';
import type { Finding, Measure, ProtectOptions } from './measure.ts';
import { tryFind } from './try-find.ts';

export function protectLabel({ name, color, description }: (typeof LABELS)[number]): Measure {
  const create = 'POST /repos/{owner}/{repo}/labels';
  return {
    name: `label ${name}`,
    purpose: `${description}; it is for lists, and nothing is decided from it`,
    instead: 'GitHub makes the label when it is first used, without a colour of its own',
    sends: [{ route: create, body: { name, color, description } }],
    find: async (api) => {
      const found = await tryFind(() => api.request('GET /repos/{owner}/{repo}/labels/{name}', { name }));
      if (found === undefined) return { state: 'missing', detail: 'it is not there' };
      return hasAll(found, { color, description })
        ? { state: 'set' }
        : { state: 'missing', detail: 'it looks otherwise' };
    },
    set: async (api) => {
      const found = await tryFind(() => api.request('GET /repos/{owner}/{repo}/labels/{name}', { name }));
      if (found === undefined) await api.request(create, { name, color, description });
      else await api.request('PATCH /repos/{owner}/{repo}/labels/{name}', { name, color, description });
    },
  };
}

const POLICY = { deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } };
const ENVIRONMENT = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
const PUT_ENVIRONMENT = 'PUT /repos/{owner}/{repo}/environments/{environment_name}';
const BRANCHES = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
const ADD_BRANCH = 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';

/** Reviewers are left as they are: who they should be is not ours to say. */
export function protectEnvironment(name: string, mainBranch: string): Measure {
  const at = { environment_name: name };
  return {
    name: `environment ${name}`,
    purpose: `secrets and reviewers of it are for jobs of ${mainBranch} alone`,
    instead: `the meta node applies what ${mainBranch} holds, whichever branch a job is of; it needs no secret of GitHub`,
    sends: [
      { route: PUT_ENVIRONMENT, body: POLICY },
      { route: ADD_BRANCH, body: { name: mainBranch } },
    ],
    find: async (api) => {
      const found = await tryFind(() => api.request(ENVIRONMENT, at));
      if (found === undefined) return { state: 'missing', detail: 'it is not there' };
      if (!hasAll(found, POLICY)) return { state: 'missing', detail: 'any branch may use it' };
      const branches = await listBranches(api, name);
      const isOnly = branches.length === 1 && branches[0] === mainBranch;
      return isOnly
        ? { state: 'set' }
        : { state: 'missing', detail: `it is for ${branches.join(', ') || 'no branch'}` };
    },
    set: async (api) => {
      await api.request(PUT_ENVIRONMENT, { ...at, ...POLICY });
      if (!(await listBranches(api, name)).includes(mainBranch))
        await api.request(ADD_BRANCH, { ...at, name: mainBranch });
    },
  };
}

async function listBranches(api: GithubApi, name: string): Promise<readonly string[]> {
  const answer = readFields(await api.request(BRANCHES, { environment_name: name, per_page: 100 }), 'the branches');
  return readList(answer['branch_policies'], 'branch_policies', (item, what) =>
    readText(readFields(item, what)['name'], `${what}.name`),
  );
}

const GROUPS = 'GET /orgs/{org}/actions/runner-groups';
const ADD_GROUP = 'POST /orgs/{org}/actions/runner-groups';
const GROUP = 'meta';

/** The runners themselves are put into the group when they are registered. */
export function protectRunners({ repository, mainBranch, metaWorkflows }: ProtectOptions): Measure {
  const [org = ''] = repository.split('/');
  const workflows = metaWorkflows.map((file) => `${repository}/${file}@refs/heads/${mainBranch}`);
  const wanted = { restricted_to_workflows: true, selected_workflows: workflows, allows_public_repositories: false };
  return {
    name: `runner group ${GROUP}`,
    purpose: `a branch that asks for the meta node's runner in a workflow of its own gets none`,
    instead:
      'the runner’s user on the meta node holds no key, reaches no host of the fleet, and may call one wrapper that starts only what main holds',
    sends: [{ route: ADD_GROUP, body: { name: GROUP, visibility: 'selected', ...wanted } }],
    find: async (api): Promise<Finding> => {
      const group = await findGroup(api, org);
      if (group === undefined) return { state: 'missing', detail: 'there is no such group' };
      return hasAll(group.fields, wanted) && group.workflows === workflows.length
        ? { state: 'set' }
        : { state: 'missing', detail: 'other workflows, or public repositories, may use it' };
    },
    set: async (api) => {
      const group = await findGroup(api, org);
      if (group !== undefined) {
        const at = { org, runner_group_id: group.id };
        await api.request('PATCH /orgs/{org}/actions/runner-groups/{runner_group_id}', {
          ...at,
          name: GROUP,
          ...wanted,
        });
        return;
      }
      const id = readNumber(
        readFields(await api.request('GET /repos/{owner}/{repo}'), 'repository')['id'],
        'repository.id',
      );
      const body = { name: GROUP, visibility: 'selected', selected_repository_ids: [id], ...wanted };
      await api.request(ADD_GROUP, { org, ...body });
    },
  };
}

async function findGroup(api: GithubApi, org: string) {
  const answer = readFields(await api.request(GROUPS, { org, per_page: 100 }), 'the runner groups');
  const groups = readList(answer['runner_groups'], 'runner_groups', readFields);
  const fields = groups.find(({ name }) => name === GROUP);
  if (fields === undefined) return undefined;
  const workflows = Array.isArray(fields['selected_workflows']) ? fields['selected_workflows'].length : 0;
  return { fields, workflows, id: readNumber(fields['id'], 'runner_group.id') };
}

/** Never set from here: whether a repository may be seen is its owner's decision. */
export const PRIVATE: Measure = {
  name: 'private repository',
  purpose: 'strangers neither read the inventory nor start runs beside production',
  instead: 'make it private in its settings; nobody should run a fleet from a public one',
  sends: [],
  find: async (api) => {
    const repository = readFields(await api.request('GET /repos/{owner}/{repo}'), 'repository');
    return repository['private'] === true ? { state: 'set' } : { state: 'missing', detail: 'everybody may read it' };
  },
};
