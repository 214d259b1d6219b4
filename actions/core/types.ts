/**
 * Data shapes of the engine. `Problem`, `Plan` and what they hold are plain JSON: the command line prints them as they
 * stand here, so a change of them is a change of the contract. Sources and inventories have maps and functions.
 */
import type { Memo } from './memo.ts';
import type { Meanwhile, Overlap, Revert } from './outlook.ts';
import type { RaisedLimit } from './raised-limit.ts';
import type { SourceLink } from './source-link.ts';

/** A value as Ansible's loader gives it. Integers beyond 2^53 are bigint; dates are ISO text. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [key: string]: Value };

type Severity = 'error' | 'warning';

/** A path inside a document or a variable: mapping keys and list indexes. */
export type DataPath = readonly (string | number)[];

/** `line` and `column` count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One finding of load, check or plan. `path` is dotted, for people: `pg-test.vars.pg_users.0.name`. */
export interface Problem extends Position {
  readonly severity: Severity;
  /** Rule identifier in kebab case, `unique-pg-seq`. */
  readonly rule: string;
  /** What is wrong; what is allowed or what to do. Values quoted, never a secret. */
  readonly message: string;
  readonly path: string;
  readonly hosts?: readonly string[];
  /** `existing`: the place is there, and not in what is asked for. */
  readonly side?: SideName;
  /** Lines that a person may add as they are, and to which file of the environment's folder. */
  readonly fix?: { readonly file: string; readonly lines: readonly string[] };
  /** What stands at the place, in quotes or without, and what was meant most likely. Never a part of a secret. */
  readonly replace?: Replacement | undefined;
}

export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** Which state a side of the diff was read from: a git revision (full id) or a path as typed. */
export interface SideRef {
  readonly rev?: string;
  readonly path?: string;
  /** Of a path that was named: what Ansible takes for the inventory. */
  readonly inventory?: string;
}

export type SideName = 'existing' | 'desired';

export type Hazard =
  'restart' | 'failover' | 'destroy' | 'data-loss' | 'lock-out' | 'access' | 'service' | 'code' | 'limits';

/** A value that differs: a setting of a map, a key of an item, or the parameter itself. Texts, cut where they are long. */
export interface ValueChange {
  /** Empty: the parameter itself. */
  readonly name: string;
  /** Absent where nothing is set; both are absent for a secret. */
  readonly before?: string;
  readonly after?: string;
  readonly secret?: true;
  /** The service takes it only at a restart. */
  readonly restarts?: true;
}

