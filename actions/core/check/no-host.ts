import { isEncryptedLayer } from '../load/encrypted-files.ts';
import type { Finding, Rule } from './context.ts';

/** An inventory, or a cluster's group, that describes nothing: whatever was meant has no host. */
export const noHost: Rule = {
  id: 'no-host',
  onlyWarns: true,
  *check({ resolved, written }) {
    if (resolved.hosts.length === 0) {
      const [file] = written.documents.keys();
      if (file === undefined) return;
      const message =
        'the inventory has no host, so that nothing is checked and nothing is planned; name the hosts of each group';
      yield { position: { file, line: 1, column: 1 }, message } satisfies Finding;
      return;
    }
    for (const { name, layers, fileLayers } of written.groups.values()) {
      if ((resolved.groups.get(name) ?? []).length > 0) continue;
      const layer = [...layers, ...fileLayers].find((one) => !isEncryptedLayer(one) && 'pg_cluster' in one.values);
      if (layer === undefined) continue;
      const place = [...layer.path, 'pg_cluster'];
      const message = `group "${name}" has a pg_cluster and no host; name its hosts, or take the group out`;
      yield { position: written.locate(layer.file, place), message, path: place } satisfies Finding;
    }
  },
};
