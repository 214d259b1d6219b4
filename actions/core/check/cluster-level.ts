import { isTemplate } from '../general/values.ts';
import type { Rule } from './context.ts';
import { formatPlace, locateVariable } from './context.ts';
import { CLUSTER_WIDE } from './equal-in-cluster.ts';

const WHOLE = new Set(CLUSTER_WIDE);

/** One value for the whole cluster that stands beside one host: the next member would have another. */
export const clusterLevel: Rule = {
  id: 'cluster-level',
  perCluster: true,
  onlyWarns: true,
  *check(context) {
    for (const { name, hosts } of context.clusters) {
      const [first] = hosts;
      if (first === undefined) continue;
      for (const host of hosts) {
        const own = context.written.hosts.get(host);
        if (own === undefined) continue;
        const layers = own.fileLayers.length === 0 ? own.layers : [...own.layers, ...own.fileLayers];
        for (const { file, path, values } of layers) {
          for (const parameter in values) {
            if (!WHOLE.has(parameter) || isTemplate(values[parameter])) continue;
            const place = [...path, parameter];
            const group = formatPlace(locateVariable(context, first, 'pg_cluster'));
            const message = `${parameter} is one value for all members of "${name}", and stands beside host "${host}"; set it for the cluster (${group})`;
            yield {
              position: context.written.locateKey(file, place),
              message,
              path: place,
              hosts: [host],
            };
          }
        }
      }
    }
  },
};
