import type { ApplyAdapters } from './ports.ts';

/** After the locks are released: nobody waits for GitHub in front of a step or a failover. */
export async function publish({ ledger, progress }: Pick<ApplyAdapters, 'ledger' | 'progress'>): Promise<void> {
  for (const warning of await ledger.publish()) progress.say(`warning: ${warning}`);
}
