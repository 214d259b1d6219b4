/** Both sides of a plan, in which a value that was only encrypted anew is equal. */
import type { EnvironmentSource, Problem } from '../types.ts';
import type { ReadDocument } from './document-reader.ts';
import { loadInventory } from './load.ts';
import { findRekeyed } from './rekeyed.ts';
import type { CheckableInventory } from './resolve.ts';
import { resolveInventory } from './resolve.ts';
import { readYaml } from './yaml-reader.ts';

export interface LoadedSide {
  readonly source: EnvironmentSource;
  readonly resolved: CheckableInventory;
  readonly problems: readonly Problem[];
  readonly ciphertexts: ReadonlySet<string>;
}

export interface LoadedSides {
  readonly desired: LoadedSide;
  readonly existing: readonly LoadedSide[];
}

/** `readDocument` is for sides that share values; what may have to be opened is read on its own. */
export function loadSide(
  source: EnvironmentSource,
  readDocument: ReadDocument = readYaml,
  renamed?: ReadonlyMap<string, string>,
): LoadedSide {
  const ciphertexts = new Set<string>();
  const rename = (ciphertext: string): string => {
    const name = renamed?.get(ciphertext) ?? ciphertext;
    ciphertexts.add(name);
    return name;
  };
  const hasVault = source.inventory.vault !== undefined;
  const loaded = loadInventory(source.inventory, hasVault ? (text) => readYaml(text, rename) : readDocument);
  return { source, resolved: resolveInventory(loaded.inventory), problems: loaded.problems, ciphertexts };
}

/** Reads sides again where a ciphertext of theirs is another one of the same value. */
export function matchSides({ desired, existing }: LoadedSides): LoadedSides {
  const { vault } = desired.source.inventory;
  if (vault === undefined) return { desired, existing };
  const theirs = new Set(existing.flatMap(({ ciphertexts }) => [...ciphertexts]));
  const renamed = findRekeyed(vault, theirs, desired.ciphertexts);
  const again = (side: LoadedSide) =>
    [...side.ciphertexts].some((text) => renamed.has(text)) ? loadSide(side.source, readYaml, renamed) : side;
  return { desired: again(desired), existing: existing.map(again) };
}
