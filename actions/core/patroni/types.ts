import type { Value } from '../types.ts';

/** Where one member's Patroni answers, from the inventory. */
export interface MemberEndpoint {
  /** `pg-test-1`: Patroni's member name. */
  readonly instance: string;
  /** Inventory host. */
  readonly host: string;
  /** `ansible_host`, or the inventory host. */
  readonly address: string;
  /** Port of Patroni's REST API. */
  readonly port: number;
}

/** Basic authentication of the unsafe endpoints (POST, PATCH, DELETE). */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where Patroni keeps what it knows of a cluster. */
export interface DcsPlace {
  readonly servers: readonly string[];
  /** Key prefix of the cluster, without a slash at its end: `/pg/pg-test`. */
  readonly folder: string;
}

/** Reads the distributed configuration store. */
export interface Dcs {
  /** The key's value by the first server that has it; undefined where no server answers or none has it. */
  readonly findValue: (servers: readonly string[], key: string) => Promise<string | undefined>;
  /** What each server says of itself, in the order given. */
  readonly readHealth: (servers: readonly string[]) => Promise<readonly DcsServer[]>;
}

export interface DcsServer {
  readonly server: string;
  /** `unhealthy`: it answers, and knows no leader of the store. `silent`: it does not answer from here. */
  readonly state: 'healthy' | 'unhealthy' | 'silent';
}

export interface ClusterEndpoints {
  readonly cluster: string;
  /** By `pg_seq`. */
  readonly members: readonly MemberEndpoint[];
  readonly dcs: DcsPlace;
  readonly credentials?: Credentials;
}

/** An answer of the REST API. Status 0: nobody answered, `text` says why. */
export interface PatroniAnswer {
  readonly status: number;
  readonly body: Value | undefined;
  readonly text: string;
}

export interface PatroniClient {
  readonly get: (member: MemberEndpoint, path: string, timeoutMs?: number) => Promise<PatroniAnswer>;
  readonly send: (request: PatroniRequest) => Promise<PatroniAnswer>;
}

export interface PatroniRequest {
  readonly member: MemberEndpoint;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, Value>>;
  readonly credentials: Credentials | undefined;
  /** Ends the wait for an answer that nobody needs any more; the request itself cannot be taken back. */
  readonly signal?: AbortSignal;
}

export interface Clock {
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** `leader` also for a standby cluster's leader; `unknown` for a member that Patroni's DCS does not list. */
export type LiveRole = 'leader' | 'replica' | 'sync_standby' | 'unknown';

/** What a member says of itself, whatever the DCS says of it. `standby_leader` follows another cluster. */
export type OwnRole = 'primary' | 'standby_leader' | 'replica';

export interface ClusterMember {
  readonly instance: string;
  readonly host: string;
  readonly address: string;
  readonly role: LiveRole;
  /** By its own answer; absent where it gives none. */
  readonly ownRole?: OwnRole;
  /** Patroni's word: `running`, `streaming`, `stopped`, `starting` …; `unreachable` when its REST API does not answer. */
  readonly state: string;
  readonly timeline?: number;
  /** Bytes of WAL that it has not received, by the leader's own position; by the DCS where the leader is silent. */
  readonly lagBytes?: number;
  /** Bytes of WAL that it has not replayed, by the leader's own position. */
  readonly replayLagBytes?: number;
  /** Bytes of WAL that it has received and not replayed: a promotion begins with them. */
  readonly unreplayedBytes?: number;
  /** By the list of walsenders of the leader, or of a member that itself streams from the leader (a cascade). */
  readonly streaming: boolean;
  /** Whose list of walsenders has it: the leader, or a member of a cascade. */
  readonly upstream?: string;
  /** Somebody has paused the replay of WAL (pg_wal_replay_pause). */
  readonly replayPaused: boolean;
  readonly pendingRestart: boolean;
  /** By its tags `nofailover` and `failover_priority`, as Patroni reads them. */
  readonly noFailover: boolean;
  /** Of members with the same WAL, the highest takes over; 1 where no tag says it. */
  readonly failoverPriority: number;
  /** Its watchdog is asked for and does not work, so Patroni lets it not lead. */
  readonly watchdogFailed: boolean;
  /** Names of base backups that are taken from it now (`pg_basebackup`). */
  readonly backups: readonly string[];
  readonly tags: Readonly<Record<string, Value>>;
  /** Highest WAL position that this member has, received or written, in bytes. */
  readonly walPosition?: bigint;
  /** Cluster, member and system identifier that the Patroni at this address tells of itself. */
  readonly identity: MemberIdentity;
}

export interface MemberIdentity {
  readonly scope?: string;
  /** Patroni tells its member's name since 3.1. */
  readonly name?: string;
  readonly systemIdentifier?: string;
}

/** A cluster as Patroni sees it at one moment. */
export interface ClusterView {
  readonly cluster: string;
  readonly systemIdentifier?: string;
  /** Instance name of the leader that holds the key. */
  readonly leader?: string;
  /**
   * What the members that answer say of the DCS. `failsafe`: they cannot read it, and the leader goes on because it
   * reaches every member. `unread`: none of them gave the cluster as the DCS has it.
   */
  readonly dcs: 'read' | 'failsafe' | 'unread';
  readonly paused: boolean;
  readonly scheduledSwitchover: boolean;
  /** Members that `GET /cluster` calls leader beside it, which no honest one does. */
  readonly rivals: readonly string[];
  /** `synchronous_mode`; `quorum` since Patroni 4, before which it counted as off. */
  readonly synchronousMode: 'off' | 'on' | 'quorum';
  /** `synchronous_mode_strict`: without a synchronous standby, writes wait. */
  readonly synchronousStrict: boolean;
  /** Where a standby cluster gets its WAL from: `10.20.0.1:5432`, or how it restores it. */
  readonly standbyOf?: string;
  /** Seconds after which the key of a leader that has died expires. */
  readonly ttl: number;
  /** Seconds between two reports of a member to the DCS. */
  readonly loopWait: number;
  /** Bytes; Patroni's `maximum_lag_on_failover`. */
  readonly maximumLag: number;
  /** Version of Patroni by member that tells it, the leader's first: `3.0.2`. */
  readonly patroniVersion?: string;
  /** Timeline of the last leader, by the DCS' history of timelines. */
  readonly timeline?: number;
  readonly members: readonly ClusterMember[];
  /** Members that Patroni lists and the inventory does not. */
  readonly strangers: readonly string[];
}
