/**
 * A value that was encrypted anew is the same value. Where a password is at hand, each ciphertext that only one side has
 * is opened, and equal ones are given one name: only ciphertext ever takes part in a plan.
 */
import type { Vault } from '../types.ts';

/** What to read instead of a ciphertext, on both sides. */
export function findRekeyed(
  vault: Vault,
  existing: ReadonlySet<string>,
  desired: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const renamed = new Map<string, string>();
  const onlyHere = [...desired].filter((text) => !existing.has(text));
  const onlyThere = [...existing].filter((text) => !desired.has(text));
  if (onlyHere.length === 0 || onlyThere.length === 0) return renamed;
  for (const text of [...onlyHere, ...onlyThere]) {
    const clear = vault.decrypt(text);
    if (clear === undefined) continue;
    const first = known.get(clear);
    if (first === undefined) known.set(clear, text);
    else renamed.set(text, first);
  }
  return renamed;
}
