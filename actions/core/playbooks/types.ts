/** Playbooks as a static reading has them: flat tasks, and what each reads. */
import type { Value } from '../types.ts';
import type { Whose } from '../jinja/hosts.ts';

/** Files by path from the repository's root. */
export interface PlaybookFiles {
  /** All below `playbooks/`. */
  readonly paths: readonly string[];
  /** Of these, or of any other file that a task copies. */
  readonly read: (path: string) => string | undefined;
}

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** `vars` of a task, a block, an import or a play. */
export interface VariableScope {
  readonly values: ReadonlyMap<string, Value>;
  readonly locate: (name: string) => Place;
}

export interface Loop {
  /** The list as written: items, or an expression. */
  readonly over: Value;
  readonly variables: readonly string[];
}

export interface Task extends Place {
  /** Without folder: `pgsql.yml`. */
  readonly playbook: string;
  readonly play: Play;
  readonly role: string | undefined;
  /** The role and those that brought it: where its files are looked for. */
  readonly roles: readonly string[];
  readonly name: string;
  /** Without the namespace of Ansible's own: `template`, `community.postgresql.postgresql_query`. */
  readonly module: string;
  readonly args: Value;
  /** Its own and those that it inherits. */
  readonly tags: readonly string[];
  /** Tags of the include_* around it: each must be chosen too. */
  readonly gates: readonly (readonly string[])[];
  /** All must hold: its own and those of what is around it. */
  readonly when: readonly Value[];
  /** become, delegate_to, until …; its own before what is around it. */
  readonly keywords: ReadonlyMap<string, Value>;
  /** Innermost first. */
  readonly scopes: readonly VariableScope[];
  readonly loops: readonly Loop[];
  readonly registers: string | undefined;
  readonly sets: readonly string[];
  /** What could not be told of the way here: a computed file, tags in a template. */
  readonly unknowns: readonly string[];
}

export interface Play extends Place {
  readonly name: string;
  readonly hosts: string;
  readonly index: number;
  readonly gathersFacts: boolean;
  readonly scope: VariableScope;
  /** In the order in which they are imported. */
  readonly roles: readonly string[];
}

export interface Role {
  readonly name: string;
  readonly vars: VariableScope;
  readonly defaults: VariableScope;
}

export interface Playbook {
  readonly name: string;
  readonly plays: readonly Play[];
  readonly tasks: readonly Task[];
}

export interface Playbooks {
  readonly playbooks: ReadonlyMap<string, Playbook>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly files: PlaybookFiles;
}

/** One way in which a task comes to read a variable of the inventory. */
export interface VariableRead extends Place {
  readonly name: string;
  readonly whose: Whose;
  /** The variables and files between the task and where it stands. */
  readonly via: readonly string[];
}
