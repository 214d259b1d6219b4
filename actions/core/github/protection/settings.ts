/** Settings that are one object each: read by GET, set by PUT. */
import type { Route } from '../api.ts';
import { hasAll } from './compare.ts';
import type { Measure } from './measure.ts';

interface Setting {
  readonly name: string;
  readonly purpose: string;
  readonly instead: string;
  readonly read: Route;
  readonly write: Route;
  readonly body: Readonly<Record<string, unknown>>;
}

export const SETTINGS: readonly Measure[] = [
  makeSetting({
    name: 'actions pinned by commit',
    purpose: 'no tag of another repository that somebody moves is run beside production',
    instead: 'the workflows here pin every action by commit, and zizmor refuses any other in scripts/test',
    read: 'GET /repos/{owner}/{repo}/actions/permissions',
    write: 'PUT /repos/{owner}/{repo}/actions/permissions',
    body: { enabled: true, allowed_actions: 'all', sha_pinning_required: true },
  }),
  makeSetting({
    name: 'tokens that only read',
    purpose: 'a job that names no permissions may write nothing, and no workflow approves a pull request',
    instead: 'every workflow here begins with `permissions: {}`',
    read: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
    write: 'PUT /repos/{owner}/{repo}/actions/permissions/workflow',
    body: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
  }),
  makeSetting({
    name: 'runs of forks wait for approval',
    purpose: 'a stranger starts no run before a maintainer has looked',
    instead: 'a run of a pull request is on a hosted runner, with a token that only reads, and no secret',
    read: 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
    write: 'PUT /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
    body: { approval_policy: 'all_external_contributors' },
  }),
];

function makeSetting({ read, write, body, ...words }: Setting): Measure {
  return {
    ...words,
    sends: [{ route: write, body }],
    find: async (api) =>
      hasAll(await api.request(read), body) ? { state: 'set' } : { state: 'missing', detail: 'it is set otherwise' },
    set: async (api) => {
      await api.request(write, body);
    },
  };
}
