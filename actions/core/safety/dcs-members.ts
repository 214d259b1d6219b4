import { isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';

/** Why a change of dcs_servers is refused that keeps the store and only its number of members; undefined for another store. */
export function explainMoreMembers(before: Value | undefined, after: Value | undefined): string | undefined {
  if (!isMapping(before) || !isMapping(after)) return undefined;
  const [had, has] = [new Set(Object.values(before)), new Set(Object.values(after))];
  const stays = [...had].filter((address) => has.has(address));
  const isGrowth = stays.length === had.size && has.size > had.size;
  const isLoss = stays.length === has.size && has.size < had.size && has.size > 0;
  if (!isGrowth && !isLoss) return undefined;
  const verb = isGrowth ? 'gets members' : 'loses members';
  const how = isGrowth ? 'etcdctl member add' : 'etcdctl member remove';
  return `the store is the same and ${verb}, which is done in a running etcd one by one with ${how} and by no playbook here; keep dcs_servers as it is`;
}
