import type { EncryptedFile } from '../core/load/encrypted-files.ts';
import { listEncryptedFiles } from '../core/load/encrypted-files.ts';
import { printHostvars } from '../core/resolve/print-hostvars.ts';
import { sortProblems } from '../core/general/problems.ts';
import { openSide } from '../core/side/open-side.ts';
import type { EnvironmentSource, Problem } from '../core/types.ts';

export interface HostvarsOptions {
  readonly environment?: string;
  /** Any inventory, by its path; goes before `environment`. */
  readonly inventory?: string;
}

export interface HostvarsAdapters {
  readonly readEnvironment: (environment: string) => EnvironmentSource;
  readonly readInventory: (path: string) => EnvironmentSource;
}

export interface Hostvars {
  /** False where a file cannot be read: half an inventory would look like a whole one. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** `{host: {variable: value}}` as JSON, in pieces. */
  readonly output: Iterable<string>;
}

/** The effective variables of every host, equal to `_meta.hostvars` of `ansible-inventory --list`. */
export function runHostvars({ environment, inventory }: HostvarsOptions, adapters: HostvarsAdapters): Hostvars {
  const source =
    inventory === undefined ? adapters.readEnvironment(environment ?? '') : adapters.readInventory(inventory);
  const { resolved, loadProblems } = openSide(source);
  const problems = sortProblems([...loadProblems, ...listEncryptedFiles(resolved).map(describeEncrypted)]);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems, output: [] };
  return { ok: true, problems, output: printHostvars(resolved) };
}

/** Ansible fails there, too. */
function describeEncrypted({ file, hosts }: EncryptedFile): Problem {
  const message =
    'the whole file is encrypted and no password for it is here; set ANSIBLE_VAULT_PASSWORD_FILE, or encrypt single values (!vault), which are printed as they are';
  return { file, line: 1, column: 1, severity: 'error', rule: 'vault', message, path: '', hosts };
}
