/** Clients that write through a service of the sandbox while something is done to its cluster. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getOutput, inMeta, SANDBOX } from '../meta-checkout.ts';

const PROGRAM = join(import.meta.dirname, 'writer.py');
const FOLDER = '/tmp/e2e-writer';

export interface Written {
  readonly acknowledged: number;
  /** Rows that were acknowledged and are not there. */
  readonly lost: number;
  /** Pauses between two acknowledgements of one client. */
  readonly gaps: readonly { readonly begin: number; readonly seconds: number }[];
  readonly errors: readonly { readonly at: number; readonly client: number; readonly message: string }[];
}

/** Runs `work` beside clients that write through the primary service of pg-test, and tells what they saw. */
export async function writeDuring(work: () => Promise<void>): Promise<Written> {
  await getOutput(`rm -rf ${FOLDER} && mkdir ${FOLDER}`);
  execFileSync(SANDBOX, ['exec', 'sh', '-c', `cat > ${FOLDER}/writer.py`], { input: readFileSync(PROGRAM) });
  const writing = inMeta(`python3 ${FOLDER}/writer.py ${FOLDER}/stop ${FOLDER}/result`);
  try {
    await sleep(3_000);
    await work();
    await sleep(3_000);
  } finally {
    await inMeta(`touch ${FOLDER}/stop`);
  }
  const { code, stderr } = await writing;
  if (code !== 0) throw new Error(`the writer failed: ${stderr}`);
  return JSON.parse(await getOutput(`cat ${FOLDER}/result`)) as Written;
}

export function findLongestGap({ gaps }: Written): number {
  return Math.max(0, ...gaps.map(({ seconds }) => seconds));
}
