import type { DataPath, Position, Value } from '../types.ts';
import type { DuplicateKey } from './yaml-nodes.ts';

/** Variables that stand together in one mapping of one file. */
export interface VariableLayer {
  readonly file: string;
  /** Path of the mapping inside the file. */
  readonly path: DataPath;
  readonly values: Readonly<Record<string, Value>>;
}

export interface InventoryGroup {
  readonly name: string;
  /** Direct hosts and child groups, in the order in which they were met. */
  readonly hosts: Set<string>;
  readonly children: Set<string>;
  /** Written inside the inventory files, in reading order: the later wins. */
  readonly layers: VariableLayer[];
  /** Of `group_vars/<name>`. */
  readonly fileLayers: VariableLayer[];
  priority: number;
}

export interface InventoryHost {
  readonly name: string;
  readonly layers: VariableLayer[];
  /** Of `host_vars/<name>`. */
  readonly fileLayers: VariableLayer[];
  /** Groups that it is in without having their variables; see ungrouped.ts. */
  readonly withoutGroups?: ReadonlySet<string>;
  /** Where the host is named: group and path of the key. One for each place. */
  readonly mentions: HostMention[];
}

export interface HostMention {
  readonly group: string;
  readonly file: string;
  readonly path: DataPath;
}

/** What the files say, before precedence. */
export interface Inventory {
  readonly groups: ReadonlyMap<string, InventoryGroup>;
  readonly hosts: ReadonlyMap<string, InventoryHost>;
  /** The content of every file that could be read. */
  readonly documents: ReadonlyMap<string, InventoryDocument>;
  /** Files that are encrypted as a whole and were opened: nothing that they hold is printed. */
  readonly decrypted: ReadonlySet<string>;
  readonly locate: (file: string, path: DataPath) => Position;
  readonly locateKey: (file: string, path: DataPath) => Position;
  readonly findDuplicateKeys: (file: string) => readonly DuplicateKey[];
}

export interface InventoryDocument {
  readonly kind: 'groups' | 'variables';
  readonly value: Value;
}
