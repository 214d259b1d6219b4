/**
 * An Ansible that is killed, with its node or by the kernel, leaves the task that it had sent to a host at work there, under
 * no lock. The next run on that host would work beside it, so it waits until the task has ended.
 */
import { HOSTS_MS, PassingFault } from '../core/apply/passing-fault.ts';
import { readText } from '../core/apply/variables.ts';
import { findTarget } from '../core/handover/targets.ts';
import { isHalfDone } from './gates.ts';
import type { Gated } from './gates.ts';

const RULE = 'cut-off-task';

/** Throws PassingFault. Asks hosts on which something was begun and has no end yet; elsewhere nothing can be left. */
export async function assertIdle({ adapters, hosts, prepared }: Gated): Promise<void> {
  const { desired } = prepared;
  const ask = async (host: string): Promise<string | undefined> => {
    const target = findTarget(desired, {
      host,
      instance: host,
      address: readText(desired, host, 'ansible_host') || host,
    });
    if (typeof target === 'string') return undefined;
    const [task] = await adapters.tasks.find(target);
    return task && `${host} (process ${String(task.pid)}, for ${String(task.seconds)} s)`;
  };
  const found = await Promise.all(hosts.filter((host) => isHalfDone(prepared, host)).map(ask));
  const busy = found.filter((one) => one !== undefined);
  if (busy.length === 0) return;
  throw new PassingFault(
    `a task of an Ansible that was cut off is still at work on ${busy.join(', ')}; it is not to be worked beside [${RULE}]`,
    HOSTS_MS,
  );
}
