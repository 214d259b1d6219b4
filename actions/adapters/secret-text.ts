import { readFileSync } from 'node:fs';
import { UserError } from '../core/types.ts';
import { UsageError } from '../core/usage-error.ts';

const STANDARD_INPUT = 0;

/** Text of a file, `-`: what is piped in. A terminal would show what is typed. */
export function readSecretText(path: string): string {
  if (path === '-' && process.stdin.isTTY) throw new UsageError('pipe the password in, or name a file that holds it');
  try {
    return readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`the password cannot be read: ${reason} [password]`);
  }
}
