import type { PlanAdapters } from '../core/plan/ports.ts';
import { readBundledCatalogue } from './catalogue.ts';
import { readEnvironmentFolder, readInventoryPath } from './files.ts';
import { openRepository, readEnvironmentAt } from './git.ts';

/** What a plan reads: the checkout at `root`, its commits, and inventories by path. */
export function openPlan(root: string): PlanAdapters {
  return {
    catalogue: readBundledCatalogue(),
    repository: openRepository(root),
    readEnvironment: (environment) => readEnvironmentFolder(root, environment),
    readInventory: readInventoryPath,
    readRevision: (revision, environment) => readEnvironmentAt(root, revision, environment),
  };
}
