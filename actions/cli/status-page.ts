import { openDrift } from '../adapters/open-drift.ts';
import { hasPages, writeStatusPage } from '../adapters/status-page.ts';
import { renderOverview } from '../core/overview/page.ts';
import { assembleOverview } from '../status/overview.ts';
import { report } from './command.ts';

/** After an apply and a look for drift. That it cannot be written takes nothing from them. */
export async function keepStatusPage(environment: string, root: string): Promise<void> {
  if (!hasPages()) return;
  try {
    const adapters = openDrift({ environment, root, verb: 'status', report });
    writeStatusPage(environment, renderOverview(await assembleOverview(environment, adapters)));
  } catch (error) {
    report(`warning: the status page could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
