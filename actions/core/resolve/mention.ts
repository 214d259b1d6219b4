import type { HostMention, Inventory, InventoryHost, VariableLayer } from '../load/model.ts';
import type { Origin, Value } from '../types.ts';

/** Of the places that name a host: the one in a group, else that of its membership in its cluster, else the first. */
export function findMention(
  { groups, hosts }: Inventory,
  host: InventoryHost['name'],
  { group, cluster }: { readonly group: string | undefined; readonly cluster: Value | undefined },
): Origin | undefined {
  const own = hosts.get(host);
  if (own === undefined) return undefined;
  const setsCluster = (mention: HostMention): boolean =>
    setsIn(own.layers.filter((layer) => layer.file === mention.file && isSamePath(layer, mention))) ||
    setsIn(groups.get(mention.group)?.layers ?? []) ||
    setsIn(groups.get(mention.group)?.fileLayers ?? []);
  return (
    own.mentions.find((mention) => mention.group === group) ??
    own.mentions.find((mention) => mention.group === cluster) ??
    own.mentions.find((mention) => mention.group !== 'all' && setsCluster(mention)) ??
    own.mentions[0]
  );
}

function setsIn(layers: readonly VariableLayer[]): boolean {
  return layers.some(({ values }) => Object.hasOwn(values, 'pg_cluster'));
}

function isSamePath({ path }: VariableLayer, mention: HostMention): boolean {
  return path.length === mention.path.length && path.every((step, index) => step === mention.path[index]);
}
