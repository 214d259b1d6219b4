/** Each consequence in words: as a headline, and short in a row of the table. */
import { sortNatural } from '../../general/natural.ts';
import type { Plan, Step } from '../../types.ts';
import { count } from '../../general/words.ts';
import { CONSEQUENCES, findRestart, isPasswordChange, listPowers, type Consequence } from './consequence.ts';
import type { Fact } from './facts.ts';
import type { Mark } from './model.ts';
import { joinPhrases, listNames, quoteName, type Phrase } from './phrase.ts';
import { nameHosts, nameSpot, type Spot } from './where.ts';

/** All facts of one consequence. */
export interface Found extends Spot {
  readonly plan: Plan;
  readonly facts: readonly Fact[];
  /** Of instances, items, users or settings, as the consequence has them. */
  readonly names: readonly string[];
}

export interface ConsequenceWords {
  readonly mark: Mark;
  readonly headline: (found: Found) => Phrase;
  readonly effect: (fact: Fact) => Phrase;
}

const NEW_PASSWORD = 'logins need the new password';
const CALM: Phrase = [' · reload, no connection is cut'];

export const CONSEQUENCE_WORDS: Readonly<Record<Consequence, ConsequenceWords>> = {
  'destroy-cluster': {
    mark: '🔴',
    headline: ({ clusters, hosts }) =>
      clusters.length > 2
        ? [`destroys ${count(clusters.length, 'cluster')} and their data, on ${count(hosts.length, 'host')}`]
        : [
            `destroys ${clusters.length === 1 ? 'cluster' : 'clusters'} `,
            ...listNames(clusters),
            ` and ${clusters.length === 1 ? 'its' : 'their'} data, on ${count(hosts.length, 'host')}`,
          ],
    effect: () => ['cluster and data are deleted'],
  },
  'destroy-instance': {
    mark: '🔴',
    headline: (found) => [
      ...['removes ', ...nameInstances(found), ' from '],
      ...[...nameSpot(found), ' and deletes the data there'],
    ],
    effect: () => ['instance and its data are deleted'],
  },
  'drop-database': {
    mark: '🔴',
    headline: (found) => ['drops ', ...nameItems(found, 'database'), ' of ', ...nameSpot(found), ' with all data'],
    effect: () => ['dropped with its data'],
  },
  'drop-user': {
    mark: '🔴',
    headline: (found) => ['drops ', ...nameItems(found, 'user'), ' of ', ...nameSpot(found)],
    effect: () => ['dropped'],
  },
  'drop-parts': {
    mark: '🔴',
    headline: (found) => ['drops what was in ', ...nameItems(found), ' of ', ...nameSpot(found)],
    effect: () => ['parts of it are dropped'],
  },
  'lock-out': {
    mark: '🟠',
    headline: (found) => [
      ...['takes logins away on ', ...nameSpot(found)],
      ...(tellRestart(found) ?? [' · open sessions go on']),
    ],
    effect: ({ steps }) => [`${steps.some(isRestart) ? 'restart' : 'reload'}; users lose their login`],
  },
  'restart-dcs': {
    mark: '🟠',
    headline: ({ hosts }) => ['restarts etcd on ', ...listNames(hosts), ' · every cluster on it may fail over'],
    effect: () => ['restart of etcd'],
  },
  service: {
    mark: '🟠',
    headline: (found) => [
      ...[...tellStop(found), ...nameSpot(found)],
      ' · connections to it are refused',
      ...(tellRestart(found) ?? []),
    ],
    effect: ({ steps }) => [steps.some(isStop) ? 'stops for good' : 'a port or its last server goes'],
  },
  'restart-postgres': {
    mark: '🟠',
    headline: (found) => ['restarts PostgreSQL on ', ...nameHosts(found.plan, found), ...describeRestart(found)],
    effect: (fact) => [`restart, ${nameOrder(fact)}${fact.clusters.length > 1 ? ', cluster by cluster' : ''}`],
  },
  'restart-pool': {
    mark: '🟠',
    headline: (found) => ['restarts pgbouncer on ', ...nameHosts(found.plan, found), ' · pooled connections end'],
    effect: () => ['restart of pgbouncer'],
  },
  'restart-proxy': {
    mark: '🟠',
    headline: (found) => ['restarts HAProxy on ', ...nameHosts(found.plan, found), ' · connections through it end'],
    effect: () => ['restart of HAProxy'],
  },
  'restart-any': {
    mark: '🟠',
    headline: (found) => ['may restart any service on ', ...nameHosts(found.plan, found)],
    effect: () => ['may restart services'],
  },
  code: {
    mark: '🟠',
    headline: (found) => ['runs code of the inventory on the meta node, for ', ...nameSpot(found)],
    effect: () => ['code of the inventory runs'],
  },
  limits: {
    mark: '🟠',
    headline: () => ['raises the limits of this environment'],
    effect: () => ['later plans may touch more'],
  },
  'admit-without-password': {
    mark: '🟠',
    headline: (found) => ['lets ', ...nameUsers(found), ' into ', ...nameSpot(found), ' without a password', ...CALM],
    effect: () => ['reload; no password is asked for'],
  },
  'empower-user': {
    mark: '🟠',
    headline: (found) => [
      ...['gives ', ...listNames([...new Set(found.facts.flatMap(({ because }) => listPowers(because)))])],
      ...[' to ', ...nameItems(found, 'user'), ' of ', ...nameSpot(found)],
      ...(found.facts.some(({ because }) => isPasswordChange(because)) ? [` · ${NEW_PASSWORD}`] : []),
    ],
    effect: ({ because }) => [
      listPowers(because).includes('superuser') ? 'no check of privileges holds it back' : 'may do more than others',
      isPasswordChange(because) ? `; ${NEW_PASSWORD}` : '',
    ],
  },
  'change-password': {
    mark: '🟠',
    headline: (found) => [
      `changes the password${found.facts.length === 1 ? '' : 's'} of `,
      ...[...nameItems(found, 'user'), ' of ', ...nameSpot(found)],
      ` · logins need the new ${found.facts.length === 1 ? 'one' : 'ones'}`,
    ],
    effect: () => [`open sessions go on; ${NEW_PASSWORD}`],
  },
  admit: {
    mark: '🟢',
    headline: (found) => ['lets ', ...nameUsers(found), ' into ', ...nameSpot(found), ...CALM],
    effect: () => ['reload'],
  },
  'create-cluster': {
    mark: '🟢',
    headline: ({ clusters, hosts }) => [
      ...(clusters.length > 2
        ? [`creates ${count(clusters.length, 'cluster')}`]
        : [`creates ${clusters.length === 1 ? 'cluster' : 'clusters'} `, ...listNames(clusters)]),
      ` on ${count(hosts.length, 'host')} · no connection is cut`,
    ],
    effect: () => ['set up from nothing'],
  },
  'create-instance': {
    mark: '🟢',
    headline: (found) => ['adds ', ...nameInstances(found), ' to ', ...nameSpot(found), ' · no connection is cut'],
    effect: () => ['set up, then joins'],
  },
  'create-host': {
    mark: '🟢',
    headline: (found) => ['sets up ', ...listNames(found.names), ' · no connection is cut'],
    effect: () => ['set up'],
  },
  'forget-item': {
    mark: '🟢',
    headline: (found) => [
      'no longer manages ',
      ...nameItems(found),
      ' of ',
      ...nameSpot(found),
      ' · what is there stays',
    ],
    effect: () => ['left as it is; pools lose it'],
  },
  'create-item': {
    mark: '🟢',
    headline: (found) => ['creates ', ...nameItems(found), ' in ', ...nameSpot(found), ' · no connection is cut'],
    effect: () => ['created while running'],
  },
  'change-item': {
    mark: '🟢',
    headline: (found) => ['changes ', ...nameItems(found), ' of ', ...nameSpot(found), ' · no connection is cut'],
    effect: () => ['altered while running'],
  },
  hba: {
    mark: '🟢',
    headline: (found) => ['changes the HBA rules of ', ...nameSpot(found), ...CALM],
    effect: () => ['reload'],
  },
  membership: {
    mark: '🟢',
    headline: (found) => ['changes the members of ', ...nameSpot(found), ' · no connection is cut'],
    effect: () => ['reload'],
  },
  settings: {
    mark: '🟢',
    headline: (found) => ['changes ', ...listNames(found.names), ' of ', ...nameSpot(found), ...describeCalm(found)],
    effect: (fact) => [isMonitoring(fact) ? 'only monitoring restarts' : 'reload'],
  },
  playbooks: {
    mark: '🟢',
    headline: (found) => ['runs changed playbooks on ', ...nameHosts(found.plan, found), ' · no restart'],
    effect: () => ['tasks run again'],
  },
  other: {
    mark: '🟢',
    headline: (found) => ['changes ', ...listNames(found.names), ' of ', ...nameSpot(found), ...describeCalm(found)],
    effect: (fact) => [isMonitoring(fact) ? 'only monitoring restarts' : 'reload'],
  },
};

