/** What a team decides for itself: shown with its state, never set from here, and nothing fails without it. */
import { readFields, readList, type Fields } from '../answer.ts';
import type { GithubApi } from '../api.ts';
import type { Finding, Measure } from './measure.ts';
import { getRuleset, listRulesets } from './ruleset.ts';
import { tryFind } from './try-find.ts';

/** Who they should be is not ours to say. */
export function showReviewers(name: string): Measure {
  return {
    name: `reviewers of environment ${name}`,
    purpose: 'a job that names the environment waits until one of them approves it; no workflow here names one',
    instead:
      'a merge is approved in its pull request; a failover and an operation ask for typed confirmations, are taken from ' +
      'workflows of main alone, and are recorded with who asked',
    ...{ sends: [], isChoice: true },
    find: async (api) => {
      const found = await tryFind(() =>
        api.request('GET /repos/{owner}/{repo}/environments/{environment_name}', { environment_name: name }),
      );
      const rules = found === undefined ? undefined : readFields(found, 'environment')['protection_rules'];
      const isReviewed = readRules(rules).some(
        ({ type, reviewers }) => type === 'required_reviewers' && Array.isArray(reviewers) && reviewers.length > 0,
      );
      return isReviewed ? { state: 'set' } : explainMissing('nobody has to approve', api);
    },
  };
}

/** A queue changes how everybody merges. */
export function showMergeQueue(mainBranch: string): Measure {
  return {
    name: `merge queue of ${mainBranch}`,
    purpose: 'what is merged was planned together with what is merged just before it',
    instead: 'each merge has open pull requests planned again, and an apply refuses a hazard that no merge has shown',
    ...{ sends: [], isChoice: true },
    find: async (api) => {
      for (const { id } of await listRulesets(api)) {
        const ruleset = await getRuleset(api, id);
        if (!isFor(ruleset, mainBranch)) continue;
        const queue = readRules(ruleset['rules']).find(({ type }) => type === 'merge_queue');
        if (queue === undefined) continue;
        return readMethod(queue) === 'REBASE'
          ? { state: 'missing', detail: 'it rebases, and a comment is found by the one commit of its merge' }
          : { state: 'set' };
      }
      return explainMissing('no ruleset has one', api);
    },
  };
}

/** GitHub does not tell the plan of an organisation: what is known of it is what it has in every one. */
async function explainMissing(what: string, api: GithubApi): Promise<Finding> {
  const repository = readFields(await api.request('GET /repos/{owner}/{repo}'), 'repository');
  if (repository['private'] !== true) return { state: 'missing', detail: what };
  const owner = readFields(repository['owner'], 'repository.owner');
  if (owner['type'] === 'User') return { state: 'unavailable', detail: 'a private repository of a person has none' };
  return { state: 'missing', detail: `${what}; in a private repository, GitHub Enterprise Cloud alone has it` };
}

function isFor({ enforcement, conditions }: Fields, mainBranch: string): boolean {
  if (enforcement !== 'active' || typeof conditions !== 'object' || conditions === null) return false;
  const include = readFields(readFields(conditions, 'conditions')['ref_name'] ?? {}, 'ref_name')['include'];
  const names = [`refs/heads/${mainBranch}`, '~DEFAULT_BRANCH', '~ALL'];
  return Array.isArray(include) && include.some((name: unknown) => typeof name === 'string' && names.includes(name));
}

function readRules(rules: unknown): readonly Fields[] {
  return rules === undefined ? [] : readList(rules, 'rules', readFields);
}

function readMethod({ parameters }: Fields): unknown {
  return parameters === undefined ? undefined : readFields(parameters, 'merge_queue.parameters')['merge_method'];
}
