/**
 * An operation by hand in the ledger: one entry with a record when it has ended, however it ended. What only looked, and
 * what was refused before anything was asked for, leaves none.
 */
import { assembleRecord } from '../core/apply/record.ts';
import type { StepReport } from '../core/apply/report.ts';
import { hideSecrets } from '../core/general/hidden-secrets.ts';
import { readRecords } from '../core/ledger/written-records.ts';
import { UserError } from '../core/types.ts';
import type { ApplyAdapters } from '../apply/ports.ts';

type Watched = Pick<ApplyAdapters, 'ansible' | 'patroni'>;

export interface Watch<Adapters> {
  readonly watched: Adapters;
  /** Whether something was asked for: from then on, whatever goes wrong, it was not refused. */
  readonly hasAsked: () => boolean;
  /** The same question, asked of something else than Patroni and Ansible. */
  readonly after: <Given extends readonly unknown[], Answer>(
    ask: (...given: Given) => Answer,
  ) => (...given: Given) => Answer;
}

export function watchAsking<Adapters extends Watched>(adapters: Adapters): Watch<Adapters> {
  const { ansible, patroni } = adapters;
  let asked = false;
  const after: Watch<Adapters>['after'] =
    (ask) =>
    (...given) => {
      asked = true;
      return ask(...given);
    };
  const watched = {
    ...adapters,
    patroni: { ...patroni, send: after(patroni.send) },
    ansible: {
      ...ansible,
      hold: async (run: Parameters<typeof ansible.hold>[0]) => {
        const held = await ansible.hold(run);
        return { ...held, go: after(held.go) };
      },
    },
  };
  return { watched, hasAsked: () => asked, after };
}

/** Of what was begun and could not be seen to its end. */
export function describeBroken(error: UserError): string {
  return `it was asked for, so look at what became of it; then this went wrong: ${error.message}`;
}

export interface Act {
  /** `patroni pause`, `service restart`. */
  readonly verb: string;
  /** `pg-test`, `haproxy on 10.10.10.12`. */
  readonly subject: string;
  /** By whose inventory and playbooks it is done. */
  readonly commit: string;
  /** A timer tries it again each minute until it is done: one failure after the other is recorded once. */
  readonly isRetried?: true;
}

interface Outcome {
  /** None: it did what it was to do. */
  readonly problems?: readonly string[];
  /** Runs of playbooks that were part of it. */
  readonly steps?: readonly StepReport[];
  /** Where they are of another commit than the act was told. */
  readonly commit?: string;
}

/** Does the work and records it. What was done and cannot be recorded is one more problem of its outcome. */
export async function recordAct<Result extends Outcome>(
  act: Act,
  adapters: ApplyAdapters,
  hasAsked: () => boolean,
  work: () => Promise<Result>,
): Promise<Result> {
  const [begun, start] = [adapters.witness.readTime(), adapters.stopwatch.seconds()];
  const write = (outcome: Outcome) => {
    if (!hasAsked() && outcome.steps === undefined) return undefined;
    return writeRecord({ ...act, begun, seconds: adapters.stopwatch.seconds() - start }, outcome, adapters);
  };
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    const unwritten = write({ problems: [error instanceof Error ? error.message : String(error)] });
    if (unwritten !== undefined) adapters.progress.say(unwritten);
    throw error;
  }
  const unwritten = write(result);
  return unwritten === undefined ? result : { ...result, problems: [...(result.problems ?? []), unwritten] };
}

interface Taken extends Act {
  readonly begun: string;
  readonly seconds: number;
}

/** Why it could not be written, undefined where it was or where there is no ledger. */
function writeRecord(
  { isRetried, subject, verb, ...taken }: Taken,
  { commit = taken.commit, problems = [], steps = [] }: Outcome,
  { history, ledger, witness }: ApplyAdapters,
): string | undefined {
  const verdict = problems.length === 0 ? 'done' : 'failed';
  const words = `${verb} of ${subject}`;
  const told = { verb, by: witness.readActor(), fingerprint: '', merged: [], reasons: problems.map(hideSecrets) };
  const record = {
    ...assembleRecord({ ...taken, ...told, commit, steps, interrupted: false }),
    subject,
    verdict,
  } as const;
  try {
    const [last] = isRetried === true && verdict === 'failed' ? readRecords(history.read(1)) : [];
    if (last?.verdict === verdict && last.verb === verb && last.subject === subject) return undefined;
    ledger.update({ message: `${verdict} by hand: ${words}`, record, change: (state) => state });
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `the ${words} could not be recorded: ${error.message}`;
  }
}
