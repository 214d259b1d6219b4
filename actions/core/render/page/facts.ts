/** The reasons of a plan's steps, gathered: equal changes become one fact, whatever hosts and files they are on. */
import { compareNatural, sortNatural } from '../../general/natural.ts';
import type { Because, Plan, Step } from '../../types.ts';
import { classify, CONSEQUENCES, isWorse, type Consequence } from './consequence.ts';

export interface Fact {
  readonly consequence: Consequence;
  /** The first of the equal reasons. */
  readonly because: Because;
  /** Instances or hosts that come or go. */
  readonly names: readonly string[];
  readonly clusters: readonly string[];
  /** On which the value differs. */
  readonly hosts: readonly string[];
  readonly steps: readonly Step[];
  /** One for each line of a file, with the hosts of all steps that it is a reason of. */
  readonly places: readonly Because[];
}

interface OpenFact {
  consequence: Consequence;
  readonly because: Because;
  readonly names: Set<string>;
  readonly clusters: Set<string>;
  readonly hosts: Set<string>;
  readonly steps: Set<Step>;
  readonly places: Map<string, OpenPlace>;
}

interface OpenPlace {
  readonly because: Because;
  readonly hosts: Set<string>;
}

/** Worst first, then by path. */
export function gatherFacts(plan: Plan): readonly Fact[] {
  const clusterOf = mapClusters(plan);
  const moved = listMoved(plan);
  const open = new Map<string, OpenFact>();
  for (const step of plan.steps) {
    for (const because of step.because) {
      const key = keyOf(because, moved);
      const consequence = classify(step, because);
      const fact = open.get(key) ?? openFact(because, consequence);
      open.set(key, fact);
      if (isWorse(consequence, fact.consequence)) fact.consequence = consequence;
      addTo(fact, step, because, clusterOf);
    }
  }
  return [...open.values()].map(closeFact).sort(compareFacts);
}

function openFact(because: Because, consequence: Consequence): OpenFact {
  return {
    ...{ consequence, because, names: new Set(), clusters: new Set(), hosts: new Set() },
    ...{ steps: new Set(), places: new Map() },
  };
}

function addTo(fact: OpenFact, step: Step, because: Because, clusterOf: ReadonlyMap<string, string>): void {
  const { change, hosts, file, line } = because;
  fact.steps.add(step);
  for (const host of hosts) fact.hosts.add(host);
  if (change?.kind === 'instance' || change?.kind === 'host') fact.names.add(change.name);
  const clusters = change?.kind === 'instance' ? [change.cluster] : hosts.flatMap((host) => clusterOf.get(host) ?? []);
  for (const cluster of clusters) fact.clusters.add(cluster);
  if (file === '') return;
  const key = `${file}\0${String(line)}\0${because.side}`;
  const place = fact.places.get(key) ?? { because, hosts: new Set() };
  fact.places.set(key, place);
  for (const host of hosts) place.hosts.add(host);
}

function closeFact({ names, clusters, hosts, steps, places, ...rest }: OpenFact): Fact {
  return {
    ...rest,
    names: sortNatural(names),
    clusters: sortNatural(clusters),
    hosts: sortNatural(hosts),
    steps: [...steps],
    places: [...places.values()].map((place) => ({ ...place.because, hosts: sortNatural(place.hosts) })),
  };
}

function compareFacts(left: Fact, right: Fact): number {
  return (
    CONSEQUENCES.indexOf(left.consequence) - CONSEQUENCES.indexOf(right.consequence) ||
    compareNatural(left.because.path, right.because.path) ||
    compareNatural(left.because.summary, right.because.summary)
  );
}

/** Host to its cluster; of one that moves, the one that it leaves by its name's order. */
export function mapClusters(plan: Plan): ReadonlyMap<string, string> {
  return new Map((plan.clusters ?? []).flatMap(({ name, hosts }) => hosts.map((host) => [host, name] as const)));
}

/** Instances that are made or removed: that they join or leave their cluster is the same news. */
function listMoved({ steps }: Plan): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  for (const { change } of steps.flatMap(({ because }) => because)) {
    if (change?.kind !== 'instance' || (change.verb !== 'create' && change.verb !== 'remove')) continue;
    const joining = change.verb === 'create' ? 'join' : 'leave';
    moved.set(`${joining} ${change.name}`, keyOfInstance(change));
  }
  return moved;
}

function keyOf({ change, path, summary }: Because, moved: ReadonlyMap<string, string>): string {
  if (change?.kind === 'instance') return moved.get(`${change.verb} ${change.name}`) ?? keyOfInstance(change);
  if (change?.kind === 'host') return `host ${change.verb}`;
  return `${path}\0${change === undefined ? summary : JSON.stringify(change)}`;
}

function keyOfInstance(change: { readonly verb: string; readonly wholeCluster: boolean; readonly consent?: string }) {
  return `instance ${change.verb} ${String(change.wholeCluster)} ${change.consent ?? ''}`;
}
