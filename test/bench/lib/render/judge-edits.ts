import { walkEdits } from './edits.ts';
import type { Judge } from './oracle.ts';

/** Has each judge look at the edits that the command line asks for, and exits 1 where one of them is not content. */
export async function judgeEdits(judges: readonly Judge[]): Promise<void> {
  // Of a run that is cut off, too.
  process.once('exit', () => {
    for (const judge of judges) judge.report();
  });
  const isRendered = await walkEdits(
    process.argv.slice(2),
    judges.map(({ judge }) => judge),
  );
  process.exitCode = isRendered && judges.every((judge) => judge.isPassed()) ? 0 : 1;
}
