import type { EnvironmentSource } from '../core/types.ts';
import { readEnvironmentFolder, readInventoryPath } from './files.ts';
import { openVault, withVault } from './vault.ts';

export interface Inventories {
  readonly readEnvironment: (environment: string) => EnvironmentSource;
  readonly readInventory: (path: string) => EnvironmentSource;
}

/** Inventories of the checkout at `root` and of any path, with what this process's environment can open of them. */
export function openInventories(root: string, vault = openVault(process.env)): Inventories {
  return {
    readEnvironment: (environment) => withVault(readEnvironmentFolder(root, environment), vault),
    readInventory: (path) => withVault(readInventoryPath(path), vault),
  };
}
