import { join } from 'node:path';

const STATE = '/var/lib/ops';

/** Where the meta node keeps an environment's ledger, locks and work files; `OPS_STATE_DIR` replaces /var/lib/ops. */
export function stateFolder(environment: string): string {
  return join(process.env.OPS_STATE_DIR ?? STATE, environment);
}

export function lockFolder(environment: string): string {
  return join(stateFolder(environment), 'locks');
}

export function workFolder(environment: string): string {
  return join(stateFolder(environment), 'work');
}
