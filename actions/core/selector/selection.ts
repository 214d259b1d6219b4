/**
 * Which members a selector gives, where that is plain: a filter that asks for a member's variables, or whether they are
 * equal to each other or to literals. Of anything else this library and Ansible's may make something different.
 */
import jmespath from 'jmespath';
import type { ExpressionNode } from 'jmespath';
import type { Value } from '../types.ts';
import { compile, listChildren } from './compile.ts';

export interface Selection {
  /** The variables that it reads. */
  readonly names: readonly string[];
  /** By the values of `names`, in their order; undefined for a variable that a member has not. */
  readonly takes: (values: readonly (Value | undefined)[]) => boolean;
}

const CONDITIONS = ['Comparator', 'Field', 'Literal', 'AndExpression', 'OrExpression', 'NotExpression'];
const COMPARISONS = ['EQ', 'NE'];

/** Undefined where it is not plain. */
export function readSelection(text: string): Selection | undefined {
  const selector = compile(text);
  if ('mistake' in selector || !selector.isPlain) return undefined;
  const [, , condition] = listChildren(selector.tree);
  if (condition === undefined) return { names: [], takes: () => true };
  const nodes = listNodes(condition);
  if (!nodes.every(isCondition)) return undefined;
  const names = [...new Set(nodes.flatMap(({ type, name }) => (type === 'Field' ? [String(name)] : [])))];
  const takes = (values: readonly (Value | undefined)[]) =>
    isFound(text, Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])));
  return { names, takes };
}

function listNodes(tree: ExpressionNode): readonly ExpressionNode[] {
  return [tree, ...listChildren(tree).flatMap(listNodes)];
}

function isCondition({ type, name }: ExpressionNode): boolean {
  return CONDITIONS.includes(type) && (type !== 'Comparator' || COMPARISONS.some((one) => one === name));
}

function isFound(text: string, member: Readonly<Record<string, Value>>): boolean {
  const found: unknown = jmespath.search([member], text);
  return Array.isArray(found) && found.length > 0;
}
