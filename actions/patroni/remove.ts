import { inventoryPath } from '../apply/live-refusals.ts';
import { OCCUPANCY_SCRIPT } from '../core/apply/occupancy-script.ts';
import { parseOccupancy } from '../core/apply/occupancy.ts';
import { Refusal } from './ports.ts';
import type { Done, Held } from './ports.ts';

/** What the DCS holds of a cluster is all that a member which comes back would follow: nothing of it may live. */
export async function remove(held: Held): Promise<Done> {
  const { adapters, cluster, endpoints, options } = held;
  if (options.confirm !== cluster)
    throw new Refusal(`confirm with the cluster's name, --confirm ${cluster} [confirmation]`);
  const { servers, folder } = endpoints.dcs;
  await assertNothingLives(held);
  const leader = await adapters.dcs.findValue(servers, `${folder}/leader`);
  if (leader !== undefined)
    throw new Refusal(
      `the leader key of ${cluster} is there, and names "${leader}"; wait for its ttl to pass [leader-key]`,
    );
  const before = await adapters.dcsKeys.count(servers, folder);
  if (before === undefined) throw new Refusal(`no server of the DCS answers (${servers.join(', ')}) [no-dcs]`);
  if (before === 0) throw new Refusal(`the DCS holds nothing of ${cluster} [nothing-there]`);
  await adapters.dcsKeys.remove(servers, folder);
  const left = await adapters.dcsKeys.count(servers, folder);
  if (left !== 0) return { problems: [`${String(left ?? 'an unknown number of')} keys are left below ${folder}`] };
  return { text: `${String(before)} keys below ${folder} are deleted.\n`, data: { deleted: before } };
}

/** By each host's own word: a host that cannot be asked may run a member that only this place cannot reach. */
async function assertNothingLives({ adapters, endpoints, inForce, options, view }: Held): Promise<void> {
  const alive = view.members.filter(({ state }) => state !== 'unreachable').map(({ instance }) => instance);
  if (alive.length > 0) throw new Refusal(`${alive.join(', ')} answers: stop Patroni there first [alive]`);
  const playbooksRoot = adapters.ansible.materialise(inForce.commit);
  const hosts = endpoints.members.map(({ host }) => host);
  const inventory = inventoryPath(playbooksRoot, options.environment);
  const answers = await adapters.ansible.probe({ playbooksRoot, inventory, hosts, script: OCCUPANCY_SCRIPT });
  for (const { host, output, failure } of answers) {
    if (output === undefined)
      throw new Refusal(
        `${host} cannot be asked (${failure ?? 'no answer'}), so whether a member lives there is not known [alive]`,
      );
    const { ports } = parseOccupancy(output);
    if (ports.length > 0)
      throw new Refusal(`port ${ports.join(' and ')} answers on ${host}: something lives there [alive]`);
  }
}