/** A line of a list's difference, as a patch has it. */
export interface ChangedLine {
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

/** What differs, as data. Nothing of a secret's value. */
export type Change =
  | { readonly kind: 'values'; readonly values: readonly ValueChange[] }
  /** Entries of a list, in their order. `more`: lines that are left out at the end. */
  | { readonly kind: 'lines'; readonly lines: readonly ChangedLine[]; readonly more?: number }
  /**
   * Lines of an HBA file, and whom the change of all its lines lets in that could not log in before, as the lines name
   * them; `passwordless`: those of them that need no password any more; `refused`: users who cannot log in any more.
   */
  | {
      readonly kind: 'hba';
      readonly lines: readonly ChangedLine[];
      readonly more?: number;
      readonly let: readonly string[];
      readonly passwordless?: readonly string[];
      readonly refused: readonly string[];
    }
  | {
      readonly kind: 'item';
      readonly noun: 'user' | 'database';
      readonly name: string;
      readonly verb: 'create' | 'change' | 'drop' | 'forget';
      readonly values: readonly ValueChange[];
      /** The reason in removals.yml. */
      readonly consent?: string;
    }
  /** A host without an instance. */
  | { readonly kind: 'host'; readonly name: string; readonly verb: 'create' | 'join-meta' }
  | {
      readonly kind: 'instance';
      readonly cluster: string;
      readonly name: string;
      readonly verb: 'create' | 'remove' | 'join' | 'leave';
      /** None of the cluster is there before, or after. */
      readonly wholeCluster: boolean;
      readonly consent?: string;
    };

/** Why a step is in the plan: a parameter path, the hosts on which it differs and where it is written. */
export interface Because {
  readonly path: string;
  readonly hosts: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly side: SideName;
  /** Never a value of a secret parameter. */
  readonly summary: string;
  /** The same as data, where it is a change of a known kind. */
  readonly change?: Change;
}

/** The playbook of the probes. */
export const PROBES = 'prove.yml';

/** A read-only probe that shows a step's effect: a kind is a tag of the probes' playbook. */
export interface Proof {
  readonly kind: string;
  readonly hosts: readonly string[];
  /** What the probe must find, for people. */
  readonly expect: string;
}

/** One `ansible-playbook` run. */
export interface Step {
  /** `s01`, `s02` … in run order. */
  readonly id: string;
  /** File name without folder: `pgsql.yml`. */
  readonly playbook: string;
  /** In the catalogue's order; empty: the whole playbook. */
  readonly tags: readonly string[];
  /** Ansible host pattern, joined with `:`; never empty. */
  readonly limit: string;
  /** What the limit selects, in natural order. */
  readonly hosts: readonly string[];
  /** Hosts that tasks are delegated to beyond `hosts`. */
  readonly delegates: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  readonly inventory: SideName;
  /** With `inventory: existing`: the revision of that side, where several may be in force. */
  readonly existingRev?: string;
  readonly because: readonly Because[];
  readonly hazards: readonly Hazard[];
  readonly proof: readonly Proof[];
  /** Ids of the steps that must have succeeded before. */
  readonly after: readonly string[];
}

export interface Note {
  readonly message: string;
}

/** A difference that needs no step, with the reason. */
export interface Unaffected {
  readonly path: string;
  readonly hosts: readonly string[];
  readonly reason: string;
}

/** A cluster that steps touch, with all its hosts on either side. */
export interface PlanCluster {
  readonly name: string;
  readonly hosts: readonly string[];
}

export interface Plan {
  readonly environment: string;
  readonly existing: readonly SideRef[];
  readonly desired: SideRef;
  /** Digest over intent: effects, hosts and keyed digests of values. */
  readonly fingerprint: string;
  readonly steps: readonly Step[];
  /** In natural order. */
  readonly clusters?: readonly PlanCluster[];
  readonly notes: readonly Note[];
  readonly refusals: readonly Problem[];
  /** What `validate` warns of on the desired side and not on the newest existing one, where that was asked for. */
  readonly warnings?: readonly Problem[];
  readonly unaffected: readonly Unaffected[];
  /** The hazard `limits`, which is no step's. */
  readonly raises?: readonly RaisedLimit[];
  /** Of a plan that has steps and is not refused. */
  readonly revert?: Revert;
  /** Where others were asked about. */
  readonly overlaps?: readonly Overlap[];
  readonly meanwhile?: Meanwhile;
}

/** One file as read: `path` is what messages show. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files of one Ansible YAML inventory: a single file, or a directory's. */
export interface InventorySource {
  /** Path of the file or directory given to Ansible, in the same notation as the files' paths. */
  readonly root: string;
  readonly files: readonly SourceFile[];
  /** Absent where no password is configured. */
  readonly vault?: Vault;
}

/** Opens what ansible-vault wrote. */
export interface Vault {
  /** The text in clear; undefined where no password fits. */
  readonly decrypt: (text: string) => string | undefined;
}

/** One side of one environment as read, before any interpretation. */
export interface EnvironmentSource {
  readonly environment: string;
  readonly side: SideRef;
  readonly inventory: InventorySource;
  readonly environmentFile?: SourceFile;
  readonly removalsFile?: SourceFile;
  /** Links and submodules among what is handed to Ansible; absent where the side is a path outside of a repository. */
  readonly links?: readonly SourceLink[];
  /** Paths beside hosts/ that look like parts of the inventory; absent as `links` is. */
  readonly unread?: readonly string[];
}

/** Where a variable's value was written: the document, and the path of the value inside it. */
export interface Origin {
  readonly file: string;
  readonly path: DataPath;
}

/** Effective variables of every host, as `ansible-inventory --list` gives them. */
export interface ResolvedInventory {
  /** In the inventory's order. */
  readonly hosts: readonly string[];
  /** Group name to its hosts, those of child groups included; has `all` and `ungrouped`. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly variables: ReadonlyMap<string, ReadonlyMap<string, Value>>;
  /** Files that are encrypted as a whole and were opened: their values are never printed. */
  readonly decrypted: ReadonlySet<string>;
  /** What was computed of this inventory, and of those that are compared with it. */
  readonly memo: Memo;
  /** Where the effective value of a host's variable comes from. */
  readonly findOrigin: (host: string, variable: string) => Origin | undefined;
  /** Position of an origin, or of a value below it; computed on demand. */
  readonly locate: (origin: Origin, below?: DataPath) => Position;
  /** Where a host is named: in that group, else in the group of its cluster, else first. */
  readonly findMention: (host: string, group?: string) => Origin | undefined;
  /** Position of the key that an origin ends in. */
  readonly locateKey: (origin: Origin) => Position;
}

/** An expected failure: shown to the user as it is, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A broken invariant: shown with "this is a bug" and its stack. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
