/** The last look for drift, on the meta node or as it was published to the checkout's origin. */
import type { LastLook } from '../core/drift/ports.ts';
import { readPublishedDrift } from '../core/drift/published.ts';
import { UserError } from '../core/types.ts';
import { openDriftMemory } from './drift-memory.ts';
import { openPlan } from './open-plan.ts';
import { stateFolder } from './state-folder.ts';

/** Throws UserError where neither is known. */
export function readLastLook(root: string, environment: string): LastLook {
  const own = openDriftMemory(stateFolder(environment)).read();
  if (own !== undefined) return { report: own, source: 'node', warnings: [] };
  const published = readPublishedDrift(environment, openPlan(root));
  if (published?.report === undefined) {
    const why = published?.faults.join('; ') ?? 'nothing is published of it in this checkout';
    throw new UserError(
      `no look for drift of ${environment} is known here: ${why}; ` +
        "git fetch origin '+refs/ops/*:refs/ops/*' fetches what the meta node has published [drift]",
    );
  }
  return { report: published.report, source: 'published', warnings: published.faults };
}
