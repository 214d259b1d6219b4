import { readFields, readList, readNumber, readText, type Fields } from '../answer.ts';
import type { GithubApi } from '../api.ts';
import { hasAll } from './compare.ts';
import type { Finding, Measure, ProtectOptions } from './measure.ts';

const NAME = 'main is changed by reviewed pull requests alone';
/** GitHub's own number of GitHub Actions: no other app can report these checks. */
const ACTIONS_APP = 15_368;
const CREATE = 'POST /repos/{owner}/{repo}/rulesets';

export function protectMain({ mainBranch, checks }: ProtectOptions): Measure {
  const wanted = makeRuleset(mainBranch, checks);
  return {
    name: `ruleset of ${mainBranch}`,
    purpose: 'what is merged was planned, and read by a code owner; history is never rewritten',
    instead: `branch protection of ${mainBranch} with the same rules; without either, whoever may push applies`,
    sends: [{ route: CREATE, body: wanted }],
    find: (api) => compareRuleset(api, wanted),
    set: async (api) => {
      const known = await findId(api);
      if (known === undefined) await api.request(CREATE, wanted);
      else await api.request('PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id: known, ...wanted });
    },
  };
}

function makeRuleset(mainBranch: string, checks: readonly string[]) {
  return {
    name: NAME,
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: { ref_name: { include: [`refs/heads/${mainBranch}`], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          require_code_owner_review: true,
          require_last_push_approval: true,
          dismiss_stale_reviews_on_push: true,
          required_review_thread_resolution: true,
          // One commit of main for each pull request: its comment is found by that.
          allowed_merge_methods: ['merge', 'squash'],
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: checks.map((context) => ({ context, integration_id: ACTIONS_APP })),
        },
      },
    ],
  };
}

async function compareRuleset(api: GithubApi, wanted: ReturnType<typeof makeRuleset>): Promise<Finding> {
  const id = await findId(api);
  if (id === undefined) return { state: 'missing', detail: 'there is no such ruleset' };
  const found = await getRuleset(api, id);
  // Without the right to administer, GitHub does not tell who may go around it.
  const bypass = found['bypass_actors'];
  if (Array.isArray(bypass) && bypass.length > 0) return { state: 'missing', detail: 'somebody may go around it' };
  const differs = ['enforcement', 'conditions', 'rules'].filter(
    (name) => !hasAll(found[name], Object.entries(wanted).find(([key]) => key === name)?.[1]),
  );
  return differs.length === 0 ? { state: 'set' } : { state: 'missing', detail: `${differs.join(' and ')} differ` };
}

async function findId(api: GithubApi): Promise<number | undefined> {
  return (await listRulesets(api)).find(({ name }) => name === NAME)?.id;
}

export async function getRuleset(api: GithubApi, id: number): Promise<Fields> {
  const ruleset = await api.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id: id });
  return readFields(ruleset, 'ruleset');
}

/** Those of the repository, and those of its organisation that hold for it. */
export async function listRulesets(api: GithubApi) {
  return readList(
    await api.request('GET /repos/{owner}/{repo}/rulesets', { per_page: 100 }),
    'the list of rulesets',
    (item, what) => {
      const fields = readFields(item, what);
      return { id: readNumber(fields['id'], `${what}.id`), name: readText(fields['name'], `${what}.name`) };
    },
  );
}
