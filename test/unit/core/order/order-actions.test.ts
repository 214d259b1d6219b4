import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../../../actions/core/catalogue/read.ts';
import { ORDER_RULES } from '../../../../actions/core/order/rules.ts';
import { orderActions } from '../../../../actions/core/order/order-actions.ts';
import type { Action } from '../../../../actions/core/effects/types.ts';
import { catalogue } from '../../builders.ts';

function action(effect: string, overrides: Partial<Action> = {}): Action {
  const known = catalogue.effects.get(effect);
  if (known === undefined) throw new Error(effect);
  return {
    effect: known,
    cluster: 'pg-test',
    hosts: new Set(['10.10.10.11']),
    vars: {},
    requires: [],
    because: [],
    hazards: known.hazards,
    contents: [],
    inventory: 'desired',
    ...overrides,
  };
}

function order(actions: readonly Action[]): readonly string[] {
  return orderActions(actions).map(
    (run) =>
      `${run.actions.map(({ effect }) => effect.id).join('+')}${run.after.map((index) => ` ${String(index)}`).join('')}`,
  );
}

describe('orderActions', () => {
  it('has no cycle among the levels', () => {
    const reachable = (level: string, seen: readonly string[]): readonly string[] =>
      // A successor is made first in place of last: one rule holds of a pair, or the other. What is left is another cluster.
      ORDER_RULES.filter(({ within }) => within !== 'successor' && within !== 'left')
        .filter((rule) => rule.before.some((before) => before === level))
        .flatMap((rule) =>
          rule.after.flatMap((after) =>
            seen.includes(after) ? [after] : [after, ...reachable(after, [...seen, after])],
          ),
        );
    for (const level of LEVELS) expect(reachable(level, [])).not.toContain(level);
  });

  it('merges tags on the same hosts, and hosts under the same tags', () => {
    expect(order([action('haproxy'), action('pg-hba')])).toEqual(['pg-hba+haproxy']);
    const other = { cluster: 'pg-meta', hosts: new Set(['10.10.10.10']) };
    expect(order([action('pg-hba'), action('pg-hba', other)])).toEqual(['pg-hba+pg-hba']);
    expect(order([action('pg-hba'), action('haproxy', other)])).toEqual(['pg-hba', 'haproxy']);
  });

  it('lets load balancers forget a host before another cluster makes a member there', () => {
    const removed = action('instance-remove', { hosts: new Set(['10.10.10.13']) });
    const created = action('instance-create', {
      cluster: 'pg-meta',
      hosts: new Set(['10.10.10.13']),
      leaves: ['pg-test'],
    });
    expect(order([created, action('haproxy'), removed])).toEqual([
      'instance-remove',
      'haproxy 0',
      'instance-create 0 1',
    ]);
  });

  it('has no cycle where two clusters exchange hosts, also where one of them is emptied already', () => {
    const member = (cluster: string, host: string, leaves: readonly string[] = []) =>
      action('instance-create', { cluster, hosts: new Set([host]), leaves });
    const removed = (cluster: string, host: string) => action('instance-remove', { cluster, hosts: new Set([host]) });
    const balanced = (cluster: string, host: string) => action('haproxy', { cluster, hosts: new Set([host]) });
    const balancers = [balanced('pg-test', '10.10.10.11'), balanced('pg-meta', '10.10.10.10')];
    const exchanged = [member('pg-test', '10.10.10.23', ['pg-meta']), member('pg-meta', '10.10.10.13', ['pg-test'])];
    const [first, second] = [removed('pg-test', '10.10.10.13'), removed('pg-meta', '10.10.10.23')];
    expect(order([...exchanged, ...balancers, first, second])).toEqual([
      'instance-remove',
      'instance-remove',
      'haproxy+haproxy 0 1',
      'instance-create+instance-create 0 1 2',
    ]);
    expect(order([...exchanged, ...balancers, first])).toEqual([
      'instance-remove',
      'haproxy+haproxy 0',
      'instance-create+instance-create 0 1',
    ]);
  });

  it('never merges what restarts or destroys', () => {
    const other = { cluster: 'pg-meta', hosts: new Set(['10.10.10.10']) };
    expect(order([action('haproxy-run'), action('haproxy-run', other)])).toEqual(['haproxy-run', 'haproxy-run']);
    expect(order([action('instance-remove'), action('instance-remove', other)])).toHaveLength(2);
  });

  it('lets a service listen before it is told what it serves, on the hosts that both are about', () => {
    const wide = { hosts: new Set(['10.10.10.11', '10.10.10.12']) };
    expect(order([action('pgbouncer-users', wide), action('pgbouncer-port')])).toEqual([
      'pgbouncer-port',
      'pgbouncer-users 0',
    ]);
    const elsewhere = { hosts: new Set(['10.10.10.13']) };
    expect(order([action('pgbouncer-users', wide), action('pgbouncer-port', elsewhere)])).toEqual([
      'pgbouncer-users',
      'pgbouncer-port',
    ]);
  });

  it('lets a failure stop only what needs it', () => {
    const user = action('user', { vars: { pg_user: 'a' }, item: 'pg_users/a' });
    const stranger = action('database', {
      vars: { pg_database: 'x' },
      item: 'pg_databases/x',
      requires: ['pg_users/z'],
    });
    const owned = action('database', { vars: { pg_database: 'd' }, item: 'pg_databases/d', requires: ['pg_users/a'] });
    expect(order([owned, stranger, user, action('pg-hba')])).toEqual(['user', 'database', 'pg-hba', 'database 0']);
  });

  it('puts load balancers after the membership, and registration last', () => {
    const joined = { hosts: new Set(['10.10.10.13']) };
    const actions = [
      action('register-prometheus', joined),
      action('haproxy'),
      action('instance-create', joined),
      action('node-create', joined),
    ];
    expect(order(actions)).toEqual(['node-create', 'instance-create 0', 'haproxy 1', 'register-prometheus 0 1']);
  });

  it('prints the chain of a cycle', () => {
    const one = action('user', { vars: { pg_user: 'a' }, item: 'pg_users/a', requires: ['pg_users/b'] });
    const other = action('user', { vars: { pg_user: 'b' }, item: 'pg_users/b', requires: ['pg_users/a'] });
    expect(() => order([one, other])).toThrow(
      'user pg-test pg_users/a → user pg-test pg_users/b → user pg-test pg_users/a',
    );
  });
});
