/** Whose variables an expression means, and what stands for a host in a text. */
import type { Expression } from './ast.ts';

/** Whose value: the host's own, those of its cluster's members, or anybody's. */
export type Whose = 'own' | 'members' | 'all';

/** What a name of the text itself stands for. */
export type Local =
  | { readonly kind: 'plain' | 'member' }
  | { readonly kind: 'host'; readonly whose: Whose }
  | { readonly kind: 'host-variables'; readonly whose: Whose };

export type Scope = Map<string, Local>;

export const PLAIN: Local = { kind: 'plain' };
/** What role pg_id keeps: one mapping for each member, with its inventory name. */
const MEMBER_LISTS: readonly string[] = ['_pg_members', '_pg_id_members'];
/** What role pg_id is handed in the place of `groups`: its values are lists of hosts too. */
const CLUSTER_HOSTS = '_cluster_hosts';
const MEMBER_HOSTS = ['host', 'inventory_hostname'];

export function isFree(expression: Expression, name: string, scope: Scope): boolean {
  return expression.kind === 'name' && expression.name === name && !scope.has(name);
}

/** Whose variables an expression is the mapping of. */
export function findHostVariables(expression: Expression, scope: Scope): Whose | undefined {
  if (expression.kind === 'name') {
    const local = scope.get(expression.name);
    return local?.kind === 'host-variables' ? local.whose : undefined;
  }
  if (expression.kind !== 'subscript' || !isFree(expression.of, 'hostvars', scope)) return undefined;
  return findWhose(expression.key, scope);
}

export function findWhose(key: string | Expression, scope: Scope): Whose {
  if (typeof key === 'string') return 'all';
  if (key.kind === 'name') {
    const local = scope.get(key.name);
    if (local?.kind === 'host') return local.whose;
    return local === undefined && key.name === 'inventory_hostname' ? 'own' : 'all';
  }
  const isMember = key.kind === 'attribute' && key.of.kind === 'name' && scope.get(key.of.name)?.kind === 'member';
  return isMember && MEMBER_HOSTS.includes(key.name) ? 'members' : 'all';
}

/** What a loop's variable is: a member, a host of a group, or nothing special. */
export function findLoopLocal(target: string, over: Expression, test: Expression | undefined): Local {
  let base = over;
  while (base.kind === 'filter' && base.of !== undefined) base = base.of;
  if (base.kind === 'name' && MEMBER_LISTS.includes(base.name)) return { kind: 'member' };
  if (!isHostList(base)) return PLAIN;
  return { kind: 'host', whose: test !== undefined && asksForCluster(target, test) ? 'members' : 'all' };
}

/** `groups['all']`, or `_cluster_hosts.get(pg_cluster, groups['all'])`. */
function isHostList(expression: Expression): boolean {
  if (expression.kind === 'call') {
    const { callee } = expression;
    return callee.kind === 'attribute' && callee.of.kind === 'name' && callee.of.name === CLUSTER_HOSTS;
  }
  const isPart = expression.kind === 'subscript' || expression.kind === 'attribute';
  return isPart && expression.of.kind === 'name' && expression.of.name === 'groups';
}

/** `hostvars[target].pg_cluster == pg_cluster`, alone or with more. */
function asksForCluster(target: string, test: Expression): boolean {
  if (test.kind !== 'operation') return false;
  if (test.operator === 'and') return test.operands.some((operand) => asksForCluster(target, operand));
  if (test.operator !== '==') return false;
  const sides = test.operands.map((operand) => {
    let side = operand;
    while (side.kind === 'filter' && side.of !== undefined) side = side.of;
    return side;
  });
  const isOwn = sides.some((side) => side.kind === 'name' && side.name === 'pg_cluster');
  const isOther = sides.some(
    (side) =>
      side.kind === 'attribute' &&
      side.name === 'pg_cluster' &&
      side.of.kind === 'subscript' &&
      side.of.of.kind === 'name' &&
      side.of.of.name === 'hostvars' &&
      side.of.key.kind === 'name' &&
      side.of.key.name === target,
  );
  return isOwn && isOther;
}
