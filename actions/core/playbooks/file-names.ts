/** Which files a name in a task can mean: those of its role before those beside the playbooks. */
import { posix } from 'node:path';
import type { Value } from '../types.ts';
import { isList } from '../general/values.ts';
import { splitTemplate, UNKNOWN, writePieces, type Piece } from '../jinja/pieces.ts';
import type { Loop, PlaybookFiles } from './types.ts';

type FileKind = 'templates' | 'files' | 'tasks' | 'vars';

export interface FileContext {
  /** Innermost first. */
  readonly roles: readonly string[];
  readonly loops: readonly Loop[];
  readonly kind: FileKind;
  /** The file in which the name stands. */
  readonly from?: string;
}

export function resolveName(files: PlaybookFiles, written: string, context: FileContext): readonly string[] {
  return resolvePieces(files, splitSafely(written), context).map(({ path }) => path);
}

export interface ResolvedFile {
  readonly path: string;
  /** The file is one of several: what stands where the name is computed. */
  readonly captured?: string;
}

export function resolvePieces(
  files: PlaybookFiles,
  pieces: readonly Piece[],
  context: FileContext,
): readonly ResolvedFile[] {
  const found = writePieces(pieces, bindLoops(context)).flatMap((name) => resolveText(files, name, context));
  return [...new Map(found.map((file) => [file.path, file])).values()];
}

function splitSafely(text: string): readonly Piece[] {
  try {
    return splitTemplate(text);
  } catch {
    return [UNKNOWN];
  }
}

/** The values that loops over written lists give to their variables. */
function bindLoops({ roles: [role], loops }: FileContext): readonly ReadonlyMap<string, Value>[] {
  const constants: [string, Value][] = [['playbook_dir', 'playbooks']];
  if (role !== undefined) constants.push(['role_path', `playbooks/roles/${role}`], ['role_name', role]);
  return loops.reduce<readonly ReadonlyMap<string, Value>[]>(
    (bindings, { over, variables: [variable] }) => {
      if (variable === undefined || !isList(over)) return bindings;
      return bindings.flatMap((known) => over.map((item) => new Map([...known, [variable, item]])));
    },
    [new Map(constants)],
  );
}

function resolveText(files: PlaybookFiles, name: string, context: FileContext): readonly ResolvedFile[] {
  for (const folder of listFolders(name, context)) {
    const path = posix.normalize(`${folder}${name}`);
    const found = path.includes(UNKNOWN) ? matchPaths(files, path) : findPlain(files, path);
    if (found.length > 0) return found;
  }
  return [];
}

function listFolders(name: string, { roles, kind, from }: FileContext): readonly string[] {
  if (name.startsWith('playbooks/')) return [''];
  if (name.startsWith('/')) return [];
  const roleFolder = roles.flatMap((role) => [`playbooks/roles/${role}/${kind}/`, `playbooks/roles/${role}/`]);
  const beside = from === undefined ? [] : [`${posix.dirname(from)}/`];
  const first = kind === 'tasks' ? [...beside, ...roleFolder] : [...roleFolder, ...beside];
  return [...first, `playbooks/${kind}/`, 'playbooks/'];
}

/** A folder stands for the files below it. */
function findPlain(files: PlaybookFiles, path: string): readonly ResolvedFile[] {
  if (files.paths.includes(path)) return [{ path }];
  const folder = path.endsWith('/') ? path : `${path}/`;
  const below = files.paths.filter((one) => one.startsWith(folder));
  if (below.length > 0) return below.map((one) => ({ path: one }));
  return !path.startsWith('playbooks/') && files.read(path) !== undefined ? [{ path }] : [];
}

/** An unknown part holds no slash. */
function matchPaths(files: PlaybookFiles, path: string): readonly ResolvedFile[] {
  const parts = path.split(UNKNOWN).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('([^/]+)')}$`);
  return files.paths.flatMap((one): ResolvedFile[] => {
    const match = pattern.exec(one);
    return match === null ? [] : [{ path: one, captured: match[1] ?? '' }];
  });
}
