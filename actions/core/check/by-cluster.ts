import { listSome } from '../general/words.ts';
import { quoteValue } from '../general/values.ts';
import { sortNatural } from '../general/natural.ts';
import type { ClusterMessage, Finding } from './context.ts';

/** A finding whose message is a text. */
export interface ToldFinding extends Finding {
  readonly message: string;
}

interface Shared {
  readonly finding: Finding;
  readonly describe: ClusterMessage['describe'];
  readonly clusters: Set<string>;
  readonly hosts: Set<string>;
}

/** What one rule finds of clusters: the same line of a list that many clusters share is told once. */
export function mergeClusters(findings: readonly Finding[]): ToldFinding[] {
  const told: ToldFinding[] = [];
  const shared = new Map<string, Shared>();
  for (const finding of findings) {
    const { message, position, hosts = [] } = finding;
    if (typeof message === 'string') {
      told.push({ ...finding, message });
      continue;
    }
    const key = `${position.file}:${position.line}:${position.column}: ${message.describe('')}`;
    const known = shared.get(key) ?? { finding, describe: message.describe, clusters: new Set(), hosts: new Set() };
    shared.set(key, known);
    known.clusters.add(message.cluster);
    for (const host of hosts) known.hosts.add(host);
  }
  for (const { finding, describe, clusters, hosts } of shared.values()) {
    const names = sortNatural(clusters).map((name) => quoteValue(name));
    told.push({ ...finding, message: describe(listSome(names)), hosts: [...hosts] });
  }
  return told;
}
