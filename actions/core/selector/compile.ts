/**
 * Selectors of services are JMESPath over the list of a cluster's members. The template hands what they give to HAProxy
 * as members, so one that Ansible cannot read, or that gives anything else, ends its run.
 */
import jmespath from 'jmespath';
import type { ExpressionNode } from 'jmespath';
import type { Memo } from '../memo.ts';
import type { Member } from './member.ts';

/** What is known of a selector without any members: a mistake, or its tree. */
export type Compiled =
  | { readonly mistake: string }
  | { readonly tree: ExpressionNode; readonly isPlain: boolean; readonly hasOrder: boolean };

const ORDERS = ['GT', 'GTE', 'LT', 'LTE'];

/** What is wrong with a selector, for the members of a cluster; undefined where nothing is. */
export function findSelectorMistake(
  text: string,
  listMembers: () => readonly Member[],
  memo: Memo,
): string | undefined {
  const selector = memo.recall(compile, text);
  if ('mistake' in selector) return selector.mistake;
  const { tree, isPlain, hasOrder } = selector;
  if (isPlain && !hasOrder) return undefined;
  const members = listMembers();
  if (hasNode(tree, (node) => isOrder(node) && isMixed(node, members)))
    return 'orders text against a number; write a number as `10`';
  if (isPlain) return undefined;
  try {
    const found: unknown = jmespath.search(members, text);
    if (Array.isArray(found) && found.every((one) => members.some((member) => member === one))) return undefined;
  } catch (error) {
    return describe(error);
  }
  return 'gives something else than members; write [] for all of them, or [? condition ]';
}

export function compile(text: string): Compiled {
  try {
    const tree = jmespath.compile(text);
    return { tree, isPlain: isPlainFilter(tree), hasOrder: hasNode(tree, isOrder) };
  } catch (error) {
    return { mistake: describe(error) };
  }
}

/** Gives members whatever their variables are: all of them, or those that a filter without functions lets through. */
function isPlainFilter(tree: ExpressionNode): boolean {
  const [left, right] = listChildren(tree);
  if (right?.type !== 'Identity') return false;
  if (tree.type === 'Projection')
    return left?.type === 'Identity' || (left?.type === 'Flatten' && listChildren(left)[0]?.type === 'Identity');
  return tree.type === 'FilterProjection' && left?.type === 'Identity' && !hasNode(tree, isFunction);
}

function hasNode(tree: ExpressionNode, isWanted: (node: ExpressionNode) => boolean): boolean {
  return isWanted(tree) || listChildren(tree).some((child) => hasNode(child, isWanted));
}

export function listChildren({ children = [] }: ExpressionNode): readonly ExpressionNode[] {
  return children.filter((child) => typeof child === 'object' && child !== null);
}

function isFunction({ type }: ExpressionNode): boolean {
  return type === 'Function';
}

function isOrder({ type, name }: ExpressionNode): boolean {
  return type === 'Comparator' && ORDERS.some((order) => order === name);
}

/** Python, which Ansible runs on, does not order text and numbers; this library does. */
function isMixed(tree: ExpressionNode, members: readonly Member[]): boolean {
  return members.some((member) => {
    const types = new Set(listChildren(tree).map((child) => typeof readOperand(child, member)));
    return types.has('string') && types.has('number');
  });
}

function readOperand({ type, name, value }: ExpressionNode, member: Member): unknown {
  if (type === 'Literal') return value;
  return type === 'Field' && typeof name === 'string' && Object.hasOwn(member, name) ? member[name] : undefined;
}

function describe(error: unknown): string {
  const reason = error instanceof Error && error.name !== 'TypeError' ? `: ${error.message}` : '';
  return `is no JMESPath that gives members${reason}; write [? pg_role == \`replica\` ]`;
}
