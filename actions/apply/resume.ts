/** A step that an earlier apply had begun is proven before it is repeated, and not repeated where its proof holds. */
import { parseEvents } from '../core/apply/events.ts';
import type { GuardedRun } from '../core/apply/ports.ts';
import { compareRecap } from '../core/apply/recap.ts';
import type { HostVerdict } from '../core/apply/recap.ts';
import { isTelling } from '../core/apply/telling-proof.ts';
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
  if (!isWhole && !isTelling(step, hosts)) return undefined;
  adapters.progress.say(
    `    an earlier apply had begun it${isWhole ? ', and its Ansible went on to its end' : ''}: proven first`,
  );
  const assumed = hosts.map((host) => ({ host, passed: true, changed: 0, unreachable: false }));
  const { verdicts, proven } = await prove(step, { adapters, run, verdicts: isWhole ? ended : assumed });
  if (!verdicts.every(({ passed }) => passed)) return undefined;
  const why = isWhole ? 'its Ansible went on to its end' : 'it was cut off';
  const message = `an earlier apply had begun it, and ${why}; its proof holds, so it is not run again`;
  return { verdicts, proven, tasks: events.tasks, message, ...(orphan?.log === undefined ? {} : { log: orphan.log }) };
}

/** Something else may be in force there too: it was begun, and nobody has seen its end. */
function wasBegun(entries: readonly string[], commit: string): boolean {
  return entries.length > 1 && entries.at(-1) === commit;
}
