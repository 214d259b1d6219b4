/** Pushes the state that the meta node has published: it comes as a git bundle, and the node itself may only read origin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyingRef } from '../core/publication/applying.ts';
import { replaceForeign } from './foreign-state.ts';
import { startGit, tryGit } from './git-process.ts';
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
  try {
    const file = join(folder, 'state.bundle');
    writeFileSync(file, bundle);
    const [applied, applying] = [ledgerRef(environment), listApplying(checkout, file, environment)];
    // What is in force follows what was; how far an apply is only replaces what was said before.
    const forced = applying.map((ref) => `+${ref}:${ref}`);
    const copy = ['-C', checkout, 'fetch', '--quiet', '--no-tags', file, `+${applied}:${applied}`, ...forced];
    const copied = await startGit(copy, LIMIT_MS);
    if (!copied.ok) return copied.stderr.trim();
    const push = ['-C', checkout, 'push', '--quiet', 'origin', `${applied}:${applied}`, ...forced];
    const pushed = await startGit(push, LIMIT_MS);
    if (pushed.ok) return undefined;
    const replaced = await replaceForeign({ environment, checkout, ref: applied }, pushed, LIMIT_MS);
    if (replaced === undefined) return pushed.stderr.trim();
    say(`warning: ${replaced}`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only a node that has carried out an apply with its key tells how far that is. */
function listApplying(checkout: string, file: string, environment: string): readonly string[] {
  const ref = applyingRef(environment);
  const heads = tryGit(['-C', checkout, 'bundle', 'list-heads', file]).stdout.split('\n');
  return heads.some((line) => line.endsWith(` ${ref}`)) ? [ref] : [];
}
