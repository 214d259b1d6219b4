import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../core/types.ts';
import { UsageError } from '../core/usage-error.ts';
import { findEnvironments } from './files.ts';
import { markFolder } from './state-folder.ts';

/** The checkout that this code is part of; sources and bundles are equally deep in it. */
export function findRepositoryRoot(): string {
  return fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
}

/** The named environments of a checkout, all of them where none is named. */
export function pickEnvironments(root: string, name: string | undefined): readonly string[] {
  const all = findEnvironments(root);
  if (all.length === 0) {
    throw new UserError(`${root}/inventory has no environment; one is a folder with hosts/ in it [environment]`);
  }
  if (name === undefined) return all;
  if (!all.includes(name)) throw new UsageError(`environment "${name}" is not there; there are: ${all.join(', ')}`);
  return [name];
}

/** The named environment; else the only one that the checkout has, or of several the only one that this meta node carries. */
export function pickEnvironment(root: string, name: string | undefined): string {
  const all = pickEnvironments(root, name);
  const [first, ...others] = all.length === 1 ? all : all.filter(isCarried);
  if (first === undefined || others.length > 0) {
    throw new UsageError(`which environment? --env is needed: ${pickEnvironments(root, undefined).join(', ')}`);
  }
  return first;
}

/** Whether scripts/meta-setup made this machine the environment's meta node. */
function isCarried(environment: string): boolean {
  return existsSync(join(markFolder(environment), 'environment'));
}
