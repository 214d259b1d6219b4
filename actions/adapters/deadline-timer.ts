import { spawnSync } from 'node:child_process';
import { nameDeadlineTimer } from '../core/operations/standing.ts';

const TIMEOUT_MS = 5_000;

/** Whether this machine keeps deadlines of pauses: without systemd, or where nobody has set the node up, nothing does. */
export function runsDeadlineTimer(environment: string): boolean {
  const args = ['is-active', '--quiet', nameDeadlineTimer(environment)];
  return spawnSync('systemctl', args, { stdio: 'ignore', timeout: TIMEOUT_MS }).status === 0;
}
