import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { UserError } from '../core/types.ts';
import { runGit } from './git-process.ts';
import { assembleGitEnvironment } from './tool-environment.ts';

const MAX_BYTES = 512 * 1024 * 1024;
const SHA256_DIGITS = 64;

/** Contents by blob id, in one process: `cat-file --batch` answers `<id> blob <size>\n<content>\n` in the order asked. */
export function readBlobs(repository: string, ids: readonly string[]): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  if (ids.length === 0) return blobs;
  const input = ids.map((id) => `${id}\n`).join('');
  const result = spawnSync('git', ['-C', repository, 'cat-file', '--batch'], {
    ...{ input, maxBuffer: MAX_BYTES, env: assembleGitEnvironment() },
  });
  if (result.error !== undefined && result.status === null)
    throw new UserError(`git cat-file: ${result.error.message} [git]`);
  if (result.status !== 0) throw new UserError(`git cat-file: ${String(result.stderr).trim()} [git]`);
  let offset = 0;
  for (const id of ids) {
    const end = result.stdout.indexOf('\n', offset);
    const size = Number(/ blob (\d+)$/.exec(result.stdout.toString('latin1', offset, end))?.[1]);
    if (!Number.isSafeInteger(size))
      throw new UserError(`git has no content for ${id} in ${repository}; fetch it [git]`);
    blobs.set(id, result.stdout.subarray(end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
  return blobs;
}

/** As git computes it in a repository whose ids have that many digits. */
export function computeBlobId(bytes: Buffer, digits: number): string {
  const hash = createHash(digits === SHA256_DIGITS ? 'sha256' : 'sha1');
  return hash
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}

export interface TreeEntry {
  /** `100644`, `100755`, `120000` for a symbolic link, `160000` for a submodule. */
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** What a commit has below the paths, or at them. */
export function listTree(repository: string, commit: string, paths: readonly string[]): readonly TreeEntry[] {
  const args = ['-C', repository, 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths];
  return runGit(args)
    .split('\0')
    .flatMap((line) => {
      const [attributes = '', path] = line.split('\t', 2);
      const [mode = '', , id] = attributes.split(' ');
      return path === undefined || id === undefined ? [] : [{ mode, id, path }];
    });
}
