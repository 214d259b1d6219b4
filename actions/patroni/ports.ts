import type { FailoverAdapters } from '../failover/run.ts';
import type { Lock } from '../core/apply/ports.ts';
import type { Door } from '../core/operations/advice.ts';
import type { Caller, DcsKeys } from '../core/operations/ports.ts';
import type { ClusterEndpoints, ClusterView } from '../core/patroni/types.ts';
import { UserError } from '../core/types.ts';
import type { Value } from '../core/types.ts';
import type { InForce } from '../failover/in-force.ts';
import type { StepReport } from '../core/apply/report.ts';
import type { Watch } from './record.ts';

export interface PatroniAdapters extends FailoverAdapters, Caller {
  readonly dcsKeys: DcsKeys;
  /** Whether this machine resumes what is past its deadline. */
  readonly runsDeadlineTimer: () => boolean;
}

export type PatroniWatch = Pick<Watch<PatroniAdapters>, 'hasAsked' | 'watched'>;

export interface PatroniOptions {
  readonly environment: string;
  readonly command: string;
  readonly door: Door;
  readonly cluster?: string;
  readonly member?: string;
  readonly confirm?: string;
  /** pause: seconds until its deadline. */
  readonly forSeconds?: number;
  /** resume: all that are past their deadline. */
  readonly overdue?: boolean;
  /** restart: only where a setting waits for it. */
  readonly pending?: boolean;
  /** edit-config */
  readonly set?: readonly string[];
  readonly apply?: boolean;
  /** query */
  readonly sql?: string;
  readonly database?: string;
}

/** What became of a command. */
export interface PatroniReport {
  readonly ok: boolean;
  readonly command: string;
  readonly cluster: string | null;
  /** `refused`: nothing was asked of anybody, and nothing has changed. */
  readonly verdict: 'done' | 'refused' | 'failed';
  /** One sentence a line: why it was refused, what went wrong, what is left to do. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** What was asked for, as text and as data. */
  readonly text: string;
  readonly data: Value;
}

/** What a handler gives back; the rest of the report is the same for all. */
export interface Done {
  readonly problems?: readonly string[];
  readonly notes?: readonly string[];
  readonly text?: string;
  readonly data?: Value;
  /** Runs of playbooks that were part of it, for its record. */
  readonly steps?: readonly StepReport[];
}

/** Found before anything was asked of Patroni. */
export class Refusal extends UserError {}

/** A cluster under its lock, by the inventory that is proven on it, as it was seen then. */
export interface Held {
  readonly options: PatroniOptions;
  readonly adapters: PatroniAdapters;
  readonly cluster: string;
  readonly endpoints: ClusterEndpoints;
  readonly inForce: InForce;
  readonly view: ClusterView;
  readonly lock: Lock;
}
