/** What of a repository's settings the double has: rulesets, runner groups, permissions of Actions, environments, labels. */
import { makeSample } from './description.ts';
import type { Answer, Question, Route } from './routes.ts';
import type { GithubState, Json } from './state.ts';

const ADMIN = 'administration: write';
const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com' } };
const NOT_ON_PLAN: Answer = {
  status: 403,
  body: { message: 'Upgrade to GitHub Pro or make this repository public to enable this feature.' },
};

const route = (answer: Route['answer'], needs = ADMIN): Route => ({ needs, answer });
const asJson = (value: unknown): Json => value as Json;

export const SETTINGS_ROUTES: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}': route(readRepository, 'metadata: read'),
  'GET /repos/{owner}/{repo}/rulesets': onPlan('rulesets', (state) => ({
    status: 200,
    body: state.settings.rulesets.map((ruleset, index) => writeRuleset(ruleset, index)),
  })),
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': onPlan('rulesets', (state, { parameters }) => {
    const index = Number(parameters['ruleset_id']) - 1;
    const ruleset = state.settings.rulesets[index];
    return ruleset === undefined ? NOT_FOUND : { status: 200, body: writeRuleset(ruleset, index) };
  }),
  'POST /repos/{owner}/{repo}/rulesets': onPlan('rulesets', ({ settings }, { body }) => {
    settings.rulesets.push(asJson(body));
    return { status: 201, body: writeRuleset(asJson(body), settings.rulesets.length - 1) };
  }),
  'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}': onPlan('rulesets', ({ settings }, { body, parameters }) => {
    const index = Number(parameters['ruleset_id']) - 1;
    settings.rulesets[index] = asJson(body);
    return { status: 200, body: writeRuleset(asJson(body), index) };
  }),
  'GET /repos/{owner}/{repo}/labels/{name}': route(({ settings }, { parameters }) => {
    const label = settings.labels.get(parameters['name'] ?? '');
    return label === undefined ? NOT_FOUND : { status: 200, body: writeLabel(label) };
  }, 'issues: read'),
  'POST /repos/{owner}/{repo}/labels': route(({ settings }, { body }) => {
    settings.labels.set(String(asJson(body)['name']), asJson(body));
    return { status: 201, body: writeLabel(asJson(body)) };
  }, 'issues: write'),
  'PATCH /repos/{owner}/{repo}/labels/{name}': route(({ settings }, { body, parameters }) => {
    const name = parameters['name'] ?? '';
    const label = { ...settings.labels.get(name), ...asJson(body), name };
    settings.labels.set(name, label);
    return { status: 200, body: writeLabel(label) };
  }, 'issues: write'),
  'GET /repos/{owner}/{repo}/environments/{environment_name}': onPlan(
    'environments',
    ({ settings }, { parameters }) => {
      const name = parameters['environment_name'] ?? '';
      const environment = settings.environments.get(name);
      return environment === undefined ? NOT_FOUND : { status: 200, body: writeEnvironment(name, environment) };
    },
  ),
  'PUT /repos/{owner}/{repo}/environments/{environment_name}': onPlan('environments', ({ settings }, question) => {
    const name = question.parameters['environment_name'] ?? '';
    settings.environments.set(name, asJson(question.body));
    return { status: 200, body: writeEnvironment(name, asJson(question.body)) };
  }),
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': onPlan(
    'environments',
    ({ settings }, { parameters }) => {
      const names = settings.branches.get(parameters['environment_name'] ?? '') ?? [];
      const policies = names.map((name, index) => ({ id: index + 1, node_id: 'x', name, type: 'branch' }));
      return { status: 200, body: { total_count: names.length, branch_policies: policies } };
    },
  ),
  'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': onPlan(
    'environments',
    ({ settings }, { body, parameters }) => {
      const environment = parameters['environment_name'] ?? '';
      const name = String(asJson(body)['name']);
      settings.branches.set(environment, [...(settings.branches.get(environment) ?? []), name]);
      return { status: 200, body: { id: 1, node_id: 'x', name, type: 'branch' } };
    },
  ),
  'GET /orgs/{org}/actions/runner-groups': onPlan('runner-groups', ({ settings }) => ({
    status: 200,
    body: { total_count: settings.groups.length, runner_groups: settings.groups.map(writeGroup) },
  })),
  'POST /orgs/{org}/actions/runner-groups': onPlan('runner-groups', ({ settings }, { body }) => {
    settings.groups.push(asJson(body));
    return { status: 201, body: writeGroup(asJson(body), settings.groups.length - 1) };
  }),
  'PATCH /orgs/{org}/actions/runner-groups/{runner_group_id}': onPlan('runner-groups', ({ settings }, question) => {
    const index = Number(question.parameters['runner_group_id']) - 1;
    settings.groups[index] = { ...settings.groups[index], ...asJson(question.body) };
    return { status: 200, body: writeGroup(settings.groups[index], index) };
  }),
  ...keep('/repos/{owner}/{repo}/actions/permissions'),
  ...keep('/repos/{owner}/{repo}/actions/permissions/workflow'),
  ...keep('/repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval'),
};

function onPlan(feature: string, answer: Route['answer']): Route {
  return route((state, question) => (state.settings.missing.has(feature) ? refuse(feature) : answer(state, question)));
}

/** An account of a person has no groups at all. */
function refuse(feature: string): Answer {
  return feature === 'runner-groups' ? NOT_FOUND : NOT_ON_PLAN;
}

/** An object that is read as it was written. */
function keep(path: string): Readonly<Record<string, Route>> {
  return {
    [`GET ${path}`]: route(({ settings }) => ({ status: 200, body: settings.objects.get(path) ?? makeDefault(path) })),
    [`PUT ${path}`]: route(({ settings }, { body }: Question) => {
      settings.objects.set(path, asJson(body));
      return { status: 204 };
    }),
  };
}

function makeDefault(path: string): Json {
  if (path.endsWith('/workflow')) {
    return { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true };
  }
  if (path.endsWith('/fork-pr-contributor-approval')) return { approval_policy: 'first_time_contributors' };
  return { enabled: true, allowed_actions: 'all' };
}

function readRepository({ repository, settings }: GithubState): Answer {
  const owner = makeSample('simple-user', { type: settings.ownerType });
  return {
    status: 200,
    body: makeSample('full-repository', { full_name: repository, private: settings.isPrivate, owner }),
  };
}

function writeRuleset(ruleset: Json, index: number): Json {
  return makeSample('repository-ruleset', { ...ruleset, id: index + 1, source: 'acme/postgres' });
}

function writeLabel(label: Json): Json {
  return makeSample('label', label);
}

function writeEnvironment(name: string, environment: Json): Json {
  return makeSample('environment', { name, ...environment });
}

function writeGroup(group: Json | undefined, index: number): Json {
  const rest = Object.fromEntries(Object.entries(group ?? {}).filter(([name]) => name !== 'selected_repository_ids'));
  return makeSample('runner-groups-org', { visibility: 'selected', default: false, ...rest, id: index + 1 });
}
