import { LABELS } from '../labels.ts';
import type { Measure, ProtectOptions } from './measure.ts';
import { showMergeQueue, showReviewers } from './choices.ts';
import { PRIVATE, protectEnvironment, protectLabel, protectRunners } from './places.ts';
import { protectMain } from './ruleset.ts';
import { SETTINGS } from './settings.ts';

/** What matters most first. */
export function listMeasures(options: ProtectOptions): readonly Measure[] {
  return [
    PRIVATE,
    protectMain(options),
    showMergeQueue(options.mainBranch),
    protectRunners(options),
    ...SETTINGS,
    ...options.environments.flatMap((name) => [protectEnvironment(name, options.mainBranch), showReviewers(name)]),
    ...LABELS.map(protectLabel),
    PUBLISHED,
  ];
}

/** GitHub's rules are for branches and tags; what is in force is published beside them. */
const PUBLISHED: Measure = {
  name: 'ruleset of refs/ops',
  purpose: 'nobody but the meta node says what is in force',
  instead: 'the meta node signs it, and a plan refuses what is not signed or names commits outside of main',
  sends: [],
  find: () => Promise.resolve({ state: 'unavailable', detail: 'rulesets of GitHub cover branches and tags alone' }),
};
