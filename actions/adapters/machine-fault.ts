/** What the machine refuses, a full disk, a folder of another user or too many open files, is no fault of this program. */
import { UserError } from '../core/types.ts';

export const NOT_RUN = 'Ansible was not run';

/** A failed call of the operating system as a UserError in its own words, behind `what` was not done; any other error as it is. */
export function explainMachineFault(what: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error) || !('syscall' in error)) return error;
  return new UserError(
    `${what}: ${error.message}; look at this machine's disk and at who owns the folder [state-folder]`,
  );
}

/** Of a file that is not there, the program may have made the mistake. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  ...['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'ENOMEM', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM'],
]);

/** The same of an error that came from anywhere: only what no program can help is no bug. */
export function explainRefusal(error: unknown): unknown {
  const isRefusal = error instanceof Error && 'code' in error && REFUSALS.has(error.code);
  return isRefusal ? explainMachineFault('this machine refuses it', error) : error;
}

/** Throws UserError where the machine refuses the work. */
export function tellMachineFaults<Answer>(what: string, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    throw explainMachineFault(what, error);
  }
}
