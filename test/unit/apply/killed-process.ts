import { UserError } from '../../../actions/core/types.ts';

/** Thrown by each call of a process that was killed. */
export class Killed extends Error {}

/** What a process may end in: done, refused with words, or killed. */
export async function settle(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof UserError) && !(error instanceof Killed)) throw error;
  }
}
