import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STATE = '/var/lib/ops';
const MARKS = '/etc/ops';

/** Where the meta node keeps an environment's ledger, locks and work files; `OPS_STATE_DIR` replaces /var/lib/ops. */
export function stateFolder(environment: string): string {
  return join(process.env.OPS_STATE_DIR ?? STATE, environment);
}

/** scripts/meta-setup makes the folder of all environments; on any other machine it is not there. */
export function isMetaNode(environment: string): boolean {
  return existsSync(dirname(stateFolder(environment)));
}

/** What the node's root says of an environment; `OPS_MARKS_DIR` replaces /etc/ops. */
export function markFolder(environment: string): string {
  return join(process.env.OPS_MARKS_DIR ?? MARKS, environment);
}

/** The release of GitHub's runner, where role runner has installed it. */
export function runnerFile(): string {
  return join(process.env.OPS_MARKS_DIR ?? MARKS, 'runner.json');
}

export function lockFolder(environment: string): string {
  return join(stateFolder(environment), 'locks');
}

/** What Ansible printed, run by run. */
export function logFolder(environment: string): string {
  return join(stateFolder(environment), 'logs');
}

export function workFolder(environment: string): string {
  return join(stateFolder(environment), 'work');
}

/** Notes of what a person has paused or stopped. */
export function standingFolder(environment: string): string {
  return join(stateFolder(environment), 'standing');
}

/** When verbs ended, and how. */
export function endsFolder(environment: string): string {
  return join(stateFolder(environment), 'ends');
}

const METRICS = '/var/lib/prometheus/node-exporter';

/** Where node_exporter of this machine reads text files. Of a state folder elsewhere, the machine's own has none. */
export function metricsFolder(): string {
  const state = process.env.OPS_STATE_DIR;
  return state === undefined ? METRICS : join(state, 'metrics');
}
