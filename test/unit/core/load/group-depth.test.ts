import { expect, it } from 'vitest';
import { loadInventory } from '../../../../actions/core/load/load.ts';

function load(count: number, isReversed: boolean) {
  const lines = Array.from({ length: count }, (_, index) => {
    const children = index === count - 1 ? '' : `, children: { g${String(index + 1)}: {} }`;
    return `g${String(index)}: { hosts: { 10.0.0.1: {} }${children} }`;
  });
  if (isReversed) lines.reverse();
  return loadInventory({ root: 'hosts.yml', files: [{ path: 'hosts.yml', text: `${lines.join('\n')}\n` }] });
}

it.each([false, true])('refuses groups that nest too deep, once and soon (last one first: %s)', (isReversed) => {
  const { problems } = load(20_000, isReversed);
  expect(problems.map(({ severity, rule }) => [severity, rule])).toEqual([['error', 'inventory']]);
  expect(problems[0]?.message).toMatch(/^group "g\d+" is more than 200 levels below another; /);
});

it.each([false, true])('takes those that do not', (isReversed) => {
  expect(load(200, isReversed).problems).toEqual([]);
});
