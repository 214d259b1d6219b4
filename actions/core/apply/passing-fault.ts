import { UserError } from '../types.ts';

/** Between two looks at hosts, in milliseconds. */
export const HOSTS_MS = 10_000;

/** A step must not begin now, and may a little later: nothing was touched, and what it waits for may pass by itself. */
export class PassingFault extends UserError {
  /** How long to wait before the step is tried again, in milliseconds: hosts are asked by a session each, which takes seconds. */
  readonly pauseMs: number;

  constructor(message: string, pauseMs: number) {
    super(message);
    this.pauseMs = pauseMs;
  }
}
