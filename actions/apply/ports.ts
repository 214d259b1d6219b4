import type {
  Ansible,
  Checkout,
  Interruption,
  Ledger,
  Locks,
  Progress,
  Reach,
  RemoteTasks,
  Stopwatch,
  Witness,
} from '../core/apply/ports.ts';
import type { Catalogue } from '../core/catalogue/types.ts';
import type { HostSessions } from '../core/handover/ports.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import type { Clock, Dcs, PatroniClient } from '../core/patroni/types.ts';
import type { StandingNotes } from '../core/operations/standing.ts';
import type { ApplyCourse } from '../core/publication/applying.ts';
import type { PlaybookFiles } from '../core/playbooks/types.ts';
import type { EnvironmentSource } from '../core/types.ts';

export interface ApplyAdapters {
  readonly checkout: Checkout;
  readonly ledger: Ledger;
  /** Entries of the ledger, for the time that earlier steps took. */
  readonly history: Pick<LedgerHistory, 'read'>;
  readonly locks: Locks;
  readonly ansible: Ansible;
  readonly reach: Reach;
  /** What an Ansible that was cut off has left at work on hosts. */
  readonly tasks: RemoteTasks;
  readonly patroni: PatroniClient;
  readonly dcs: Dcs;
  /** The program on each member's host that writes through its services, for one. */
  readonly hosts: HostSessions;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly interruption: Interruption;
  readonly stopwatch: Stopwatch;
  /** Tells whoever does not see this process how far the apply is; absent: there is nobody. Never throws. */
  readonly tellCourse?: (course: ApplyCourse) => void;
  /** Name of this machine in ledgers; absent: it has none, and none is compared. */
  readonly machine?: string;
  /** What a person has stopped or paused: no step undoes it silently. */
  readonly standing: StandingNotes;
  readonly witness: Witness;
  readonly catalogue: Catalogue;
  /** YYYY-MM-DD: consents may end. */
  readonly readToday: () => string;
  /** The environment's files as a commit has them. */
  readonly readEnvironment: (commit: string) => EnvironmentSource;
  /** The same as the checkout's own repository has its commit: where there is no ledger. */
  readonly readCheckout: () => EnvironmentSource;
  readonly readPlaybooks: (commit: string) => PlaybookFiles;
}

export interface ApplyOptions {
  readonly environment: string;
  readonly dryRun: boolean;
  /** Also a commit that origin's main does not contain. */
  readonly unmerged?: boolean;
  /** Fingerprint of the plan, typed by a person: its hazards are approved although no review showed them. */
  readonly approve?: string;
  /** The environment's name, typed by a person: this machine takes it over from another one. */
  readonly takeOver?: string;
}
