/** What an apply needs of the world. Adapters implement these; tests give fakes. */
import type { HostTarget } from '../handover/ports.ts';
import type { Actor, LedgerRecord } from '../ledger/record.ts';
import type { LedgerState } from '../ledger/state.ts';
import type { ClusterHosts } from './cluster-hosts.ts';
import type { ListedPlay } from './cross-check.ts';
import type { LockName } from './lock-name.ts';

export interface LedgerEntry {
  readonly state: LedgerState;
  /** Commit of the ledger's own history. */
  readonly commit: string;
}

export interface LedgerUpdate {
  readonly message: string;
  /** Begins a ledger where there never was one; without it, such an update is left undone. */
  readonly initial?: LedgerState;
  /** Asked again when another writer came between. */
  readonly change: (state: LedgerState) => LedgerState;
  /** Writes an entry even where the state stays as it is: what a person ran by hand. */
  readonly always?: boolean;
  /** Stands beside the state in the same entry, which is written in any case. */
  readonly record?: LedgerRecord;
}

export interface MergeRange {
  readonly environment: string;
  readonly commit: string;
  readonly inForce: readonly string[];
  /** At most so many, the newest. */
  readonly limit: number;
}

/** One commit of main by first parents: a merge, or a commit that was made on main itself. */
export interface MainCommit {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly subject: string;
  /** Values of its trailers `Plan-Fingerprint`. */
  readonly fingerprints: readonly string[];
}

export interface MergeList {
  /** Newest first. */
  readonly merges: readonly MainCommit[];
  /** There are older ones. */
  readonly more: boolean;
  /** Of what is in force, the commits that main does not contain, each with the newest of main that it descends from. */
  readonly asides: readonly { readonly commit: string; readonly base: string | undefined }[];
}

/** Every update is a compare and swap. */
export interface Ledger {
  /** Undefined before the first apply. Throws UserError where there was a ledger that cannot be read. */
  readonly read: () => LedgerEntry | undefined;
  /** On disk when it returns. Undefined where there is no ledger, and none is begun. */
  readonly update: (update: LedgerUpdate) => LedgerState | undefined;
  /** Copies a commit and all that it descends from out of the checkout. */
  readonly take: (commit: string) => void;
  readonly isAncestor: (ancestor: string, descendant: string) => boolean;
  /** Subjects of the commits of main that `commit` has beyond the others, oldest first. */
  readonly findMerged: (commit: string, others: readonly string[]) => readonly string[];
  /** Commits of main's own line that may have changed the environment since the oldest of what is in force. */
  readonly listMerges: (range: MergeRange) => MergeList;
  /** Publishes the state to the checkout and its origin, within a limit of time. Best effort: the warnings of what failed. */
  readonly publish: (limits?: { readonly limitMs: number }) => Promise<readonly string[]>;
}

export interface Checkout {
  readonly root: string;
  readonly readHead: () => string;
  /** Paths with changes that are not committed, untracked ones included. */
  readonly findDirty: () => readonly string[];
  readonly isShallow: () => boolean;
  /** Why the commit does not count as merged: origin's main does not contain it, or is not known here. */
  readonly findUnmerged: (commit: string) => string | undefined;
  /** Whether origin, as it was fetched, has a published state of the environment. */
  readonly hasPublished: (environment: string) => boolean;
}

/** Held until released, and by every child process that was given the descriptors, for as long as it lives. */
export interface Lock {
  readonly names: readonly LockName[];
  readonly descriptors: readonly number[];
  readonly release: () => void;
}

export interface LockRequest {
  readonly names: readonly LockName[];
  /** Goes before those that wait without it: a failover. */
  readonly urgent?: boolean;
  readonly timeoutSeconds?: number;
  /** Somebody else has one of them: told once, when the wait begins. */
  readonly onWait?: () => void;
}

export interface Locks {
  readonly acquire: (request: LockRequest) => Promise<Lock>;
}

