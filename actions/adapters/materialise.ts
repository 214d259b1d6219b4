/** A commit's files in a folder, for Ansible to read. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/types.ts';
import { runGit } from './git-process.ts';

/** What Ansible reads; infra.yml also puts scripts/meta-setup on the meta nodes. */
const MATERIALISED = ['ansible.cfg', 'playbooks', 'inventory', 'scripts'];

export interface MaterialiseOptions {
  /** Repository that has the commits. */
  readonly repository: string;
  /** Folder in which `commits/` is. */
  readonly work: string;
}

export function materialise(options: MaterialiseOptions, commit: string): string {
  const folder = join(options.work, 'commits', commit);
  if (existsSync(folder)) return folder;
  mkdirSync(join(options.work, 'commits'), { recursive: true });
  const unfinished = mkdtempSync(join(options.work, 'commits', '.unfinished-'));
  const listed = runGit(['-C', options.repository, 'ls-tree', '--name-only', '-z', commit]).split('\0');
  const paths = MATERIALISED.filter((path) => listed.includes(path));
  const archive = `${unfinished}.tar`;
  runGit(['-C', options.repository, 'archive', '--format=tar', `--output=${archive}`, commit, '--', ...paths]);
  runTar(['-xf', archive, '-C', unfinished]);
  rmSync(archive);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster; its files are the same.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function runTar(args: readonly string[]): void {
  const result = spawnSync('tar', args, { encoding: 'utf8' });
  const reason = result.error === undefined ? result.stderr.trim() : result.error.message;
  if (result.status !== 0) throw new UserError(`tar ${args.join(' ')}: ${reason} [materialise]`);
}
