/** Reads an Ansible YAML inventory, one file or a directory, as Ansible's inventory manager and yaml plugin do. */
import type { DataPath, InventorySource, Position, Problem, SourceFile, Value } from '../types.ts';
import { compareText } from '../general/natural.ts';
import type { ReadDocument } from './document-reader.ts';
import { readDocument } from './document-reader.ts';
import { GroupCollector } from './group-collector.ts';
import type { Inventory, InventoryDocument, InventoryHost, VariableLayer } from './model.ts';
import { describeForeignFile } from './foreign-file.ts';
import { isFalsy, isMapping } from '../general/values.ts';
import { indexVariableFiles } from './variable-files.ts';
import { isEncryptedText, isWholeVault, makeEncryptedLayer } from './encrypted-files.ts';
import { maskQuoted } from './mask.ts';
import type { FilePositions } from './yaml-nodes.ts';
import { readPositions } from './yaml-nodes.ts';
import { locateOffset } from './line-table.ts';
import type { YamlDocument } from './yaml-reader.ts';
import { YamlError } from './yaml-syntax.ts';

export interface LoadedInventory {
  readonly inventory: Inventory;
  readonly problems: readonly Problem[];
}

/** What Ansible passes over in a directory, file or folder. */
const IGNORED =
  /^\.|^(?:host_vars|group_vars|vars_plugins)$|(?:\.pyc|\.pyo|\.swp|\.bak|~|\.rpm|\.md|\.txt|\.rst|\.orig|\.cfg|\.retry)$/;

interface GroupsDocument {
  readonly value: Readonly<Record<string, Value>>;
  readonly keyNotes: YamlDocument['keyNotes'];
}

/** Sides that are read with one reader share the values of files that are the same. */
export function loadInventory(source: InventorySource, read: ReadDocument = readDocument): LoadedInventory {
  const loader = new Loader(source, read);
  return loader.load();
}

class Loader {
  private readonly source: InventorySource;
  private readonly readDocument: ReadDocument;
  private readonly problems: Problem[] = [];
  private readonly documents = new Map<string, InventoryDocument>();
  private readonly decrypted = new Set<string>();
  /** As they are read: what is encrypted as a whole is here in clear, where a password fits. */
  private readonly files: ReadonlyMap<string, SourceFile>;
  private readonly positions = new Map<string, FilePositions>();

  constructor(source: InventorySource, readDocument: ReadDocument) {
    this.source = source;
    this.readDocument = readDocument;
    this.files = new Map(source.files.map((file) => [file.path, this.open(file)]));
  }

  load(): LoadedInventory {
    const folder = findFolder(this.source);
    const relative = new Map(
      [...this.files].map(([path, file]) => [path.startsWith(folder) ? path.slice(folder.length) : path, file]),
    );
    const collector = new GroupCollector((file, path, message) =>
      this.report(this.locateKey(file, path), 'inventory', message, path),
    );
    for (const file of this.listGroupFiles(relative)) {
      const groups = this.readGroups(file);
      if (groups !== undefined) collector.addFile(file.path, groups.value, groups.keyNotes);
    }
    const { groups, hosts, lost } = collector.finish();
    for (const { name, mentions } of lost) this.warnOfLost(name, mentions);
    const variableFiles = indexVariableFiles(relative);
    for (const group of groups.values())
      group.fileLayers.push(...this.readLayers(variableFiles.find('group_vars', group.name), folder));
    for (const host of hosts.values())
      host.fileLayers.push(...this.readLayers(variableFiles.find('host_vars', host.name), folder));
    const inventory: Inventory = {
      groups,
      hosts,
      documents: this.documents,
      decrypted: this.decrypted,
      locate: (file, path) => this.getPositions(file)?.locate(path) ?? { file, line: 1, column: 1 },
      locateKey: (file, path) => this.locateKey(file, path),
      findDuplicateKeys: (file) => this.getPositions(file)?.findDuplicateKeys() ?? [],
    };
    return { inventory, problems: maskQuoted(this.problems, this.decrypted) };
  }

  private open(file: SourceFile): SourceFile {
    if (!isEncryptedText(file.text)) return file;
    const text = this.source.vault?.decrypt(file.text);
    if (text === undefined) return file;
    this.decrypted.add(file.path);
    return { path: file.path, text };
  }

  /** A directory is read in the order of its names; a file that is given by its name is read whatever it is called. */
  private listGroupFiles(relative: ReadonlyMap<string, SourceFile>): readonly SourceFile[] {
    const single = this.files.get(this.source.root);
    if (single !== undefined) return [single];
    return [...relative]
      .map(([path, file]) => ({ parts: path.split('/'), file }))
      .filter(({ parts }) => !parts.some((part) => IGNORED.test(part)))
      .sort((left, right) => compareParts(left.parts, right.parts))
      .map(({ file }) => file);
  }

