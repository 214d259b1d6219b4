/**
 * A step whose Ansible went on to its end after the apply that had begun it was killed: it is proven, and not run again.
 * One that was cut off is run again. Its proof may hold for what was there before: most proofs compare what is in force
 * with what is on disk, and neither with what the step was to write.
 */
import { parseEvents } from '../core/apply/events.ts';
import type { GuardedRun } from '../core/apply/ports.ts';
import { compareRecap } from '../core/apply/recap.ts';
import type { HostVerdict } from '../core/apply/recap.ts';
import type { Step } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';
import type { Prepared } from './prepare.ts';
import { prove } from './prove.ts';

interface ResumeInput {
  readonly prepared: Prepared;
  readonly adapters: ApplyAdapters;
  readonly run: GuardedRun;
}

interface Resumed {
  readonly verdicts: readonly HostVerdict[];
  readonly proven: readonly string[];
  readonly tasks: number;
  readonly message: string;
  readonly log?: string;
}

/** Undefined: the step has to be run. Asked under its locks, so that what is left of the earlier one has ended. */
export async function resume(step: Step, { prepared, adapters, run }: ResumeInput): Promise<Resumed | undefined> {
  const { commit, state } = prepared;
  const begun = run.hosts.every((host) => wasBegun(state?.hosts[host] ?? [], commit));
  if (!begun) return undefined;
  const orphan = adapters.ansible.takeOrphan(run);
  const events = parseEvents(orphan?.events ?? '');
  const { delegates, hosts } = run;
  const ended =
    orphan === undefined ? [] : compareRecap({ outcome: orphan, events, hosts, delegates, proofFollows: true });
  const isWhole = ended.length > 0 && ended.every(({ passed }) => passed);
  if (!isWhole) return undefined;
  adapters.progress.say('    an earlier apply had begun it, and its Ansible went on to its end: proven');
  const { verdicts, proven } = await prove(step, { adapters, run, verdicts: ended });
  if (!verdicts.every(({ passed }) => passed)) return undefined;
  const message =
    'an earlier apply had begun it, and its Ansible went on to its end; its proof holds, so it is not run again';
  return { verdicts, proven, tasks: events.tasks, message, ...(orphan?.log === undefined ? {} : { log: orphan.log }) };
}

/** Something else may be in force there too: it was begun, and nobody has seen its end. */
function wasBegun(entries: readonly string[], commit: string): boolean {
  return entries.length > 1 && entries.at(-1) === commit;
}
