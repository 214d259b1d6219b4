/** What is known of an environment's drift where the meta node cannot be asked: by what it has signed and published. */
import type { PlanAdapters } from '../plan/ports.ts';
import { listMissing, readPublished } from '../plan/read-published.ts';
import { describeAge } from '../publication/judge.ts';
import { digestState, DRIFT_FILE, parsePublication, PUBLICATION_FILE } from '../publication/publication.ts';
import { UserError } from '../types.ts';
import type { DriftReport } from './finding.ts';
import { parseDriftReport } from './memory.ts';

/** The node looks every half an hour, and the workflow Apply publishes what it found every hour. */
const STALE_SECONDS = 3 * 3_600;
const MAIN = 'origin/main';

export interface PublishedDrift {
  readonly environment: string;
  /** Why nobody knows, in sentences: the node, its timer or its publication has stopped. */
  readonly faults: readonly string[];
  /** The last look that may be believed. */
  readonly report?: DriftReport;
}

/** Undefined for an environment to which nothing was applied yet, as far as main asks for no signed state. */
export function readPublishedDrift(environment: string, adapters: PlanAdapters): PublishedDrift | undefined {
  const ref = `refs/ops/${environment}/applied`;
  try {
    const commit = adapters.repository.findCommit(ref);
    const refusals =
      commit === undefined
        ? listMissing({ environment, ref, main: MAIN }, adapters.repository)
        : readPublished({ environment, ref, commit, main: MAIN }, adapters).refusals;
    if (refusals.length > 0) return { environment, faults: refusals.map(({ message }) => message) };
    if (commit === undefined) return undefined;
    return readReport(environment, commit, adapters);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { environment, faults: [error.message] };
  }
}

function readReport(environment: string, commit: string, { repository, seal }: PlanAdapters): PublishedDrift {
  const text = repository.findFile(commit, DRIFT_FILE);
  const publication = repository.findFile(commit, PUBLICATION_FILE);
  if (text === undefined || publication === undefined) {
    const what = `nothing is published of a look for drift; ops-drift@${environment}.timer of the meta node looks`;
    return { environment, faults: [`${what}, and its state key signs`] };
  }
  if (parsePublication(publication).drift !== digestState(text))
    return { environment, faults: [`its ${DRIFT_FILE} is not the one that was signed`] };
  const report = parseDriftReport(text);
  if (report.environment !== environment)
    return { environment, faults: [`its ${DRIFT_FILE} is of another environment`] };
  const age = seal?.findAge(report.time.replace(/\.\d+/, ''));
  if (age !== undefined && age <= STALE_SECONDS) return { environment, faults: [], report };
  const since = age === undefined ? 'at an unknown time' : `${describeAge(age)} ago`;
  const stopped = `the meta node, ops-drift@${environment}.timer or the workflow Apply has stopped`;
  return { environment, faults: [`hosts were looked at last ${since}: ${stopped}`], report };
}
