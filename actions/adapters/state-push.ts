/** Pushes the state that the meta node has published: it comes as a git bundle, and the node itself may only read origin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGit } from './git-process.ts';
import { ledgerRef } from './ledger.ts';

const LIMIT_MS = 60_000;

export interface StatePush {
  readonly environment: string;
  /** Checkout of the job, with all of main. */
  readonly checkout: string;
  readonly bundle: Uint8Array;
}

/** Why it could not be done; undefined: origin has it. */
export async function pushState({ environment, checkout, bundle }: StatePush): Promise<string | undefined> {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'ops-state-'));
  const ref = ledgerRef(environment);
  try {
    const file = join(folder, 'state.bundle');
    writeFileSync(file, bundle);
    for (const command of [
      ['fetch', '--quiet', '--no-tags', file, `+${ref}:${ref}`],
      ['push', '--quiet', 'origin', `${ref}:${ref}`],
    ]) {
      const done = await startGit(['-C', checkout, ...command], LIMIT_MS);
      if (!done.ok) return done.stderr.trim();
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