/** A signal asked this process to end. Work that is begun goes on to its end, nothing more is begun. */
export interface Interruption {
  /** `SIGINT`; undefined: go on. */
  readonly signal: () => string | undefined;
  /** What a person is told when a second signal ends the process at once; each subject keeps its last sentence. */
  readonly leave: (subject: string, sentence: string | undefined) => void;
}

/** One `ansible-playbook` invocation. */
export interface PlaybookRun {
  readonly playbook: string;
  /** Folder that holds `playbooks/` and ansible.cfg: a commit's files as they are. */
  readonly playbooksRoot: string;
  /** The inventory given to `-i`. */
  readonly inventory: string;
  readonly limit: string;
  readonly tags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  /** Spares Ansible a look at every host of the inventory; it follows from the inventory, so it tells no two runs apart. */
  readonly clusterHosts?: ClusterHosts;
  /** Ansible's check mode: it tells what it would change, and changes nothing. */
  readonly check?: true;
}

export interface GuardedRun extends PlaybookRun {
  readonly hosts: readonly string[];
  readonly delegates: readonly string[];
  readonly descriptors: readonly number[];
  /** Whether the run does nothing now but wait for a host. */
  readonly onWait?: (waits: boolean) => void;
}

export interface RunOutcome {
  readonly exitCode: number;
  readonly signal?: string;
  /** Why it was ended before its own end. */
  readonly gaveUp?: string;
  /** JSON lines of the guard plugin. */
  readonly events: string;
  /** Last lines of what Ansible printed. */
  readonly tail: string;
  /** File that keeps all of it. */
  readonly log?: string;
}

/** An Ansible that waits. Either `go` or `abandon` ends the wait. */
export interface HeldRun {
  readonly listing: readonly ListedPlay[];
  readonly go: () => Promise<RunOutcome>;
  readonly abandon: () => Promise<void>;
}

/** What one host answered to a probe script. */
export interface ProbeAnswer {
  readonly host: string;
  readonly output?: string;
  readonly failure?: string;
}

export interface ProbeRequest {
  readonly playbooksRoot: string;
  readonly inventory: string;
  readonly hosts: readonly string[];
  /** Shell script, run as root; Ansible's templates in it are evaluated per host. */
  readonly script: string;
}

export interface Ansible {
  /** Writes a commit's playbooks and inventories to a folder and returns it. */
  readonly materialise: (commit: string) => string;
  /** Starts it, reads what it would run, and ends it. */
  readonly list: (run: PlaybookRun) => Promise<readonly ListedPlay[]>;
  /** Starts it. It has said what it would run, and runs nothing until it is let go. */
  readonly hold: (run: GuardedRun) => Promise<HeldRun>;
  /** What became of the same run, by an Ansible that an earlier process had let go and did not see the end of. Told once. */
  readonly takeOrphan: (run: GuardedRun) => RunOutcome | undefined;
  readonly probe: (request: ProbeRequest) => Promise<readonly ProbeAnswer[]>;
}

export interface ReachTarget {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

export interface Reach {
  /** Why the host cannot be reached; undefined when its SSH daemon answers. */
  readonly findObstacle: (target: ReachTarget) => Promise<string | undefined>;
}

/** A task of Ansible's that is at work on a host. */
export interface RemoteTask {
  readonly pid: number;
  /** For how long, in seconds. */
  readonly seconds: number;
}

export interface RemoteTasks {
  /** Empty where the host does not answer: that is told elsewhere. */
  readonly find: (target: HostTarget) => Promise<readonly RemoteTask[]>;
}

/** For records: who asked for what is done, and when it is. */
export interface Witness {
  readonly readActor: () => Actor;
  /** UTC, ISO 8601. */
  readonly readTime: () => string;
}

export interface Progress {
  readonly say: (line: string) => void;
}

export interface Stopwatch {
  /** Seconds since some fixed moment, monotonic. */
  readonly seconds: () => number;
}
