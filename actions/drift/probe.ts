/** Runs the probes of what is in force until each kind is answered on each host that can be asked. */
import { inventoryPath } from '../apply/live-refusals.ts';
import { giveClusterHosts } from '../core/apply/cluster-hosts.ts';
import { sortNatural } from '../core/general/natural.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import { findReapply, type ProbeGroup } from '../core/drift/kinds.ts';
import type { Blind } from '../core/drift/blind.ts';
import type { Finding, Unlooked } from '../core/drift/finding.ts';
import { judgeProbes, loseHost, type ProbedHost } from '../core/drift/judge-probes.ts';
import type { Watch } from '../core/catalogue/types.ts';
import { PROBES, UserError, type ResolvedInventory } from '../core/types.ts';
import type { DriftAdapters } from './ports.ts';

export interface ProbePlace {
  readonly environment: string;
  readonly commit: string;
  readonly resolved: ResolvedInventory;
}

export interface Probed {
  readonly findings: readonly Finding[];
  /** Kinds that could not be looked at, each on its host. */
  readonly blind: readonly Blind[];
  /** Hosts of which nothing could be asked. */
  readonly unlooked: readonly Unlooked[];
  /** Hosts that did not answer: nothing more is asked of them. */
  readonly away: readonly string[];
}

/** The guard cuts messages there, which may be in the middle of a line. */
const MESSAGE_LENGTH = 500;

export async function probeGroup(group: ProbeGroup, place: ProbePlace, adapters: DriftAdapters): Promise<Probed> {
  const findings: Finding[] = [];
  const blind: Blind[] = [];
  const unlooked: Unlooked[] = [];
  const away: string[] = [];
  let open: readonly ProbeGroup[] = [group];
  // Each run answers at least one kind of each of its hosts, or gives the host up.
  for (let round = 0; open.length > 0 && round < group.kinds.length; round += 1) {
    const left: ProbedHost[] = [];
    for (const part of open) {
      for (const probed of await runProbes(part, place, adapters)) {
        const { host, failed, lost } = probed;
        for (const [kind, reason] of probed.blind)
          blind.push(describeBlind({ kind, host, reason }, group, place, adapters));
        for (const [kind, message] of failed)
          findings.push(...describe({ kind, host, message, group, place, adapters }));
        if (lost === undefined) left.push(probed);
        else if (lost.unreachable) {
          away.push(host);
          findings.push({ kind: 'unreachable', subject: host, message: lost.reason });
        } else {
          unlooked.push({ subject: host, reason: lost.reason });
          findings.push({ kind: 'unproven', subject: host, message: lost.reason });
        }
      }
    }
    open = regroup(group, left);
  }
  return { findings, blind, unlooked, away };
}

/** Hosts of which the same is left share a run. */
function regroup(group: ProbeGroup, probed: readonly ProbedHost[]): readonly ProbeGroup[] {
  const groups = new Map<string, { readonly kinds: readonly string[]; readonly hosts: string[] }>();
  for (const { host, left } of probed) {
    if (left.length === 0) continue;
    const known = groups.get(left.join()) ?? { kinds: left, hosts: [] };
    known.hosts.push(host);
    groups.set(left.join(), known);
  }
  return [...groups.values()].map((one) => ({ ...group, ...one }));
}

async function runProbes(
  { hosts, kinds, vars }: ProbeGroup,
  { environment, commit, resolved }: ProbePlace,
  { ansible, catalogue }: DriftAdapters,
): Promise<readonly ProbedHost[]> {
  const own = new Set(hosts);
  const clusters = new Set(hosts.flatMap((host) => findCluster(resolved, host) ?? []));
  const meta = resolved.groups.get('meta') ?? [];
  const near = resolved.hosts.filter((host) => clusters.has(findCluster(resolved, host) ?? ''));
  const delegates = sortNatural([...meta, ...near].filter((host) => !own.has(host)));
  const playbooksRoot = ansible.materialise(commit);
  const allKinds = new Set([...catalogue.proofs.keys(), ...catalogue.watches.keys()]);
  try {
    const held = await ansible.hold({
      ...{ playbook: PROBES, playbooksRoot, inventory: inventoryPath(playbooksRoot, environment) },
      ...{ limit: hosts.join(':'), tags: kinds, vars, hosts, delegates, descriptors: [] },
      ...giveClusterHosts(resolved, { hosts, vars }),
    });
    return judgeProbes({ outcome: await held.go(), hosts, kinds, delegates, allKinds });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return hosts.map((host) => loseHost(host, error.message));
  }
}

interface Described {
  readonly kind: string;
  readonly host: string;
  readonly message: string;
  readonly group: ProbeGroup;
  readonly place: ProbePlace;
  readonly adapters: DriftAdapters;
}

function describe({ kind, host, message, group: { item }, place, adapters }: Described): readonly Finding[] {
  const { catalogue } = adapters;
  const cluster = findCluster(place.resolved, host);
  const watch = catalogue.watches.get(kind);
  const reapply = findReapply(catalogue, { kind, host, cluster, item }) ?? watch?.undo;
  const remedy = reapply === undefined ? {} : { reapply };
  if (watch === undefined)
    return [{ kind, subject: host, ...(item === undefined ? {} : { item }), message, ...remedy }];
  const subject = findSubject(watch, { host, cluster });
  const { lines, rest } = listWatched(message, watch);
  // Only of what has a name can be said how to accept it or undo it.
  return [
    ...lines.map((line): Finding => ({ kind, subject, item: line, message: line, accept: watch.accept, ...remedy })),
    ...rest.map((line): Finding => ({ kind, subject, item: line, message: line })),
  ];
}

function findSubject(
  watch: Watch | undefined,
  { host, cluster }: { readonly host: string; readonly cluster: string | undefined },
): string {
  return watch?.of === 'cluster' ? (cluster ?? host) : host;
}

function describeBlind(
  { kind, host, reason }: { readonly kind: string; readonly host: string; readonly reason: string },
  { item }: ProbeGroup,
  { resolved }: ProbePlace,
  { catalogue }: DriftAdapters,
): Blind {
  const subject = findSubject(catalogue.watches.get(kind), { host, cluster: findCluster(resolved, host) });
  return { host, kind, subject, ...(item === undefined ? {} : { item }), reason };
}

/** A watch tells one thing a line. The rest is what it does not tell by name. */
function listWatched(
  message: string,
  { expect }: Watch,
): { readonly lines: readonly string[]; readonly rest: readonly string[] } {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return { lines, rest: [`not so: ${expect}`] };
  if (message.length < MESSAGE_LENGTH || lines.length < 2) return { lines, rest: [] };
  return { lines: lines.slice(0, -1), rest: ['and more'] };
}
