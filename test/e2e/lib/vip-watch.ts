/** Watchers beside a change of the leader: how long after its /primary the virtual address is on the new one, and answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getOutput, quote } from '../meta-checkout.ts';

/** Until all watchers ask. */
const BEGIN_MS = 2_000;
const PROGRAM = readFileSync(join(import.meta.dirname, 'vip-watch.py')).toString('base64');

export interface Followed {
  readonly host: string;
  /** Seconds from the first 200 of the new leader's /primary until it has the address. */
  readonly there: number;
  /** Seconds until a question to the address is begun that the new leader answers. */
  readonly answering: number;
}

interface SeenByMember {
  readonly led: number | null;
  readonly had: number | null;
}

/**
 * Watches for that many seconds, in which `work` moves the leadership to one of the hosts. Fails where none has got the
 * address by then. A host that led before is none of them.
 */
export async function followAddress(
  watch: { readonly address: string; readonly hosts: readonly string[]; readonly seconds: number },
  work: () => Promise<void>,
): Promise<Followed> {
  const { address, hosts, seconds } = watch;
  const run = `echo ${PROGRAM} | base64 -d | python3 - ${String(seconds)} ${address}`;
  const members = Promise.all(
    hosts.map(async (host) => {
      const seen = await getOutput(`ssh -o BatchMode=yes ${host} ${quote(`${run} member`)}`);
      return { host, ...(JSON.parse(seen) as SeenByMember) };
    }),
  );
  const [seen, asked] = await Promise.all([members, getOutput(run), sleep(BEGIN_MS).then(work)]);
  const next = seen.find(({ led }) => led !== null);
  if (next?.led == null || next.had === null) throw new Error(`nobody has got ${address}: ${JSON.stringify(seen)}`);
  const { led, had, host } = next;
  const { answered } = JSON.parse(asked) as { readonly answered: readonly number[] };
  const first = answered.find((time) => time >= led);
  if (first === undefined) throw new Error(`${address} is on ${host}, and does not answer`);
  return { host, there: had - led, answering: first - led };
}
