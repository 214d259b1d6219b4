/**
 * Which files of group_vars/ and host_vars/ speak of a name: the first of `name` (a file, or a folder of files read in
 * order), `name.yml`, `name.yaml`, `name.json` that exists.
 */
import type { SourceFile } from '../types.ts';
import { compareText } from '../order/natural.ts';

const EXTENSIONS = ['', '.yml', '.yaml', '.json'];

export type VariableFolder = 'group_vars' | 'host_vars';

export interface VariableFiles {
  readonly find: (folder: VariableFolder, name: string) => readonly SourceFile[];
}

/** `files` by their path below the inventory. */
export function indexVariableFiles(files: ReadonlyMap<string, SourceFile>): VariableFiles {
  const single = new Map<string, SourceFile>();
  const inFolders = new Map<string, { readonly rest: string; readonly file: SourceFile }[]>();
  for (const [path, file] of files) {
    const [folder = '', name = '', ...rest] = path.split('/');
    if (folder !== 'group_vars' && folder !== 'host_vars') continue;
    if (rest.length === 0) {
      single.set(path, file);
    } else if (isReadInFolder(rest)) {
      const key = `${folder}/${name}`;
      const list = inFolders.get(key) ?? [];
      list.push({ rest: rest.join('/'), file });
      inFolders.set(key, list);
    }
  }
  for (const list of inFolders.values()) list.sort((left, right) => comparePaths(left.rest, right.rest));
  return { find: (folder, name) => findFiles(`${folder}/${name}`, single, inFolders) };
}

function findFiles(
  path: string,
  single: ReadonlyMap<string, SourceFile>,
  inFolders: ReadonlyMap<string, readonly { readonly file: SourceFile }[]>,
): readonly SourceFile[] {
  for (const extension of EXTENSIONS) {
    const folder = inFolders.get(path + extension);
    if (folder !== undefined) return folder.map(({ file }) => file);
    const file = single.get(path + extension);
    if (file !== undefined) return [file];
  }
  return [];
}

/** Hidden files, backups, folders with a dot in their name and other extensions are passed over. */
function isReadInFolder(parts: readonly string[]): boolean {
  if (parts.some((part) => part.startsWith('.') || part.endsWith('~'))) return false;
  const name = parts.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  const known = dot <= 0 || EXTENSIONS.includes(name.slice(dot));
  return known && parts.slice(0, -1).every((part) => !part.includes('.'));
}

/** The order of a walk through sorted folders. */
function comparePaths(left: string, right: string): number {
  const leftParts = left.split('/');
  const rightParts = right.split('/');
  for (const [index, part] of leftParts.entries()) {
    const order = compareText(part, rightParts[index] ?? '');
    if (order !== 0) return order;
  }
  return leftParts.length - rightParts.length;
}
