/** Inventories as the work tree, or any folder, has them. Untracked files count. */
import type { Dirent, Stats } from 'node:fs';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listUnread } from '../core/check/unread-files.ts';
import { compareText } from '../core/general/natural.ts';
import type { SourceLink } from '../core/source-link.ts';
import type { EnvironmentSource, InventorySource, SourceFile } from '../core/types.ts';
import { UserError } from '../core/types.ts';
import { LITTER } from './litter.ts';
import { MATERIALISED } from './materialised.ts';

const MAX_DEPTH = 20;
const MAX_CHARACTERS = 256 * 1024 * 1024;
const VARIABLE_FOLDERS = ['group_vars', 'host_vars'];

/** Folders of `inventory/` that hold an inventory of their own. */
export function findEnvironments(root: string): string[] {
  const folder = join(root, 'inventory');
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => isFolder(join(folder, name, 'hosts')))
    .sort();
}

/** Paths are relative to the root of the repository, as git has them. */
export function readEnvironmentFolder(root: string, environment: string): EnvironmentSource {
  const folder = `inventory/${environment}`;
  if (!isFolder(join(root, folder, 'hosts'))) {
    throw new UserError(`environment "${environment}" is not there: ${folder}/hosts is no folder [environment]`);
  }
  return {
    environment,
    side: { path: folder },
    inventory: { root: `${folder}/hosts`, files: readFolder(root, `${folder}/hosts`) },
    links: MATERIALISED.flatMap((path) => findLinkAbove(root, path) ?? findLinksBelow(root, path)),
    unread: listUnread(readdirSync(join(root, folder))).map((name) => `${folder}/${name}`),
    ...readConsent(root, folder),
  };
}

/** In the place of the path itself, or of a folder above it in the repository. */
function findLinkAbove(root: string, path: string): SourceLink | undefined {
  const parts = path.split('/');
  return parts
    .map((_part, index) => findLink(root, parts.slice(0, index + 1).join('/')))
    .find((link) => link !== undefined);
}

/** What a run leaves among the playbooks is not the repository's. */
function findLinksBelow(root: string, folder: string): readonly SourceLink[] {
  if (!isFolder(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort(compareNames)
    .flatMap((entry): SourceLink | readonly SourceLink[] => {
      const path = `${folder}/${entry.name}`;
      if (LITTER.test(path) || !(entry.isSymbolicLink() || entry.isDirectory())) return [];
      return findLink(root, path) ?? findLinksBelow(root, path);
    });
}

/** As git would record it. */
function findLink(root: string, path: string): SourceLink | undefined {
  const full = join(root, path);
  const stats = findKind(full, lstatSync);
  if (stats?.isSymbolicLink() === true) return { path, kind: 'link' };
  const isSubmodule = stats?.isDirectory() === true && findKind(join(full, '.git')) !== undefined;
  return isSubmodule ? { path, kind: 'submodule' } : undefined;
}

/** Any Ansible inventory, a file or a folder. Paths begin as `path` was typed. */
export function readInventoryPath(path: string): EnvironmentSource {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const written = isEnvironmentFolder(trimmed) ? `${trimmed}/hosts` : trimmed;
  const beside = dirname(written);
  return {
    environment: basename(basename(written) === 'hosts' ? beside : written),
    side: { path, inventory: written },
    inventory: readInventory(written),
    ...readConsent('', beside),
  };
}

function readInventory(path: string): InventorySource {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError(`"${path}" is not there${explainPrefix(path)} [inventory]`);
  if (stats.isDirectory()) return { root: path, files: readFolder('', path) };
  if (!stats.isFile())
    throw new UserError(`"${path}" is neither a file nor a folder; an inventory is one of them [inventory]`);
  const folder = dirname(path);
  const variables = VARIABLE_FOLDERS.map((name) => (folder === '.' ? name : `${folder}/${name}`)).filter(isFolder);
  return { root: path, files: [readFile('', path), ...variables.flatMap((name) => readFolder('', name))] };
}

/** The sides of a plan are named with a prefix; of an inventory, the command line takes "path:". */
function explainPrefix(path: string): string {
  return path.startsWith('rev:') ? '; only plan reads revisions, as --existing and --desired' : '';
}

/** A folder in which Ansible would take environment.yml for a group: its `hosts/` is meant. */
function isEnvironmentFolder(path: string): boolean {
  return isFolder(path) && isFolder(`${path}/hosts`) && isFile(`${path}/environment.yml`);
}

function readConsent(root: string, folder: string): Pick<EnvironmentSource, 'environmentFile' | 'removalsFile'> {
  const [environment, removals] = ['environment.yml', 'removals.yml'].map((name) => {
    const path = folder === '.' ? name : `${folder}/${name}`;
    return isFile(join(root, path)) ? readFile(root, path) : undefined;
  });
  return {
    ...(environment === undefined ? {} : { environmentFile: environment }),
    ...(removals === undefined ? {} : { removalsFile: removals }),
  };
}

function readFolder(root: string, folder: string, depth = 0): SourceFile[] {
  if (depth > MAX_DEPTH)
    throw new UserError(`${folder} is nested too deep; is it a link to a folder above it? [inventory]`);
  // A hidden file alone (.gitkeep) makes a folder of variables that git keeps and Ansible finds empty.
  const hidden = /(?:^|\/)(?:group|host)_vars(?:\/|$)/.test(folder);
  const entries = readdirSync(root === '' ? folder : join(root, folder), { withFileTypes: true });
  return entries.sort(compareNames).flatMap((entry) => {
    const { name } = entry;
    if (name.startsWith('.') && !hidden) return [];
    const path = `${folder}/${name}`;
    // A link is what it leads to.
    const full = root === '' ? path : join(root, path);
    const kind = entry.isSymbolicLink() ? statSync(full, { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory() === true) return name.startsWith('.') ? [] : readFolder(root, path, depth + 1);
    return kind?.isFile() === true ? [readFile(root, path)] : [];
  });
}

function compareNames({ name: left }: Dirent, { name: right }: Dirent): number {
  return compareText(left, right);
}

/** Bytes that are not UTF-8 become U+FFFD, which the reader reports where it stands. */
function readFile(root: string, path: string): SourceFile {
  const full = root === '' ? path : join(root, path);
  const text = tryReadText(full);
  if (text !== undefined && text.length <= MAX_CHARACTERS) return { path, text };
  const { size } = statSync(full);
  throw new UserError(`${path}:1:1: ${size} bytes; an inventory file has at most ${MAX_CHARACTERS} characters [size]`);
}

/** Undefined where it is longer than a string can be. */
function tryReadText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_STRING_TOO_LONG' || code === 'ERR_FS_FILE_TOO_LARGE') return undefined;
    throw error;
  }
}

function isFolder(path: string): boolean {
  return findKind(path)?.isDirectory() === true;
}

function isFile(path: string): boolean {
  return findKind(path)?.isFile() === true;
}

/** What is at a path; nothing is below a file, which `throwIfNoEntry` does not cover. */
function findKind(path: string, look: (path: string) => Stats = statSync): Stats | undefined {
  try {
    return look(path);
  } catch {
    return undefined;
  }
}
