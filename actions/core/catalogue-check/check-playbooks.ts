import { sortProblems } from '../general/problems.ts';
import type { Problem } from '../types.ts';
import type { Reading } from '../playbooks/reading.ts';
import { checkCoveredReads } from './covered-reads.ts';
import { checkDelegatedReads, checkDelegates } from './delegates.ts';
import { checkEarly } from './early.ts';
import type { PlaybookRule } from './finding.ts';
import { checkIdleEffects } from './idle-effects.ts';
import { checkKnownUnknowns } from './known-unknowns.ts';
import { checkKnownVariables } from './known-variables.ts';
import { checkPlaybooks } from './playbooks.ts';
import { checkProduced } from './produced.ts';
import { checkProofs } from './proofs.ts';
import { checkScopes } from './scopes.ts';
import { checkTags } from './tags.ts';

const RULES: readonly PlaybookRule[] = [
  checkKnownVariables,
  checkKnownUnknowns,
  checkCoveredReads,
  checkIdleEffects,
  checkProduced,
  checkTags,
  checkPlaybooks,
  checkProofs,
  checkEarly,
  checkScopes,
  checkDelegates,
  checkDelegatedReads,
];

/** Where the catalogue and the playbooks do not agree; each finding once. */
export function checkReading(reading: Reading): readonly Problem[] {
  const problems = RULES.flatMap((rule) => rule(reading));
  return sortProblems([...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]);
}
