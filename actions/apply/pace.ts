/** Where an apply stands among its steps, with the time left by the ledger's records. */
import type { Pace } from '../core/apply/progress-words.ts';
import { estimateKinds, estimateRest, estimateStep } from '../core/apply/time-left.ts';
import type { Estimates } from '../core/apply/time-left.ts';
import { listSteps, readRecords } from '../core/ledger/written-records.ts';
import { UserError } from '../core/types.ts';
import type { Step } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';

/** Entries of the ledger that are looked through: an apply writes two for each of its steps. */
const ENTRIES = 300;

export interface Paced {
  readonly start: (step: Step) => Pace;
  /** Seconds that the rest may take when the step has ended. */
  readonly end: (step: Step) => number | undefined;
}

export function keepPace(
  steps: readonly Step[],
  clustersOf: (hosts: readonly string[]) => readonly string[],
  { history, stopwatch }: Pick<ApplyAdapters, 'history' | 'stopwatch'>,
  listFinished: () => Iterable<string>,
): Paced {
  let known: Estimates | undefined;
  const began = new Map<string, number>();
  const findRest = (ended?: string) => {
    const finished = new Set([...listFinished(), ...(ended === undefined ? [] : [ended])]);
    const now = stopwatch.seconds();
    const running = new Map([...began].map(([id, since]) => [id, now - since] as const));
    return estimateRest({ steps, finished, running, clustersOf }, (known ??= readEstimates(history)));
  };
  return {
    start: (step) => {
      began.set(step.id, stopwatch.seconds());
      const rest = findRest();
      const seconds = estimateStep(step, (known ??= readEstimates(history)));
      return {
        ...{ number: steps.indexOf(step) + 1, of: steps.length },
        ...(seconds === undefined ? {} : { step: seconds }),
        ...(rest === undefined || steps.length === 1 ? {} : { rest }),
      };
    },
    end: (step) => {
      began.delete(step.id);
      return findRest(step.id);
    },
  };
}

/** A history that cannot be read keeps nobody from an apply. */
function readEstimates(history: ApplyAdapters['history']): Estimates {
  try {
    return estimateKinds(listSteps(readRecords(history.read(ENTRIES))));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return new Map();
  }
}
