import { readText } from '../core/apply/variables.ts';
import type { ReachTarget } from '../core/apply/ports.ts';
import type { ResolvedInventory, Step } from '../core/types.ts';
import { getRemovalSide } from './live-refusals.ts';
import type { StepContext } from './step.ts';

const SSH_PORT = 22;
const SSH_CONNECTIONS = new Set(['ssh', 'smart', 'paramiko', 'paramiko_ssh']);
const JUMP = /ProxyJump|ProxyCommand|-J\b/;

/** Hosts of the step that do not answer now, with the reason. Those known to be lost are not asked again. */
export async function findUnreachable(step: Step, context: StepContext): Promise<ReadonlyMap<string, string>> {
  const { prepared, adapters, lost } = context;
  const side = step.inventory === 'desired' ? prepared.desired : getRemovalSide(prepared, step).resolved;
  const asked = step.hosts.filter((host) => !lost.has(host));
  const obstacles = await Promise.all(
    asked.map(async (host) => {
      const target = findTarget(side, host);
      return [host, target === undefined ? undefined : await adapters.reach.findObstacle(target)] as const;
    }),
  );
  return new Map(obstacles.flatMap(([host, obstacle]) => (obstacle === undefined ? [] : [[host, obstacle] as const])));
}

/** Undefined where a plain connection proves nothing: a local connection, a jump host. Ansible itself tells there. */
function findTarget(side: ResolvedInventory, host: string): ReachTarget | undefined {
  const text = (name: string) => readText(side, host, name);
  const connection = text('ansible_connection');
  if (connection !== '' && !SSH_CONNECTIONS.has(connection)) return undefined;
  if (JUMP.test(text('ansible_ssh_common_args')) || JUMP.test(text('ansible_ssh_extra_args'))) return undefined;
  const address = text('ansible_host') || host;
  if (address.includes('{{') || text('ansible_port').includes('{{')) return undefined;
  return { host, address, port: Number(text('ansible_port') || SSH_PORT) };
}
