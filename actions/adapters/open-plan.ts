import { existsSync } from 'node:fs';
import type { PlanAdapters } from '../core/plan/ports.ts';
import { BlobStore } from './blob-store.ts';
import { readBundledCatalogue } from './catalogue.ts';
import { readToday } from './clock.ts';
import { openRepository, readEnvironmentAt } from './git.ts';
import { openInventories } from './open-inventories.ts';
import { readPlaybookFolder, readPlaybooksAt } from './playbooks.ts';
import { openSeal } from './seal.ts';
import { openVault, withVault } from './vault.ts';

/** What a plan reads: the checkout at `root`, its commits, and inventories by path. */
export function openPlan(root: string): PlanAdapters {
  const blobs = new BlobStore();
  const vault = openVault(process.env);
  const inventories = openInventories(root, vault);
  return {
    readToday,
    ...inventories,
    catalogue: readBundledCatalogue(),
    repository: openRepository(root, blobs),
    seal: openSeal(root),
    hasPath: existsSync,
    readEnvironment: (environment) => {
      const source = inventories.readEnvironment(environment);
      blobs.offer(source.inventory.files);
      return source;
    },
    readRevision: (revision, environment) => withVault(readEnvironmentAt(root, revision, environment, blobs), vault),
    readPlaybooks: (commit) => (commit === undefined ? readPlaybookFolder(root) : readPlaybooksAt(root, commit)),
  };
}
