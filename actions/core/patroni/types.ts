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

export interface ClusterEndpoints {
  readonly cluster: string;
  /** By `pg_seq`. */
  readonly members: readonly MemberEndpoint[];
  readonly credentials?: Credentials;
}

/** An answer of the REST API. Status 0: nobody answered, `text` says why. */
export interface PatroniAnswer {
  readonly status: number;
  readonly body: Value | undefined;
  readonly text: string;
}

export interface PatroniClient {
  readonly get: (member: MemberEndpoint, path: string) => Promise<PatroniAnswer>;
  readonly send: (request: PatroniRequest) => Promise<PatroniAnswer>;
}

export interface PatroniRequest {
  readonly member: MemberEndpoint;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, string>>;
  readonly credentials: Credentials | undefined;
}

export interface Clock {
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** `leader` also for a standby cluster's leader; `unknown` for a member that Patroni's DCS does not list. */
export type LiveRole = 'leader' | 'replica' | 'sync_standby' | 'unknown';

export interface ClusterMember {
  readonly instance: string;
  readonly host: string;
  readonly address: string;
  readonly role: LiveRole;
  /** Patroni's word: `running`, `streaming`, `stopped`, `starting` …; `unreachable` when its REST API does not answer. */
  readonly state: string;
  readonly timeline?: number;
  /** Bytes behind the leader by the leader's last word in the DCS. */
  readonly lagBytes?: number;
  /** By the leader's own list of walsenders, not by the DCS, which lags by up to `loop_wait`. */
  readonly streaming: boolean;
  readonly pendingRestart: boolean;
  readonly noFailover: boolean;
  readonly tags: Readonly<Record<string, Value>>;
  /** Highest WAL position that this member has, received or written, in bytes. */
  readonly walPosition?: bigint;
}

/** A cluster as Patroni sees it at one moment. */
export interface ClusterView {
  readonly cluster: string;
  readonly systemIdentifier?: string;
  /** Instance name of the leader that holds the key. */
  readonly leader?: string;
  readonly paused: boolean;
  readonly scheduledSwitchover: boolean;
  readonly synchronous: boolean;
  /** Bytes; Patroni's `maximum_lag_on_failover`. */
  readonly maximumLag: number;
  readonly members: readonly ClusterMember[];
  /** Members that Patroni lists and the inventory does not. */
  readonly strangers: readonly string[];
}
