import { readFileSync } from 'node:fs';
import { UserError } from '../core/types.ts';

const STANDARD_INPUT = 0;

/** All that is piped in. */
export function readStandardInput(): string {
  try {
    return readFileSync(STANDARD_INPUT, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`standard input cannot be read: ${reason} [input]`);
  }
}
