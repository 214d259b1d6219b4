/** Members that do not run: nothing is known of their PostgreSQL then, and no run of a playbook brings one back. */
import { describeStanding, type Standing, type StopNote } from '../operations/standing.ts';
import type { ClusterView } from '../patroni/types.ts';
import { quoteWord } from '../render/safe-text.ts';
import type { Finding } from './finding.ts';

/** The proof that a member runs. */
export const MEMBER_PROOF = 'cluster';

/** Patroni's words for a PostgreSQL that answers. One that gives no word is not judged by it. */
const RUNNING = new Set(['running', 'streaming', 'in archive recovery', 'unknown']);
/** Units with which a member comes and goes. */
const RUNS_MEMBER = new Set(['patroni', 'postgres']);
/** Proofs that cannot hold where somebody has stopped a unit; of others, the one of the unit's own name. */
const PROOFS_OF_UNIT: Readonly<Record<string, readonly string[]>> = {
  pgbouncer: ['pgbouncer', 'pgbouncer_exporter'],
  'vip-manager': ['vip'],
};

export interface Down {
  readonly host: string;
  readonly cluster: string;
  readonly words: string;
}

export function findDown({ cluster, members }: ClusterView): readonly Down[] {
  return members.flatMap(({ host, instance, state }) => {
    if (RUNNING.has(state)) return [];
    const stopped = `PostgreSQL of ${instance} does not run, by Patroni's word it is ${JSON.stringify(state)}`;
    return [{ host, cluster, words: state === 'unreachable' ? `Patroni of ${instance} does not answer` : stopped }];
  });
}

/** The one finding of a member that nobody has stopped. */
export function describeDown({ host, cluster, words }: Down): Finding {
  const message = `${words}: scripts/ops patroni list ${quoteWord(cluster)}`;
  return { kind: MEMBER_PROOF, subject: host, message };
}

export function findMemberStop(standing: readonly Standing[], host: string): StopNote | undefined {
  return standing.find((note): note is StopNote => isStopOf(note, host) && RUNS_MEMBER.has(note.unit));
}

/** Why a member that does not run was not looked at. */
export function explainDown({ host, words }: Down, standing: readonly Standing[]): string {
  const note = findMemberStop(standing, host);
  return note === undefined ? words : `${describeStanding(note, '')}: ${printStart(note)}`;
}

/** What somebody has stopped is told as that, and not once more by its proof. */
export function isStoppedProof({ kind, subject }: Finding, standing: readonly Standing[]): boolean {
  return standing.some((note) => isStopOf(note, subject) && (PROOFS_OF_UNIT[note.unit] ?? [note.unit]).includes(kind));
}

export function printStart({ unit, host }: StopNote): string {
  return `scripts/ops service start ${unit} ${quoteWord(host)}`;
}

function isStopOf(note: Standing, host: string): note is StopNote {
  return note.kind === 'stop' && note.host === host;
}
