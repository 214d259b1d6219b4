import type { Effect } from '../catalogue/types.ts';
import { waitsFor } from '../order/rules.ts';
import { PROBES } from '../types.ts';
import { findException } from '../playbooks/coverage.ts';
import { listEffectTasks, listParameterEffects, type Reading } from '../playbooks/reading.ts';
import { isAlways } from '../playbooks/select.ts';
import { inCatalogue, type PlaybookRule } from './finding.ts';

/**
 * A proof looks only at what its effect brings about, or what came before it on the host: else a step would wait for a
 * later one of the same plan, and fail for good.
 */
export const checkProofs: PlaybookRule = (reading) => {
  const reads = new Map([...reading.catalogue.proofs.keys()].map((kind) => [kind, listReads(reading, kind)]));
  return [...reading.catalogue.effects.values()].flatMap((effect) =>
    effect.proof.flatMap((kind) =>
      [...(reads.get(kind) ?? [])]
        .filter((name) => !isReady(reading, { effect, kind, name }))
        .map((name) =>
          inCatalogue(
            'proof',
            `${effect.id} ${kind}`,
            `proof "${kind}" of effect "${effect.id}" reads ${name}, which another effect brings about; give the effect a proof of its own, or let it follow that one`,
          ),
        ),
    ),
  );
};

function listReads(reading: Reading, kind: string): ReadonlySet<string> {
  const { proofs } = reading.catalogue;
  const tasks = reading.playbooks.playbooks.get(PROBES)?.tasks ?? [];
  // What several proofs build on finds out, and proves nothing.
  const own = tasks.filter(({ tags }) => tags.includes(kind) && tags.filter((tag) => proofs.has(tag)).length === 1);
  return new Set(
    own.flatMap((task) => {
      const { reads } = reading.reader.read(task);
      return reads.filter((read) => findException(reading, task, read) === undefined).map(({ name }) => name);
    }),
  );
}

interface Asked {
  readonly effect: Effect;
  readonly kind: string;
  readonly name: string;
}

/** What no effect brings about is refused, or of no consequence for what runs. */
function isReady(reading: Reading, { effect, kind, name }: Asked): boolean {
  const parameter = reading.catalogue.parameters.get(name);
  const effects = (parameter === undefined ? [] : listParameterEffects(parameter)).flatMap(
    (one) => reading.catalogue.effects.get(one.effect) ?? [],
  );
  const proven = effects.filter(({ proof }) => proof.includes(kind));
  const makers = proven.length > 0 ? proven : effects;
  return makers.length === 0 || makers.some((maker) => isBefore(reading, maker, effect));
}

function isBefore(reading: Reading, maker: Effect, effect: Effect): boolean {
  if (maker === effect || waitsFor(effect, maker)) return true;
  // Where both are needed, one does what both do.
  if (maker.within === effect.id || effect.within === maker.id) return true;
  const run = listEffectTasks(reading, effect);
  return listEffectTasks(reading, maker).every((task) => isAlways(task) || run.includes(task));
}
