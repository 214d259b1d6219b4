import type { Hazard, Value } from '../types.ts';

/** Which hosts a playbook works on: every host, those of group `meta`, those with a `pg_cluster`. */
export type PlayHosts = 'all' | 'meta' | 'instances';

export interface Playbook {
  readonly hosts: PlayHosts;
  /** In the order in which a step names them. */
  readonly tags: readonly string[];
}

/** On which hosts an effect runs once one of them needs it: that host, its cluster, or every host of the play. */
export type Scope = 'instance' | 'cluster' | 'environment';

export type EffectClass = 'reload' | 'restart' | 'create' | 'destroy' | 'converge';

/** Where an effect stands in the order of a plan; `order/rules.ts` relates the levels. */
export type Level =
  | 'node'
  | 'infra'
  | 'remove'
  | 'settings'
  | 'roles'
  | 'user'
  | 'database'
  | 'drop-database'
  | 'drop-user'
  | 'create'
  | 'credentials'
  | 'access'
  | 'pool'
  | 'balance'
  | 'monitor'
  | 'retire'
  | 'register'
  | 'scrape';

/** What a change needs done. */
export interface Effect {
  readonly id: string;
  readonly playbook: string;
  /** Empty: the whole playbook. */
  readonly tags: readonly string[];
  /** Run too where the change takes a restart. */
  readonly restartTags: readonly string[];
  /** Effect that does all that this one does, and more: where both are needed, it does. */
  readonly within?: string;
  /** What stands in its place where a parameter is false: the service stops for good. */
  readonly off?: { readonly switch: string; readonly effect: string };
  /** Effects that come first on the same host: its proof asks a service where they let it listen. */
  readonly follows: readonly string[];
  readonly scope: Scope;
  readonly class: EffectClass;
  readonly level: Level;
  /** Beyond the limit, tasks are delegated to the hosts of group `meta`, or to other members of the cluster. */
  readonly delegates: readonly ('meta' | 'members')[];
  readonly proof: readonly string[];
  readonly hazards: readonly Hazard[];
  /** Parameters without which it does nothing: where one is false, `none` or empty, what it is for does not run. */
  readonly switches: readonly string[];
}

/** Whose value of a parameter an effect reads on a host: its own, its cluster's members', everybody's. */
export type Readers = 'own' | 'members' | 'all';

export interface ParameterEffect {
  readonly effect: string;
  readonly readers: Readers;
}

/** A list whose items have identities, each of which is an effect of its own: users, databases. */
export interface Items {
  /** Key of an item that tells it from the others. */
  readonly identity: string;
  readonly effect: string;
  readonly pooled: Pooled;
  /** Extra variable by which the playbook takes the identity. */
  readonly variable: string;
  /** Keys of an item that name items which must be there before, and the list that they are in. */
  readonly requires: readonly { readonly key: string; readonly list: string }[];
  /** What an item is, for people and in removals.yml: `user`. */
  readonly noun: 'user' | 'database';
  /** Effect that drops an item by consent. */
  readonly drop: string;
  /** Effect that takes an item out of the connection pools, where it is left as it is. */
  readonly forget: string;
  /** What a key that an item leaves out counts as. */
  readonly defaults: Readonly<Record<string, Value>>;
  readonly fixed: readonly FixedKey[];
  readonly revokes: readonly RevokedKey[];
}

/** What pgbouncer sees of a user or database. */
interface Pooled {
  /** Keys of the item whose change pgbouncer sees. */
  readonly keys: readonly string[];
  /** Key of the item that says whether pgbouncer serves it. */
  readonly by: string;
  /** Parameters that name items which pgbouncer serves in any case. */
  readonly always: readonly string[];
  /** The effect of a change that pgbouncer does not see. */
  readonly otherwise: string;
}

/** A key of an item that counts at its creation and never again. */
interface FixedKey {
  readonly key: string;
  /** Another key that is obeyed in its place. */
  readonly unless?: string;
  /** What to do instead. */
  readonly reason: string;
}

/** A key of an item whose playbook does not see what was taken away: the step says it by an extra variable. */
interface RevokedKey {
  readonly key: string;
  readonly variable: string;
}

/** Values that are written in inventories and that no playbook here brings about: any but these. */
export interface Unsupported {
  readonly unless: readonly Value[];
  /** Why, and what to do. */
  readonly reason: string;
}

export interface Parameter {
  readonly name: string;
  readonly default?: Value;
  readonly secret: boolean;
  readonly effects: readonly ParameterEffect[];
  readonly items?: Items;
  /** Items carry JMESPath selectors over the variables of the cluster's members. */
  readonly selectors: boolean;
  /** Who reads it of other hosts takes the default where they leave it out. */
  readonly filled: boolean;
  /** Accepted, and why it has no effect. */
  readonly unread?: string;
  /** Another name of this parameter, which is the one that the playbooks read. */
  readonly alias?: string;
  readonly unsupported?: Unsupported;
  /** Cannot be changed in place; says what to do instead. */
  readonly refusal?: string;
  /** The refusal is for hosts that have an instance on both sides; a host without one may change. */
  readonly onInstances: boolean;
  /** What was taken off this list stays on the hosts; says what becomes of it. `each`: entries are made one by one. */
  readonly keeps?: { readonly reason: string; readonly refused: boolean; readonly each: boolean };
  /** Whether a change restarts PostgreSQL: any; `settings`: one of a setting that PostgreSQL takes at its start. */
  readonly restarts: boolean | 'settings';
}

/** Why a task may read a parameter whose change does not run it. */
export interface ReadException {
  readonly parameters: readonly string[];
  /** Only where it is read by this variable. */
  readonly through?: string;
  /** Only in tasks of these files of `playbooks/`. */
  readonly files?: readonly string[];
  readonly reason: string;
}

/** Why an effect of a parameter is needed though none of its tasks reads the parameter. */
export interface UnseenRead {
  readonly parameters: readonly string[];
  readonly effect: string;
  readonly reason: string;
}

/** What a static reading of `playbooks/` cannot tell, and why nothing is lost by it. */
export interface KnownUnknown {
  readonly file: string;
  readonly reason: string;
}

/** A probe of no effect: it looks for what nobody asked for and somebody made by hand. Its name is a tag of the probes. */
export interface Watch {
  readonly on: PlayHosts;
  /** What is found belongs to the host, or to the cluster: replicas have it of their leader. */
  readonly of: 'host' | 'cluster';
  /** What must hold. */
  readonly expect: string;
  /** How the inventory takes over what was made. */
  readonly accept: string;
  /** Effect that does away with it; absent where a person must. */
  readonly effect?: string;
  /** What a person does where no effect does. */
  readonly undo?: string;
}

export interface Catalogue {
  readonly playbooks: ReadonlyMap<string, Playbook>;
  readonly effects: ReadonlyMap<string, Effect>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Proof kind to what the probe must find. */
  readonly proofs: ReadonlyMap<string, string>;
  readonly watches: ReadonlyMap<string, Watch>;
  /** Effects of a cluster's membership on its members, and of group `meta`'s on every host. */
  readonly membership: { readonly cluster: readonly string[]; readonly meta: readonly string[] };
  readonly exceptions: readonly ReadException[];
  readonly unseen: readonly UnseenRead[];
  readonly unknowns: readonly KnownUnknown[];
}
