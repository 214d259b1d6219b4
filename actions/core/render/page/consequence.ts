/** What a step does to those who use the clusters, by the reason that it is run for. Worst first. */
import type { Because, Step } from '../../types.ts';

export const CONSEQUENCES = [
  'destroy-cluster',
  'destroy-instance',
  'drop-database',
  'drop-user',
  'drop-parts',
  'lock-out',
  'restart-dcs',
  'service',
  'restart-postgres',
  'restart-pool',
  'restart-proxy',
  'restart-any',
  'code',
  'limits',
  'admit-without-password',
  'empower-user',
  'change-password',
  'admit',
  'create-cluster',
  'create-instance',
  'create-host',
  'forget-item',
  'create-item',
  'change-item',
  'hba',
  'membership',
  'settings',
  'playbooks',
  'other',
] as const;

export type Consequence = (typeof CONSEQUENCES)[number];

export function isWorse(one: Consequence, other: Consequence): boolean {
  return CONSEQUENCES.indexOf(one) < CONSEQUENCES.indexOf(other);
}

export function classify(step: Step, because: Because): Consequence {
  return classifyRemoval(step, because) ?? classifyHazard(step, because) ?? classifyChange(because);
}

function classifyRemoval({ hazards }: Step, { change }: Because): Consequence | undefined {
  if (change?.kind === 'instance' && change.verb === 'remove')
    return change.wholeCluster ? 'destroy-cluster' : 'destroy-instance';
  if (change?.kind === 'item' && change.verb === 'drop')
    return change.noun === 'database' ? 'drop-database' : 'drop-user';
  if (change?.kind === 'item' && hazards.includes('destroy')) return 'drop-parts';
  return undefined;
}

function classifyHazard(step: Step, because: Because): Consequence | undefined {
  const { hazards } = step;
  if (hazards.includes('lock-out')) return 'lock-out';
  const restarted = findRestart(step);
  if (restarted === 'restart-dcs' || (restarted === 'restart-any' && step.tags.length === 0)) return restarted;
  if (hazards.includes('service')) return 'service';
  if (restarted !== undefined) {
    // Settings of one map share a step: those that need no restart of their own do not cause it, unless no reason does:
    // then what a template mentions may, which is among no values.
    const isCalm = !tellsRestart(because) && step.because.some(tellsRestart);
    return restarted === 'restart-postgres' && isCalm ? undefined : restarted;
  }
  for (const hazard of ['code', 'limits'] as const) if (hazards.includes(hazard)) return hazard;
  if (listPowers(because).length > 0) return 'empower-user';
  return hazards.includes('access') ? classifyAccess(because) : undefined;
}

function tellsRestart({ change }: Because): boolean {
  return change?.kind !== 'values' || change.values.some(({ restarts }) => restarts === true);
}

/** Attributes with which a role passes checks that hold for others, or makes roles that do. */
const POWERS = ['superuser', 'createrole', 'replication', 'bypassrls'];

/** Those that a user gets by the change, also where it is a new one. */
export function listPowers({ change }: Because): readonly string[] {
  if (change?.kind !== 'item' || change.noun !== 'user') return [];
  return change.values.flatMap(({ name, after }) => (POWERS.includes(name) && after === 'true' ? [name] : []));
}

/** Of a user who is there already. */
export function isPasswordChange({ change }: Because): boolean {
  if (change?.kind !== 'item' || change.noun !== 'user' || change.verb !== 'change') return false;
  return change.values.some(({ name }) => name === 'password');
}

function classifyAccess(because: Because): Consequence | undefined {
  const { change } = because;
  if (isPasswordChange(because)) return undefined;
  // Another reason of the same step may be what lets somebody in.
  if (change?.kind === 'hba' && change.let.length === 0) return undefined;
  return change?.kind === 'hba' && change.passwordless !== undefined ? 'admit-without-password' : 'admit';
}

export type Restart = 'restart-dcs' | 'restart-postgres' | 'restart-pool' | 'restart-proxy' | 'restart-any';

/** What a step restarts that clients notice. */
export function findRestart({ hazards, tags }: Pick<Step, 'hazards' | 'tags'>): Restart | undefined {
  if (!hazards.includes('restart') && !hazards.includes('failover')) return undefined;
  // A whole playbook on hosts that run already may do what any effect of it does.
  if (tags.length === 0) return 'restart-any';
  if (hazards.includes('failover')) return 'restart-dcs';
  if (tags.includes('patroni_restart')) return 'restart-postgres';
  if (tags.some((tag) => tag === 'pgbouncer' || tag === 'pgbouncer_launch')) return 'restart-pool';
  return tags.some((tag) => tag === 'haproxy' || tag === 'haproxy_launch') ? 'restart-proxy' : 'restart-any';
}

function classifyChange(because: Because): Consequence {
  const { change, path } = because;
  if (isPasswordChange(because)) return 'change-password';
  switch (change?.kind) {
    case undefined:
      return path.startsWith('playbooks/') ? 'playbooks' : 'other';
    case 'hba':
      return change.let.length > 0 ? 'admit' : 'hba';
    case 'instance':
      if (change.verb !== 'create') return 'membership';
      return change.wholeCluster ? 'create-cluster' : 'create-instance';
    case 'host':
      return 'create-host';
    case 'item':
      return change.verb === 'forget' ? 'forget-item' : change.verb === 'create' ? 'create-item' : 'change-item';
    case 'values':
    case 'lines':
      return 'settings';
  }
}
