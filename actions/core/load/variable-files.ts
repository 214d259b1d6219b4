/**
 * Which files of group_vars/ and host_vars/ speak of a name: the first of `name` (a file, or a folder of files read in
 * order), `name.yml`, `name.yaml`, `name.json` that exists.
 */
import type { SourceFile } from '../types.ts';
import { compareText } from '../general/natural.ts';

const EXTENSIONS = ['', '.yml', '.yaml', '.json'];

type VariableFolder = 'group_vars' | 'host_vars';

export interface VariableFiles {
  readonly find: (folder: VariableFolder, name: string) => readonly SourceFile[];
}

/** `files` by their path below the inventory. */
export function indexVariableFiles(files: ReadonlyMap<string, SourceFile>): VariableFiles {
  const inFolders = new Map<string, string[]>();
  let hasAny = false;
  for (const path of files.keys()) {
    if (!/^(?:group|host)_vars\//.test(path)) continue;
    hasAny = true;
    for (let end = path.lastIndexOf('/'); end > 10; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const list = inFolders.get(folder);
      if (list === undefined) inFolders.set(folder, [path]);
      else list.push(path);
    }
  }
  return {
    find: (folder, name) => {
      // A name that is an absolute path is a chroot to Ansible, which reads no variables for it.
      if (!hasAny || name.startsWith('/')) return [];
      const path = `${folder}/${name.replace(/\/+/g, '/')}`;
      for (const extension of EXTENSIONS) {
        const full = path + extension;
        const below = inFolders.get(full);
        if (below !== undefined) return listFolder(below, full.length + 1).flatMap((found) => files.get(found) ?? []);
        const file = files.get(full);
        if (file !== undefined) return [file];
      }
      return [];
    },
  };
}

/** A folder is there with nothing to read, too: `name.yml` beside it does not count then. */
function listFolder(paths: readonly string[], from: number): readonly string[] {
  return paths.filter((path) => isReadInFolder(path.slice(from).split('/'))).sort(comparePaths);
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
