import type { RoleAdvice } from './advice.ts';
import type { Check } from './check.ts';
import type { RoleChange, RoleRequest } from './checks.ts';
import type { Clock, ClusterEndpoints, ClusterView, Dcs, PatroniAnswer, PatroniClient } from './types.ts';

export interface RoleChangeInput {
  readonly endpoints: ClusterEndpoints;
  readonly change: RoleChange;
  readonly client: PatroniClient;
  readonly dcs: Dcs;
  readonly clock: Clock;
  readonly report: (message: string) => void;
  readonly advice: RoleAdvice;
  readonly timeoutMs?: number;
  /** What is got ready beside the change, for what follows it. */
  readonly aside?: Aside;
  /** Spares clients where a leader that runs hands over. */
  readonly handover?: Handover;
}

/** None of it throws, and none of it is waited for. */
interface Aside {
  /** Patroni is about to be asked, and nobody waits yet: the moment for what takes this process. */
  readonly prepare: () => void;
  /** A new leader was seen, whose replicas are waited for: members that lead or are to follow. */
  readonly begin: (instances: readonly string[]) => void;
}

/** What is done for clients around the one request to Patroni. None of it throws. */
export interface Handover {
  /** What the hosts of the members that answer say of clients; it comes before all else, and changes nothing. */
  readonly look: (view: ClusterView, candidate: string | undefined) => Promise<readonly Check[]>;
  /** Lets clients wait. Reasons: it was called off with nothing changed, and Patroni must not be asked. */
  readonly hold: (request: RoleRequest) => Promise<readonly string[]>;
  /** Lets them go on as soon as the new leader takes writes, or Patroni refuses; to be called once Patroni is asked. */
  readonly follow: (answer: Promise<PatroniAnswer>) => void;
  /** Nobody waits any more when it returns. */
  readonly end: (verdict: Verdict) => Promise<void>;
}

/** What became of the leadership. */
export type Verdict =
  /** Patroni was not asked, or refused at once. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** It was asked, and leadership is where it was, or nowhere, as far as could be seen. */
  | { readonly kind: 'unmoved'; readonly reason: string }
  | Moved;

export interface Moved {
  readonly kind: 'moved';
  readonly leader: string;
  /** The leader is the candidate. */
  readonly expected: boolean;
  /** False: Patroni elected it by itself while its old leader's key was waited for. */
  readonly requested: boolean;
  /** Members that answered before the change and stream from the new leader, and those that do not yet. */
  readonly rejoined: readonly string[];
  readonly waiting: readonly string[];
  /** Milliseconds from the request until the new leader leads, and until all that are to rejoin stream from it. */
  readonly leaderAfterMs: number;
  readonly streamingAfterMs?: number;
  /** Bytes of WAL that the old leader had when it was looked at, and the new one has not: they are lost. */
  readonly lostBytes?: bigint;
}

export interface RoleChangeResult {
  readonly before: ClusterView;
  readonly after: ClusterView;
  readonly candidate?: string;
  /** Each question that was asked before Patroni was, with what was found. */
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
  /** What a person should know besides the verdict: the loss that was accepted, members without an entry … */
  readonly notes: readonly string[];
}
