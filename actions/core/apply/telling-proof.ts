import type { Step } from '../types.ts';

/** Shows that a cluster lives, and so goes with effects that nothing more special shows. */
const GENERAL = new Set(['cluster']);

/**
 * Whether a step's proof alone tells that all of the step was done on the hosts: each of its kinds is of an effect's own,
 * and each host has one. A whole playbook brings more than its proofs look at.
 */
export function isTelling({ proof, tags }: Pick<Step, 'proof' | 'tags'>, hosts: readonly string[]): boolean {
  if (tags.length === 0 || proof.length === 0 || proof.some(({ kind }) => GENERAL.has(kind))) return false;
  return hosts.every((host) => proof.some((one) => one.hosts.includes(host)));
}
