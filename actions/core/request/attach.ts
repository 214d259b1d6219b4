/**
 * How a job waits for its request: as a machine of states over what it sees of the unit, so that every order of events can
 * be tested. It never decides anything on the node but to start the unit once more.
 *
 * A unit may end between the last look at the requests and its own end: a request that came just then is open, and the
 * start that came with it was lost, because a unit that ends still counts as running. So a unit that is not at work while
 * the request is open is started again, a few times; the node's timer does the same for a job that was cancelled.
 */
import type { Answer } from './answer.ts';

/** systemd's ActiveState, as far as it matters here: `activating` is how a oneshot unit runs. */
type UnitState = 'working' | 'idle';

export interface Observation {
  readonly unit: UnitState;
  readonly answer: Answer | undefined;
  /** Lines of the unit's journal since the observation before. */
  readonly lines: readonly string[];
  /** Place in the journal that the next observation goes on from. */
  readonly cursor: string | undefined;
}

export interface Attachment {
  readonly starts: number;
  /** Looks in a row at a unit that is idle while the request is open. */
  readonly idle: number;
  readonly answered: boolean;
  readonly cursor: string | undefined;
}

export type Move =
  | { readonly kind: 'look' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end'; readonly answer: Answer }
  | { readonly kind: 'give-up'; readonly starts: number };

/** A start that was asked for is seen by the next look, or the one after it. */
const PATIENT_LOOKS = 2;
const MAX_STARTS = 5;

export const FIRST_ATTACHMENT: Attachment = { starts: 0, idle: 0, answered: false, cursor: undefined };

export function advance(attachment: Attachment, seen: Observation): { attachment: Attachment; move: Move } {
  const cursor = seen.cursor ?? attachment.cursor;
  if (seen.answer !== undefined) {
    // One look more after the first that has the answer: the last lines of the journal may come after it.
    const move: Move = attachment.answered ? { kind: 'end', answer: seen.answer } : { kind: 'look' };
    return { attachment: { ...attachment, answered: true, cursor }, move };
  }
  if (seen.unit === 'working') return { attachment: { ...attachment, idle: 0, cursor }, move: { kind: 'look' } };
  const idle = attachment.idle + 1;
  if (idle < PATIENT_LOOKS) return { attachment: { ...attachment, idle, cursor }, move: { kind: 'look' } };
  if (attachment.starts >= MAX_STARTS) {
    return { attachment: { ...attachment, idle, cursor }, move: { kind: 'give-up', starts: attachment.starts } };
  }
  return { attachment: { ...attachment, idle: 0, starts: attachment.starts + 1, cursor }, move: { kind: 'start' } };
}
