/** What is found in a task, and on the way from it. */
import type { Definition } from './resolve-names.ts';
import type { Place, Task, VariableRead } from './types.ts';

export interface UsedFile extends Place {
  readonly path: string;
  readonly isTemplate: boolean;
  readonly via: readonly string[];
  /** What stands where its name is computed, and the variables that compute it. */
  readonly picked?: { readonly text: string; readonly by: readonly string[] };
}

export interface UsedDefinition extends Definition {
  /** Only the entry that this variable's value names. */
  readonly indexedBy: ReadonlySet<string | undefined>;
}

export interface TaskReads {
  readonly reads: readonly VariableRead[];
  readonly groups: ReadonlySet<string>;
  readonly readsPlayHosts: boolean;
  readonly files: readonly UsedFile[];
  readonly definitions: readonly UsedDefinition[];
  /** Facts and results that it reads itself, or by a variable. */
  readonly produced: readonly { readonly name: string; readonly producers: readonly Task[] }[];
  /** Tasks whose results decide it, however far, and which of their facts. */
  readonly makers: readonly { readonly task: Task; readonly facts: ReadonlySet<string> }[];
  /** Names that nothing gives. */
  readonly undefinedNames: readonly VariableRead[];
  /** What cannot be told before it runs. */
  readonly unknowns: readonly (Place & { readonly what: string })[];
  readonly delegates: ReadonlySet<'meta' | 'members' | 'unknown'>;
  /** Variables of the connection that it reads by their names: where it is delegated, they are the delegate's. */
  readonly connections: ReadonlySet<string>;
}
