import { spawnSync } from 'node:child_process';

const TIMEOUT_MS = 5_000;

/** The unit that resumes clusters of the environment whose pause is past its deadline; scripts/meta-setup installs it. */
function nameDeadlineTimer(environment: string): string {
  return `ops-deadline@${environment}.timer`;
}

/** Whether it runs on this machine: without systemd, or where nobody has set the node up, nothing does. */
export function runsDeadlineTimer(environment: string): boolean {
  const args = ['is-active', '--quiet', nameDeadlineTimer(environment)];
  return spawnSync('systemctl', args, { stdio: 'ignore', timeout: TIMEOUT_MS }).status === 0;
}
