import { UserError } from '../types.ts';

/** A step must not begin now, and may a little later: nothing was touched, and what it waits for may pass by itself. */
export class PassingFault extends UserError {}
