/** Metrics of applies: written when a verb ends that changes something, and by `status`. */
import { readTime } from '../adapters/clock.ts';
import { readHeldLocks } from '../adapters/held-locks.ts';
import { findHold } from '../adapters/hold.ts';
import { writeMetrics } from '../adapters/metrics-file.ts';
import { openLedgerView } from '../adapters/open-apply.ts';
import { recallPublished } from '../adapters/published-look.ts';
import { readRunEnds, writeRunEnd } from '../adapters/run-ends.ts';
import { openStanding } from '../adapters/standing.ts';
import {
  endsFolder,
  isMetaNode,
  lockFolder,
  metricsFolder,
  standingFolder,
  stateFolder,
} from '../adapters/state-folder.ts';
import { findWaitingSince } from '../adapters/waiting-merge.ts';
import type { RunVerdict } from '../core/apply/verdict.ts';
import { printGauges } from '../core/metrics/exposition.ts';
import { assembleGauges } from '../core/metrics/gauges.ts';
import { UserError } from '../core/types.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import { readRecords } from '../core/ledger/written-records.ts';
import { findPublished } from '../status/published.ts';
import { report } from './command.ts';

/** Newest entries of the ledger that are read for the times of steps. */
const ENTRIES = 100;

interface Place {
  readonly environment: string;
  readonly root: string;
}

/** Whatever a verb comes to is told, and nothing that goes wrong with telling it changes what it came to. */
export async function withMetrics<Result extends { readonly ok: boolean }>(
  place: Place & { readonly verb: string },
  work: () => Promise<Result>,
  judge: (result: Result) => RunVerdict = ({ ok }) => (ok ? 'done' : 'failed'),
): Promise<Result> {
  try {
    const result = await work();
    tell(place, judge(result));
    return result;
  } catch (error) {
    tell(place, error instanceof UserError ? 'refused' : 'failed');
    throw error;
  }
}

function tell(place: Place & { readonly verb: string }, verdict: RunVerdict): void {
  refreshMetrics(place, () => {
    writeRunEnd(endsFolder(place.environment), { verb: place.verb, verdict, time: readTime() });
  });
}

export function refreshMetrics({ environment, root }: Place, first: () => void = () => undefined): void {
  if (!isMetaNode(environment)) return;
  try {
    const view = openLedgerView(environment, root);
    first();
    const state = view.ledger.read()?.state;
    const head = state?.head;
    const gauges = assembleGauges({
      ...{ environment, now: readTime(), toSeconds: (time) => Math.floor(Date.parse(time) / 1_000), state },
      waitingSince:
        head === undefined ? undefined : findWaitingSince({ folder: stateFolder(environment), checkout: root }, head),
      // Without a ledger there is no history that what is published could be compared with.
      published: state === undefined ? undefined : findPublishedState(view.history, { environment, root }),
      ends: readRunEnds(endsFolder(environment)),
      records: state === undefined ? [] : readRecords(view.history.read(ENTRIES)),
      locks: readHeldLocks(lockFolder(environment)),
      standing: openStanding(standingFolder(environment)).read(),
      heldSince: findHold(environment)?.since,
    });
    writeMetrics(metricsFolder(), environment, printGauges(gauges));
  } catch (error) {
    report(`warning: metrics are not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function findPublishedState(history: LedgerHistory, { environment, root }: Place) {
  const look = recallPublished({ environment, folder: stateFolder(environment), checkout: root });
  return findPublished(history, look).published;
}
