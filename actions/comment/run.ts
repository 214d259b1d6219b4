/**
 * Writes comments. By main's bundle alone, started by `workflow_run` or by schedule: what a pull request brings is data.
 * Nothing is decided from what a comment says, and an older run never writes over a newer head.
 */
import type { Trigger } from '../core/github/event.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { listApplies, tellNewest, tellRun } from './applies.ts';
import { joinTold, type Told } from './for-each.ts';
import { commentPullRequest } from './pull-request.ts';
import { sweepOpen } from './sweep.ts';

/** GitHub gives a repository's jobs 1,000 requests an hour. */
const MOST_AT_ONCE = 30;

export async function runComment(trigger: Trigger, adapters: CommentAdapters): Promise<Told> {
  switch (trigger.kind) {
    case 'ignored':
      adapters.say(`Nothing to write: ${trigger.reason}.`);
      return joinTold([]);
    case 'pull-request':
      return { written: await commentPullRequest(trigger.run, adapters), warnings: [] };
    case 'apply': {
      const merged = await tellRun(trigger.run, await listApplies(adapters), adapters);
      // Main moved when an apply is asked for, and what is in force when it ends.
      return trigger.run.action === 'in_progress'
        ? merged
        : joinTold([merged, await sweepOpen(adapters, { newest: MOST_AT_ONCE, turns: 0 })]);
    }
    case 'sweep': {
      const merged = await tellNewest(await listApplies(adapters), adapters);
      return joinTold([merged, await sweepOpen(adapters, { newest: MOST_AT_ONCE, turns: MOST_AT_ONCE })]);
    }
  }
}
