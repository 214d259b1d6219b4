/** Pushes the state that the meta node has published: it comes as a git bundle, and the node itself may only read origin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceForeign } from './foreign-state.ts';
import { startGit } from './git-process.ts';
import { ledgerRef } from './ledger.ts';

const LIMIT_MS = 60_000;

export interface StatePush {
  readonly environment: string;
  /** Checkout of the job, with all of main. */
  readonly checkout: string;
  readonly bundle: Uint8Array;
  readonly say: (line: string) => void;
}

/** Why it could not be done; undefined: origin has it. */
export async function pushState({ environment, checkout, bundle, say }: StatePush): Promise<string | undefined> {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'ops-state-'));
  const ref = ledgerRef(environment);
  try {
    const file = join(folder, 'state.bundle');
    writeFileSync(file, bundle);
    const copy = ['-C', checkout, 'fetch', '--quiet', '--no-tags', file, `+${ref}:${ref}`];
    const copied = await startGit(copy, LIMIT_MS);
    if (!copied.ok) return copied.stderr.trim();
    const pushed = await startGit(['-C', checkout, 'push', '--quiet', 'origin', `${ref}:${ref}`], LIMIT_MS);
    if (pushed.ok) return undefined;
    const replaced = await replaceForeign({ environment, checkout, ref }, LIMIT_MS);
    if (replaced === undefined) return pushed.stderr.trim();
    say(`warning: ${replaced}`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
