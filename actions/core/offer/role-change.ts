/** What a switchover or failover found that the inventory does not say. */
import type { LiveLabel } from '../patroni/skew.ts';
import type { Offer, Proposal, Wish } from './proposal.ts';

export interface RoleChangeFacts {
  readonly cluster: string;
  /** Of all members; none where nobody leads. */
  readonly roles: readonly LiveLabel[];
  /** Lines of pg_hba_rules_extra for members' pools. */
  readonly missingRules: readonly string[];
}

/**
 * A branch each, since they are judged by different people and for different reasons: a label changes nothing, and must not
 * wait for the review of a rule that lets somebody in.
 */
export function listRoleChangeOffers(facts: RoleChangeFacts): readonly Offer[] {
  const { cluster } = facts;
  const labels = proposeLabels(cluster, facts.roles);
  const rules = facts.missingRules.map((line) => proposePoolRule(cluster, line));
  return [
    ...(labels === undefined ? [] : [offerLabels(cluster, labels)]),
    ...(rules.length === 0 ? [] : [offerPoolRules(cluster, rules)]),
  ];
}

/** All labels of a cluster or none: half of them would have it say two primaries, or none. */
export function proposeLabels(cluster: string, roles: readonly LiveLabel[]): Proposal | undefined {
  if (roles.length === 0) return undefined;
  const leaders = roles.filter(({ live }) => live === 'primary').map(({ host }) => host);
  const wishes = roles.map(({ host, live }): Wish => ({ kind: 'label', host, role: live }));
  return { what: `pg_role of ${cluster}: primary is ${leaders.join(', ')}`, wishes, notes: [] };
}

function offerLabels(cluster: string, labels: Proposal): Offer {
  return {
    name: `${cluster}-roles`,
    subject: `inventory: pg_role of ${cluster} as Patroni has it`,
    why: [
      'Leadership has moved, and the labels of the inventory have not. pg_role counts when a cluster is made, and',
      'labels instances for HAProxy, rules and targets: they are rendered again, and no leader moves.',
    ],
    proposals: [labels],
  };
}

function proposePoolRule(cluster: string, line: string): Proposal {
  const item = { title: 'pools of a member reach the PostgreSQL of another', role: 'common', rules: [line] };
  return {
    what: `HBA line of ${cluster}, role common: ${line}`,
    wishes: [{ kind: 'item', cluster, parameter: 'pg_hba_rules_extra', item }],
    notes: [],
  };
}

function offerPoolRules(cluster: string, proposals: readonly Proposal[]): Offer {
  return {
    name: `${cluster}-pool-access`,
    subject: `inventory: let the pools of ${cluster} in on each other`,
    why: [
      'A switchover holds the pools of the old leader and points them at the new one. PostgreSQL there admits no login from',
      'the address of the old one, so their clients are cut off instead. These lines give that access, to these users from',
      'these hosts alone: review them as access.',
    ],
    proposals,
  };
}
