import type { Effect, Level } from '../catalogue/types.ts';

/**
 * How far a rule reaches: actions that share a host, that are of one cluster, or any two of the environment. A successor
 * is made in a cluster of which members stay, on a host that nothing leaves: it shares nothing with what is removed. What
 * is left is another cluster, which had the host.
 */
type Reach = 'host' | 'cluster' | 'successor' | 'left' | 'environment';

export interface OrderRule {
  readonly before: readonly Level[];
  readonly after: readonly Level[];
  readonly within: Reach;
  readonly why: string;
}

const ON_INSTANCES: readonly Level[] = [
  'settings',
  'roles',
  'user',
  'database',
  'drop-database',
  'drop-user',
  'create',
  'credentials',
  'access',
  'pool',
  'balance',
  'monitor',
  'retire',
];

export const ORDER_RULES: readonly OrderRule[] = [
  {
    before: ['node'],
    after: ['infra', ...ON_INSTANCES, 'register'],
    within: 'host',
    why: 'a host is a node before it is anything else',
  },
  { before: ['infra'], after: ['create'], within: 'environment', why: 'Patroni needs its DCS' },
  {
    before: ['infra'],
    after: ['register'],
    within: 'environment',
    why: 'targets are registered on a meta node that is there',
  },
  { before: ['remove'], after: ['create'], within: 'cluster', why: 'what leaves a cluster makes room first' },
  {
    before: ['create'],
    after: ['remove'],
    within: 'successor',
    why: 'a cluster is not one member fewer, for good where the clone fails, while its successor is made',
  },
  { before: ['remove'], after: ['create'], within: 'host', why: 'a host leaves one cluster before it joins another' },
  {
    before: ['balance'],
    after: ['create'],
    within: 'left',
    why: "load balancers that still lead to the host would find another cluster's member there, and take it for theirs",
  },
  {
    before: ['settings', 'credentials'],
    after: ['create'],
    within: 'cluster',
    why: 'a new member starts with the settings of the others',
  },
  {
    before: ['settings', 'credentials'],
    after: ['database'],
    within: 'cluster',
    why: 'an extension of a database may need a library that PostgreSQL has loaded',
  },
  {
    before: ['roles'],
    after: ['user', 'database', 'create'],
    within: 'cluster',
    why: 'users inherit from the default roles',
  },
  {
    before: ['user', 'database'],
    after: ['create'],
    within: 'cluster',
    why: "a new member's connection pool takes the users' verifiers from the leader",
  },
  {
    before: ['user', 'database', 'access', 'pool'],
    after: ['drop-database'],
    within: 'cluster',
    why: 'what is wanted comes before what is dropped for good, and may be what shows a mistake',
  },
  {
    before: ['roles', 'user', 'database', 'pool', 'drop-database'],
    after: ['drop-user'],
    within: 'cluster',
    why: 'who takes over is there, no database is owned by a role that is dropped, and the pools that must forget it run',
  },
  {
    before: ['roles'],
    after: ['credentials'],
    within: 'cluster',
    why: 'a member streams with a password that the leader knows',
  },
  {
    before: ['create', 'remove'],
    after: ['balance'],
    within: 'cluster',
    why: 'load balancers follow the membership',
  },
  {
    before: ['pool'],
    after: ['user', 'database'],
    within: 'cluster',
    why: 'the pools that are told of a user or a database must run, where they will listen',
  },
  {
    before: ['pool'],
    after: ['balance'],
    within: 'cluster',
    why: 'load balancers lead to where the pools listen by then',
  },
  {
    before: ['user', 'database', 'drop-database', 'drop-user', 'balance', 'monitor'],
    after: ['retire'],
    within: 'cluster',
    why: 'nothing leads to a service, nor watches it, when it stops for good',
  },
  {
    before: ['roles', 'access', 'pool'],
    after: ['monitor'],
    within: 'cluster',
    why: 'exporters log in as a role, through rules, that must be there',
  },
  {
    before: ['monitor', 'balance', 'create'],
    after: ['register'],
    within: 'host',
    why: 'what is registered must answer',
  },
  {
    before: ['monitor', 'balance', 'register', 'create'],
    after: ['scrape'],
    within: 'environment',
    why: 'Prometheus asks for what the targets already serve',
  },
];

/** Whether one effect always waits for another, where both are of one host. */
export function waitsFor(effect: Effect, first: Effect): boolean {
  if (effect.follows.includes(first.id)) return true;
  return ORDER_RULES.some(
    ({ before, after, within }) => within !== 'left' && before.includes(first.level) && after.includes(effect.level),
  );
}
