/** Which proofs and watches hold on a host at any time, and what brings back what one of them misses. */
import type { Catalogue, Effect, PlayHosts } from '../catalogue/types.ts';
import { isList, isMapping, isTemplate } from '../general/values.ts';
import { quoteWord } from '../render/safe-text.ts';
import { findCluster } from '../resolve/clusters.ts';
import { MEMBER_PROOF } from './down.ts';
import type { ResolvedInventory } from '../types.ts';

/** What is asked in one run of the probes: kinds on hosts, of one item where the probe needs its name. */
export interface ProbeGroup {
  readonly hosts: readonly string[];
  readonly kinds: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  /** `test`, of kind `user`. */
  readonly item?: string;
}

/**
 * Proofs of what stands. Left out are those of a moment, which ask for what was taken away: a removal, a service that a
 * switch has ended (the proof of the service itself asks for that too).
 */
function listStandingKinds(catalogue: Catalogue, reach: PlayHosts): readonly string[] {
  const effects = [...catalogue.effects.values()];
  const ended = new Set(effects.flatMap(({ off }) => (off === undefined ? [] : [off.effect])));
  const items = new Set(listItemEffects(catalogue));
  const lasting = effects.filter(
    (effect) =>
      effect.class !== 'destroy' &&
      !ended.has(effect.id) &&
      !items.has(effect.id) &&
      catalogue.playbooks.get(effect.playbook)?.hosts === reach,
  );
  const ofItems = new Set([...items].flatMap((id) => catalogue.effects.get(id)?.proof ?? []));
  const kinds = new Set(lasting.flatMap(({ proof }) => proof).filter((kind) => !ofItems.has(kind)));
  const watches = [...catalogue.watches].filter(([, watch]) => watch.on === reach).map(([kind]) => kind);
  return [...[...catalogue.proofs.keys()].filter((kind) => kinds.has(kind)), ...watches];
}

function listItemEffects(catalogue: Catalogue): readonly string[] {
  return [...catalogue.parameters.values()].flatMap(({ items }) =>
    items === undefined ? [] : [items.effect, items.drop, items.pooled.otherwise],
  );
}

/** Few runs: all kinds of hosts that are alike in one, and one for each name of a user or database. */
export function groupProbes(
  catalogue: Catalogue,
  resolved: ResolvedInventory,
  hosts: readonly string[],
): readonly ProbeGroup[] {
  const meta = new Set(resolved.groups.get('meta') ?? []);
  const members = hosts.filter((host) => findCluster(resolved, host) !== undefined);
  const standing: ProbeGroup[] = [
    { hosts, kinds: listStandingKinds(catalogue, 'all'), vars: {} },
    { hosts: hosts.filter((host) => meta.has(host)), kinds: listStandingKinds(catalogue, 'meta'), vars: {} },
    { hosts: members, kinds: listStandingKinds(catalogue, 'instances'), vars: {} },
  ];
  return [...standing, ...groupItems(catalogue, resolved, members)].filter(
    (group) => group.hosts.length > 0 && group.kinds.length > 0,
  );
}

function groupItems(
  catalogue: Catalogue,
  resolved: ResolvedInventory,
  members: readonly string[],
): readonly ProbeGroup[] {
  const groups = new Map<
    string,
    { hosts: string[]; kinds: readonly string[]; vars: ProbeGroup['vars']; item: string }
  >();
  for (const { name: parameter, items } of catalogue.parameters.values()) {
    if (items === undefined) continue;
    const kinds = catalogue.effects.get(items.effect)?.proof ?? [];
    for (const host of members) {
      const list = resolved.variables.get(host)?.get(parameter);
      for (const entry of isList(list) ? list : []) {
        const name = isMapping(entry) ? entry[items.identity] : undefined;
        // A template has its value in Ansible alone.
        if (typeof name !== 'string' || isTemplate(name)) continue;
        const key = JSON.stringify([parameter, name]);
        const group = groups.get(key) ?? { hosts: [], kinds, vars: { [items.variable]: name }, item: name };
        if (!group.hosts.includes(host)) group.hosts.push(host);
        groups.set(key, group);
      }
    }
  }
  return [...groups.values()];
}

/** The command, for a person's shell, that brings an effect about again on a host; undefined where no run does it. */
export function findReapply(
  catalogue: Catalogue,
  { kind, host, cluster, item }: { kind: string; host: string; cluster: string | undefined; item: string | undefined },
): string | undefined {
  if (item !== undefined) {
    const verb = kind === 'user' ? 'createuser' : kind === 'database' ? 'createdb' : undefined;
    return verb === undefined || cluster === undefined
      ? undefined
      : `scripts/ops ${verb} ${quoteWord(cluster)} ${quoteWord(item)}`;
  }
  if (kind === MEMBER_PROOF) return undefined;
  const named = catalogue.watches.get(kind)?.effect;
  const effect = named === undefined ? findGentlest(catalogue, kind) : catalogue.effects.get(named);
  if (effect === undefined) return undefined;
  const tags = effect.tags.length === 0 ? '' : ` --tags ${effect.tags.join(',')}`;
  return `scripts/ops run ${effect.playbook} --limit ${quoteWord(host)}${tags}`;
}

const GENTLE = ['reload', 'converge', 'restart', 'create'] as const;

/** Of the effects that the kind proves: the one that disturbs least, and does most of its own. */
function findGentlest(catalogue: Catalogue, kind: string): Effect | undefined {
  const effects = [...catalogue.effects.values()].filter(
    (effect) => effect.proof.includes(kind) && effect.class !== 'destroy' && effect.within === undefined,
  );
  for (const gentle of GENTLE) {
    const found = effects.filter((effect) => effect.class === gentle);
    const [first] = found.toSorted((one, other) => one.proof.length - other.proof.length);
    if (first !== undefined) return first;
  }
  return undefined;
}
