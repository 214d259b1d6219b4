import type { ListedPlay } from '../../../actions/core/apply/cross-check.ts';
import type { GuardedRun, PlaybookRun, RunOutcome } from '../../../actions/core/apply/ports.ts';

/** What a test changes in the fake Ansible; undefined: as planned. */
export interface Behaviour {
  readonly fail?: (run: GuardedRun, host: string) => string | undefined;
  /** Tags of the task that a check run would change something by, a task each. */
  readonly wouldChange?: (run: GuardedRun, host: string) => readonly (readonly string[])[];
  readonly list?: (run: PlaybookRun) => readonly ListedPlay[] | undefined;
  /** What an Ansible came to that an earlier process had let go. */
  readonly orphan?: (run: GuardedRun) => RunOutcome | undefined;
  /** Throws, as a killed process does not return. */
  readonly crash?: (run: GuardedRun) => boolean;
}
