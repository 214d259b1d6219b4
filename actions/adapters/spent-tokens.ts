/** Tokens of jobs that were used, one empty file each until none can be valid any more: a token that leaked asks for nothing. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncPath } from './ledger-repository.ts';

/** Longer than any token is taken, with both clocks wrong. */
const KEPT_SECONDS = 86_400;
const NAME = /^spent-[0-9a-f]{64}$/;

/** False: it was spent before. */
export function spendToken(folder: string, identifier: string, now: number): boolean {
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens, { recursive: true, mode: 0o750 });
  prune(tokens, now);
  const name = `spent-${createHash('sha256').update(identifier).digest('hex')}`;
  try {
    const descriptor = openSync(join(tokens, name), 'wx', 0o640);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  syncPath(tokens);
  return true;
}

function prune(tokens: string, now: number): void {
  for (const name of readdirSync(tokens)) {
    if (!NAME.test(name)) continue;
    const path = join(tokens, name);
    if (now - statSync(path).mtimeMs / 1_000 > KEPT_SECONDS) rmSync(path, { force: true });
  }
}
