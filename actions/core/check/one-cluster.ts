import type { Inventory, InventoryGroup } from '../load/model.ts';
import { quoteValue } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Rule } from './context.ts';

/** A host is a member of one cluster. Where two groups claim it, Ansible would pick one by its own order. */
export const oneCluster: Rule = {
  id: 'one-cluster',
  *check({ written }) {
    const claims = new Map([...written.groups.values()].map((group) => [group.name, findClaim(group)]));
    for (const host of written.hosts.values()) {
      if (host.mentions.length < 2) continue;
      const found = host.mentions.flatMap((mention) => {
        const cluster = claims.get(mention.group);
        return cluster === undefined ? [] : [{ mention, cluster }];
      });
      const [first] = found;
      const second = found.find(({ cluster }) => cluster !== first?.cluster);
      if (first === undefined || second === undefined) continue;
      const place = formatMention(written, first.mention);
      const message = `host "${host.name}" is in cluster ${quoteValue(first.cluster)} already (${place}); take it out of one`;
      const position = written.locateKey(second.mention.file, second.mention.path);
      yield { position, message, path: second.mention.path, hosts: [host.name] };
    }
  },
};

function findClaim({ layers, fileLayers }: InventoryGroup): Value | undefined {
  const layer = [...layers, ...fileLayers].findLast(({ values }) => Object.hasOwn(values, 'pg_cluster'));
  return layer?.values['pg_cluster'];
}

function formatMention(
  written: Inventory,
  { file, path }: { file: string; path: readonly (string | number)[] },
): string {
  const { line } = written.locateKey(file, path);
  return `${file}:${line}`;
}
