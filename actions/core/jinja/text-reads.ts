/** What is found in a Jinja text. */
import type { Whose } from './hosts.ts';
import type { Piece } from './pieces.ts';

export interface NameRead {
  readonly name: string;
  readonly whose: Whose;
  /** The host whose value it is, where the text names it. */
  readonly host?: string;
  readonly offset: number;
  /** By its name alone, which a delegated task may understand otherwise than by the host's variables. */
  readonly isBare?: boolean;
  /** The variable by whose value an entry of this one is picked: `name[key]`. */
  readonly indexedBy?: string;
}

export interface FileRead {
  readonly kind: 'template' | 'file';
  readonly pieces: readonly Piece[];
  readonly offset: number;
  /** Names that are local where the file is included. */
  readonly locals: readonly string[];
}

export interface TextReads {
  readonly names: readonly NameRead[];
  /** Groups by name; undefined: computed, so any. */
  readonly groups: readonly (string | undefined)[];
  readonly files: readonly FileRead[];
  readonly unknowns: readonly { readonly what: string; readonly offset: number }[];
  /** Attributes and strings: what may pick a variable out of a mapping of all of them. */
  readonly words: ReadonlySet<string>;
  /** Every variable is read, and picked from elsewhere. */
  readonly wildcards: readonly { readonly whose: Whose; readonly offset: number }[];
  readonly readsPlayHosts: boolean;
}