/** By the proof that it does not run any more. */
const STOPPED = new Map([
  ['pgbouncer_off', 'pgbouncer'],
  ['haproxy_off', 'HAProxy'],
]);

function isStop({ proof }: Step): boolean {
  return proof.some(({ kind }) => STOPPED.has(kind));
}

function tellStop({ facts }: Found): Phrase {
  const stops = facts.flatMap(({ steps }) => steps.filter(isStop));
  const names = sortNatural(stops.flatMap(({ proof }) => proof.flatMap(({ kind }) => STOPPED.get(kind) ?? [])));
  return [names.length === 0 ? 'takes a service away from ' : `stops ${names.join(' and ')} for good on `];
}

function nameInstances({ names }: Found): Phrase {
  return names.length > 3 ? [count(names.length, 'instance')] : listNames(names);
}

/** `user app`, `2 databases`, `3 users and databases`. */
function nameItems({ facts }: Found, only?: 'user' | 'database'): Phrase {
  const items = facts.flatMap(({ because: { change } }) => (change?.kind === 'item' ? [change] : []));
  const nouns = new Set(items.map(({ noun }) => noun));
  const names = sortNatural(items.map(({ name }) => name));
  const noun = only ?? (nouns.size === 1 ? ([...nouns][0] ?? 'user') : undefined);
  if (noun === undefined && items.length > 2) return [`${String(items.length)} users and databases`];
  if (noun === undefined) return joinPhrases(items.map((item) => [`${item.noun} `, quoteName(item.name)]), ' and '); // prettier-ignore
  return names.length > 2
    ? [count(names.length, noun)]
    : [`${noun}${names.length === 1 ? '' : 's'} `, ...listNames(names)];
}

