import type { PlayHosts } from '../catalogue/types.ts';
import type { ExistingView, PlanContext } from './types.ts';

/** The existing sides that may be in force on a host and know it. */
export function listInForce(context: PlanContext, host: string): readonly ExistingView[] {
  return context.existing.filter((side) => side.hosts.has(host) && side.view.has(host));
}

/** Whether the desired side has a host in a playbook's reach that may never have been made there. */
export function isCreated(context: PlanContext, host: string, reach: PlayHosts): boolean {
  if (!isReached(context.desired, host, reach)) return false;
  const inForce = listInForce(context, host);
  if (inForce.length === 0 || context.absent.has(host)) return true;
  if (reach === 'instances' && context.moved.has(host)) return true;
  return inForce.some((side) => !isReached(side.view, host, reach));
}

/** Whether a playbook's plays do anything on a host. */
export function isReached(view: PlanContext['desired'], host: string, reach: PlayHosts): boolean {
  if (!view.has(host)) return false;
  if (reach === 'meta') return view.listGroup('meta').includes(host);
  return reach === 'all' || view.findCluster(host) !== undefined;
}

/** `pg-test-3`, by the inventory of one side. */
export function nameInstance(view: PlanContext['desired'], host: string): string {
  const sequence = view.findValue(host, 'pg_seq');
  return `${view.findCluster(host) ?? host}-${typeof sequence === 'number' ? String(sequence) : '?'}`;
}
