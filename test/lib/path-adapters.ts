/** For plans between two paths, by no repository: the day is fixed, and no side has playbooks of its own. */
import { readBundledCatalogue } from '../../actions/adapters/catalogue.ts';
import { readInventoryPath } from '../../actions/adapters/files.ts';
import type { PlanAdapters } from '../../actions/core/plan/ports.ts';

export const pathAdapters: PlanAdapters = {
  readToday: () => '2026-06-30',
  catalogue: readBundledCatalogue(),
  repository: {
    findCommit: () => undefined,
    findMergeBase: () => undefined,
    readFolder: () => [],
    findFile: () => undefined,
  },
  hasPath: () => true,
  readEnvironment: readInventoryPath,
  readInventory: readInventoryPath,
  readRevision: readInventoryPath,
  readPlaybooks: () => ({ paths: [], read: () => undefined }),
};
