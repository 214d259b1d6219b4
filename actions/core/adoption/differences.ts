/**
 * Which effects of the catalogue are not there, from what a check run of the whole playbooks would change and from what
 * the probes do not find. An effect is there where neither says otherwise.
 *
 * A task that would change something says that its effect is missing, but not how much of it is: a unit whose
 * configuration is to be written may also have to be restarted. So the widest effect that runs the task is missing, and a
 * task that no effect runs by its tags, or that failed, leaves the whole playbook.
 */
import type { HostResult } from '../apply/events.ts';
import type { Catalogue, Effect } from '../catalogue/types.ts';
import { InternalError } from '../types.ts';

/** Results of one host's tasks: those that would change something, and those that say nothing of the rest. */
const DONE = new Set(['ok', 'skipped']);

/** Names of the effects that a check run of the playbook shows to be missing on a host. */
export function findMissing(catalogue: Catalogue, playbook: string, results: readonly HostResult[]): readonly string[] {
  const missing = new Set<string>();
  for (const { status, tags } of results) {
    if (DONE.has(status)) continue;
    const effects = status === 'changed' ? findByTags(catalogue, playbook, tags) : [];
    for (const { id } of effects.length > 0 ? effects : [getWhole(catalogue, playbook)]) missing.add(id);
  }
  return [...missing].sort();
}

/** What a probe that does not hold leaves missing, beside what is known to be: one of those may be why. */
export function findUnshown(
  catalogue: Catalogue,
  {
    playbook,
    kind,
    missing,
  }: { readonly playbook: string; readonly kind: string; readonly missing: readonly string[] },
): readonly string[] {
  const proven = [...catalogue.effects.values()].filter((one) => one.playbook === playbook && one.proof.includes(kind));
  const parts = widen(
    catalogue,
    proven.filter((effect) => isPart(catalogue, effect)),
  );
  const explained = proven.some(({ id }) => missing.includes(id)) || parts.some(({ id }) => missing.includes(id));
  if (explained) return [];
  return parts.length > 0 ? parts.map(({ id }) => id).sort() : [getWhole(catalogue, playbook).id];
}

/** Kinds of proof of all that the playbook brings about, in the catalogue's order. */
export function listProofKinds(catalogue: Catalogue, playbook: string): readonly string[] {
  const effects = [...catalogue.effects.values()].filter((effect) => effect.playbook === playbook);
  const kinds = new Set(
    effects.filter((effect) => isWhole(effect) || isPart(catalogue, effect)).flatMap(({ proof }) => proof),
  );
  return [...catalogue.proofs.keys()].filter((kind) => kinds.has(kind));
}

/** The effect that runs all of a playbook where a host is made. */
export function getWhole(catalogue: Catalogue, playbook: string): Effect {
  const whole = [...catalogue.effects.values()].find((effect) => isWhole(effect) && effect.playbook === playbook);
  if (whole === undefined) throw new InternalError(`the catalogue makes nothing by ${playbook}`);
  return whole;
}

/** Playbooks that make hosts and instances, in the order in which they run. */
export function listMaking(catalogue: Catalogue): readonly string[] {
  const making = new Set([...catalogue.effects.values()].filter(isWhole).map(({ playbook }) => playbook));
  return [...catalogue.playbooks.keys()].filter((playbook) => making.has(playbook));
}

function findByTags(catalogue: Catalogue, playbook: string, tags: readonly string[]): readonly Effect[] {
  const running = [...catalogue.effects.values()].filter(
    (effect) =>
      effect.playbook === playbook &&
      isPart(catalogue, effect) &&
      [...effect.tags, ...effect.restartTags].some((tag) => tags.includes(tag)),
  );
  return widen(catalogue, running);
}

function widen(catalogue: Catalogue, effects: readonly Effect[]): readonly Effect[] {
  return [...new Set(effects.map((effect) => findWidest(catalogue, effect)))];
}

function findWidest(catalogue: Catalogue, effect: Effect): Effect {
  const wider = effect.within === undefined ? undefined : catalogue.effects.get(effect.within);
  return wider === undefined ? effect : findWidest(catalogue, wider);
}

function isWhole(effect: Effect): boolean {
  return effect.class === 'create';
}

/** Whatever brings about a part of the playbook, and does not take one away. */
function isPart({ effects }: Catalogue, effect: Effect): boolean {
  const stops = [...effects.values()].some(({ off }) => off?.effect === effect.id);
  return effect.tags.length > 0 && effect.class !== 'destroy' && !stops;
}