function nameUsers({ names }: Found): Phrase {
  if (names.includes('all')) return ['every user'];
  if (names.length === 0) return ['users'];
  return names.length > 3 ? [count(names.length, 'user')] : listNames(names);
}

function nameOrder({ steps }: Pick<Fact, 'steps'>): string {
  const orders = new Set(steps.map(({ vars }) => vars['patroni_restart_order'] ?? 'replicas,leader'));
  if (orders.size > 1) return 'member by member';
  if (orders.has('leader,replicas')) return 'leader first';
  return orders.has('replicas,leader,replicas') ? 'replicas first and once more last' : 'replicas first';
}

export function describeRestart({ plan, clusters, facts }: Found): Phrase {
  const sizes = clusters.map((cluster) => plan.clusters?.find(({ name }) => name === cluster)?.hosts.length ?? 1);
  const order = nameOrder({ steps: facts.flatMap(({ steps }) => steps) });
  if (sizes.length === 1 && sizes[0] === 1) return [' · no replica stands in, its clients wait about 2 s'];
  if (sizes.length > 1) return [` · cluster by cluster, ${order}, a write pause of about 2 s each`];
  return [` · ${order}, one write pause of about 2 s`];
}

function isRestart({ hazards }: Step): boolean {
  return hazards.includes('restart');
}

/** What the same steps restart, of a consequence that is worse than a restart; the worst where it is several. */
function tellRestart(found: Found): Phrase | undefined {
  const restarts = found.facts.flatMap(({ steps }) => steps.map(findRestart));
  switch (CONSEQUENCES.find((one) => restarts.some((restart) => restart === one))) {
    case 'restart-dcs':
      return [' · restarts etcd, every cluster on it may fail over'];
    case 'restart-postgres':
      return [' · restarts PostgreSQL', ...describeRestart(found)];
    case 'restart-pool':
      return [' · restarts pgbouncer, pooled connections end'];
    case 'restart-proxy':
      return [' · restarts HAProxy, connections through it end'];
    case 'restart-any':
      return [' · may restart any service'];
    default:
      return undefined;
  }
}

function describeCalm({ facts }: Found): Phrase {
  return facts.every(isMonitoring) ? [' · only monitoring restarts'] : CALM;
}

function isMonitoring({ steps }: Fact): boolean {
  return steps.every(({ tags }) => tags.length > 0 && tags.every((tag) => /exporter|prometheus|register/.test(tag)));
}
