import type { Door } from '../core/operations/advice.ts';
import type { ServiceAction } from '../core/operations/units.ts';
import type { PatroniAdapters } from '../patroni/ports.ts';

export type ServiceAdapters = Omit<PatroniAdapters, 'dcsKeys'>;

export interface ServiceOptions {
  readonly environment: string;
  readonly action: ServiceAction;
  readonly unit: string;
  /** A cluster, instances, hosts or groups, joined by ":". */
  readonly limit: string;
  readonly confirm?: string;
  readonly door: Door;
  /** Also of a commit that origin's main does not contain. */
  readonly unmerged?: boolean;
}

export interface ServiceHost {
  readonly host: string;
  readonly instance: string | null;
  /** `active (running)`: what systemd said before and says now; null where nobody could ask. */
  readonly before: string | null;
  readonly after: string | null;
  readonly ok: boolean;
  readonly message: string | null;
}

export interface ServiceReport {
  readonly ok: boolean;
  readonly action: ServiceAction;
  readonly unit: string;
  readonly limit: string;
  /** `refused`: no host was touched. */
  readonly verdict: 'done' | 'refused' | 'failed';
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly hosts: readonly ServiceHost[];
}
