/** What changes at any time without a run of Ansible, looked at on the live members: what follows their roles. */
import { inventoryPath } from '../apply/live-refusals.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import { prove } from '../apply/prove.ts';
import { giveClusterHosts } from '../core/apply/cluster-hosts.ts';
import { ABSENT } from '../core/ledger/state.ts';
import { PROBES, UserError } from '../core/types.ts';
import type { ResolvedInventory, Step } from '../core/types.ts';
import { listMembers, readAllInForce } from '../failover/in-force.ts';

interface LiveFault {
  readonly host: string;
  readonly message: string;
}

/** Members, and the inventory that they are judged by. */
interface Judged {
  readonly hosts: readonly string[];
  readonly inventory: ResolvedInventory;
}

/** What was found; or why nobody could look, which takes nothing from what the ledger says. */
export type LiveLook = { readonly live: readonly LiveFault[] } | { readonly liveError: string };

/** They change nothing, and need no lock. */
const LIVE_PROOFS = ['pg_hba', 'pgbouncer', 'haproxy'] as const;

export async function lookLive(environment: string, open: () => ApplyAdapters): Promise<LiveLook> {
  try {
    return { live: await findLiveFaults(environment, open()) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { liveError: error.message };
  }
}

/**
 * Hosts whose rules are not those of the live role, or whose HAProxy has servers that somebody left out: by the proofs
 * and the inventory of the commit that is proven on their cluster.
 */
async function findLiveFaults(environment: string, adapters: ApplyAdapters): Promise<readonly LiveFault[]> {
  const faults: LiveFault[] = [];
  for (const [commit, { hosts, inventory: resolved }] of groupByCommit(adapters)) {
    const playbooksRoot = adapters.ansible.materialise(commit);
    const target = { playbook: PROBES, limit: hosts.join(':'), tags: [...LIVE_PROOFS], vars: {}, hosts, delegates: [] };
    const step: Step = {
      ...target,
      ...{ id: 'status', inventory: 'desired', because: [], hazards: [], after: [] },
      proof: LIVE_PROOFS.map((kind) => ({ kind, hosts, expect: '' })),
    };
    const inventory = inventoryPath(playbooksRoot, environment);
    const run = { ...target, playbooksRoot, inventory, descriptors: [], ...giveClusterHosts(resolved, target) };
    const verdicts = hosts.map((host) => ({ host, passed: true, changed: 0, unreachable: false }));
    const proven = await prove(step, { adapters, run, verdicts });
    faults.push(
      ...proven.verdicts.flatMap(({ host, passed, message }) =>
        passed ? [] : [{ host, message: message ?? 'not proven' }],
      ),
    );
  }
  return faults;
}

/** Commit to the members that are judged by it. A host that may have nothing is not asked: that it owes says the ledger. */
function groupByCommit(adapters: ApplyAdapters): ReadonlyMap<string, Judged> {
  const groups = new Map<string, Judged>();
  const state = adapters.ledger.read()?.state;
  if (state === undefined) return groups;
  for (const [cluster, inForce] of readAllInForce(adapters, state)) {
    const hosts = listMembers(inForce, cluster).filter((host) => !(state.hosts[host] ?? [ABSENT]).includes(ABSENT));
    const { commit, inventory } = inForce;
    if (hosts.length > 0) groups.set(commit, { inventory, hosts: [...(groups.get(commit)?.hosts ?? []), ...hosts] });
  }
  return groups;
}

export function renderLive(look: LiveLook): string {
  if ('liveError' in look) return `live: not looked at, ${look.liveError}`;
  if (look.live.length === 0)
    return 'live: the rules of every member that has a proven commit are those of its role, and no server is left out';
  return ['live:', ...look.live.map(({ host, message }) => `  ${host}  ${message}`)].join('\n');
}
