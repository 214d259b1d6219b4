/**
 * Whether the consensus store can bear a step. Patroni's word counts for the clusters: a store may be out of reach from
 * here and well. What a step restarts of the store itself is judged by what its members say of themselves.
 */
import type { DcsServer } from '../patroni/types.ts';
import type { Illness } from './cluster-health.ts';

/** For a step that restarts or fails over members of a cluster: without a quorum nobody could be elected. */
export function findLostQuorum(servers: readonly DcsServer[]): Illness | undefined {
  const healthy = servers.filter(({ state }) => state === 'healthy').length;
  const isAsked = servers.some(({ state }) => state !== 'silent');
  const quorum = Math.floor(servers.length / 2) + 1;
  if (!isAsked || healthy >= quorum) return undefined;
  const reason =
    `the consensus store has lost its quorum (${String(healthy)} of ${String(servers.length)} healthy: ` +
    `${listAiling(servers)}), so no leader could be elected; bring it back first`;
  return { reason, passes: true };
}

/** For a step that may restart the store's members on `addresses`: never one while another one is away. */
export function findSecondLoss(servers: readonly DcsServer[], addresses: ReadonlySet<string>): Illness | undefined {
  const ailing = servers.filter(({ state }) => state !== 'healthy');
  const atRisk = servers.filter(({ server, state }) => addresses.has(server) && state === 'healthy');
  if (ailing.length === 0 || atRisk.length === 0) return undefined;
  const reason =
    `the step may restart the member of the consensus store on ${atRisk.map(({ server }) => server).join(', ')} while ` +
    `another one is away (${listAiling(servers)}); bring that one back first`;
  return { reason, passes: true };
}

function listAiling(servers: readonly DcsServer[]): string {
  return servers
    .filter(({ state }) => state !== 'healthy')
    .map(({ server, state }) => `${server} ${state === 'silent' ? 'does not answer' : 'is unhealthy'}`)
    .join(', ');
}
