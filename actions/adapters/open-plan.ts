import type { PlanAdapters } from '../core/plan/ports.ts';
import { BlobStore } from './blob-store.ts';
import { readBundledCatalogue } from './catalogue.ts';
import { readToday } from './clock.ts';
import { readEnvironmentFolder, readInventoryPath } from './files.ts';
import { openRepository, readEnvironmentAt } from './git.ts';

/** What a plan reads: the checkout at `root`, its commits, and inventories by path. */
export function openPlan(root: string): PlanAdapters {
  const blobs = new BlobStore();
  return {
    readToday,
    catalogue: readBundledCatalogue(),
    repository: openRepository(root, blobs),
    readEnvironment: (environment) => {
      const source = readEnvironmentFolder(root, environment);
      blobs.offer(source.inventory.files);
      return source;
    },
    readInventory: readInventoryPath,
    readRevision: (revision, environment) => readEnvironmentAt(root, revision, environment, blobs),
  };
}
