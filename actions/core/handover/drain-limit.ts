import { UserError } from '../types.ts';

/** Applications renew the sessions of their own pools in less. */
export const DRAIN_SECONDS = 1_800;
const DAY_SECONDS = 86_400;

/** Seconds that sessions may go on through the old leader's pools, as a person writes them. */
export function readDrainLimit(text: string): number {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= DAY_SECONDS) return seconds;
  throw new UserError(`drain limit ${JSON.stringify(text)}: a whole number of seconds up to a day is needed [input]`);
}