  private readGroups(file: SourceFile): GroupsDocument | undefined {
    const foreign = describeForeignFile(file);
    if (foreign !== undefined) {
      this.report(startOf(file), 'inventory', foreign);
      return undefined;
    }
    if (isEncryptedText(file.text)) {
      const message =
        'the groups are encrypted and no password for them is here; encrypt files of group_vars/ and host_vars/ instead, or single values (!vault)';
      this.report(startOf(file), 'vault', message);
      return undefined;
    }
    const document = this.read(file, 'groups');
    if (document === undefined) return undefined;
    const { value, keyNotes } = document;
    if (value === null) {
      this.warn(startOf(file), 'an empty file is no inventory; write a group or delete it');
    } else if (!isMapping(value)) {
      this.report(startOf(file), 'inventory', 'an inventory is a mapping of groups');
    } else if (!isFalsy(value['plugin'] ?? null)) {
      const message = 'the settings of an inventory plugin; only YAML inventories are read';
      this.report(this.locateKey(file.path, ['plugin']), 'inventory', message);
    } else {
      return { value, keyNotes };
    }
    return undefined;
  }

  private readLayers(files: readonly SourceFile[], folder: string): VariableLayer[] {
    return files.flatMap((file) => {
      if (isEncryptedText(file.text)) return this.takeEncrypted(file, file.path.slice(folder.length));
      const value = this.documents.get(file.path)?.value ?? this.read(file, 'variables')?.value ?? null;
      if (isFalsy(value)) return [];
      if (isMapping(value)) return [{ file: file.path, path: [], values: value }];
      this.report(startOf(file), 'inventory', 'a file of variables is a mapping');
      return [];
    });
  }

  private takeEncrypted(file: SourceFile, place: string): VariableLayer[] {
    if (isWholeVault(file.text)) return [makeEncryptedLayer(file, place)];
    this.report(startOf(file), 'vault', 'not whole as ansible-vault wrote it; restore it, or encrypt the file again');
    return [];
  }

  private read(file: SourceFile, kind: InventoryDocument['kind']): YamlDocument | undefined {
    try {
      const document = this.readDocument(file.text);
      this.documents.set(file.path, { kind, value: document.value });
      if (document.hasDuplicateKeys) this.reportDuplicates(file);
      return document;
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      this.report(locateOffset(file, error.offset), 'syntax', error.message);
      return undefined;
    }
  }

  private warnOfLost(name: string, mentions: InventoryHost['mentions']): void {
    const message = `host "${name}" is in no group for Ansible, and nothing ever runs on it: it is written below ungrouped, which is a child of another group here; write it in that group`;
    for (const { file, path } of mentions) this.warn(this.locateKey(file, path), message);
  }

  private reportDuplicates(file: SourceFile): void {
    for (const { key, first, last, path } of this.getPositions(file.path)?.findDuplicateKeys() ?? []) {
      const message = `key "${key}" is written twice; this one wins over line ${first.line}`;
      this.problems.push({ ...last, severity: 'warning', rule: 'duplicate-key', message, path: path.join('.') });
    }
  }

  private locateKey(file: string, path: readonly (string | number)[]): Position {
    return this.getPositions(file)?.locateKey(path) ?? { file, line: 1, column: 1 };
  }

  private getPositions(path: string): FilePositions | undefined {
    const known = this.positions.get(path);
    if (known !== undefined) return known;
    const file = this.files.get(path);
    if (file === undefined) return undefined;
    const positions = readPositions(file);
    this.positions.set(path, positions);
    return positions;
  }

  private report(position: Position, rule: string, message: string, path: DataPath = []): void {
    this.problems.push({ ...position, severity: 'error', rule, message, path: path.join('.') });
  }

  private warn(position: Position, message: string): void {
    this.problems.push({ ...position, severity: 'warning', rule: 'inventory', message, path: '' });
  }
}

function startOf(file: SourceFile): Position {
  return { file: file.path, line: 1, column: 1 };
}

/** Of a single file Ansible reads the group_vars/ beside it: its folder stands for the root then. */
function findFolder({ root, files }: InventorySource): string {
  if (files.some(({ path }) => path === root)) return root.slice(0, root.lastIndexOf('/') + 1);
  return root === '' || root.endsWith('/') ? root : `${root}/`;
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const order = compareText(part, right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
