/**
 * An environment has one meta node, and its ledger names the machine: two that apply the same environment have two ledgers
 * and two sets of locks, and each undoes what it does not know. A copy of the state folder, a job that lands on another
 * node and a forgotten shell there are refused, until a person types that this machine takes over.
 */
import { UserError } from '../types.ts';
import type { LedgerState } from './state.ts';

export interface Place {
  readonly environment: string;
  /** Name of this machine, see adapters/machine.ts; undefined where it has none. */
  readonly machine: string | undefined;
  /** The environment's name, typed by a person who says that this machine takes over. */
  readonly takeOver: string | undefined;
  /** Whether a state of the environment is published, where this machine has no ledger. */
  readonly isPublished: boolean;
}

/** Throws UserError where the environment is another machine's. */
export function assertMachine(state: LedgerState | undefined, place: Place): void {
  const { environment, machine, takeOver, isPublished } = place;
  if (takeOver !== undefined && takeOver !== environment) {
    throw new UserError(`--take-over ${takeOver}: the environment is ${environment}; nothing was done [machine]`);
  }
  if (takeOver === environment) return;
  const consent = `scripts/ops apply --env ${environment} --take-over ${environment}`;
  if (state === undefined) {
    if (!isPublished) return;
    throw new UserError(
      `this machine has no ledger of ${environment}, and a state of it is published: it is carried by another meta node, ` +
        'and applies belong there (the label of the runner names the environment). Where that one is lost for good and this ' +
        `machine takes its place: scripts/ops ledger restore --env ${environment}; where all is to be made anew: ${consent} [machine]`,
    );
  }
  if (machine === undefined || state.machine === undefined || state.machine === machine) return;
  throw new UserError(
    `the ledger of ${environment} is that of machine ${state.machine}, and this is ${machine}: applies belong there (the ` +
      'label of the runner names the environment). Where this machine takes its place, switch the other one off for good, ' +
      `then: ${consent} [machine]`,
  );
}
