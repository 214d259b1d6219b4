/**
 * Which steps of a commit are done on a host that still owes others of it, so that the next apply of that commit does not
 * run them again. A host's entries only grow while it owes: as long as they are those of the time of the proof, nothing but
 * steps of that commit has begun there since.
 */
import type { Step } from '../types.ts';
import type { LedgerState, ProvenSteps } from './state.ts';

type Named = Pick<Step, 'playbook' | 'tags' | 'vars' | 'inventory'>;

/** The same for the same run of the same commit, whichever hosts a plan puts together in it. */
export function nameStep({ playbook, tags, vars, inventory }: Named): string {
  return JSON.stringify([playbook, tags, vars, inventory]);
}

/** Adds what has passed, host to names, and forgets what holds no more: hosts that are done, or where others have begun. */
export function rememberProven(
  state: LedgerState,
  commit: string,
  passed: ReadonlyMap<string, readonly string[]>,
): LedgerState {
  const hosts = Object.keys(state.hosts).filter((host) => state.hosts[host]?.at(-1) === commit);
  const owing = hosts.filter((host) => (state.hosts[host]?.length ?? 0) > 1);
  const entries = owing.flatMap((host): readonly (readonly [string, ProvenSteps])[] => {
    const steps = [...new Set([...findSteps(state, host), ...(passed.get(host) ?? [])])];
    return steps.length === 0 ? [] : [[host, { inForce: state.hosts[host] ?? [], steps }]];
  });
  const rest: { -readonly [Key in keyof LedgerState]: LedgerState[Key] } = { ...state };
  delete rest.proven;
  return entries.length === 0 ? rest : { ...rest, proven: Object.fromEntries(entries) };
}

/** Whether a step of the commit has passed on each of its hosts, and nothing else has begun there since. */
export function isProvenStep(
  state: LedgerState | undefined,
  commit: string,
  step: Named & Pick<Step, 'hosts'>,
): boolean {
  const name = nameStep(step);
  return step.hosts.every((host) => state?.hosts[host]?.at(-1) === commit && findSteps(state, host).includes(name));
}

function findSteps({ hosts, proven }: LedgerState, host: string): readonly string[] {
  const known = proven?.[host];
  return known !== undefined && known.inForce.join() === hosts[host]?.join() ? known.steps : [];
}
