import { expect, test } from 'vitest';
import { loadInventory } from '../../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../../actions/core/resolve/resolve.ts';

const GROUPS = `top:
  vars: { x: top, list: [1, { name: two }] }
  children:
    left: { hosts: { b: , a: { x: host } } }
    right: { hosts: { c: }, children: { below: { hosts: { d: } } } }
all:
  hosts: { alone: }
`;

function resolve(files: Readonly<Record<string, string>>) {
  const source = {
    root: 'hosts',
    files: Object.entries(files).map(([name, text]) => ({ path: `hosts/${name}`, text })),
  };
  const { inventory, problems } = loadInventory(source);
  expect(problems).toEqual([]);
  return resolveInventory(inventory);
}

test('groups hold the hosts of the groups below them', () => {
  const { hosts, groups } = resolve({ 'x.yml': GROUPS });
  expect(hosts).toEqual(['b', 'a', 'c', 'd', 'alone']);
  expect(Object.fromEntries(groups)).toEqual({
    all: ['b', 'a', 'c', 'd', 'alone'],
    ungrouped: ['alone'],
    top: ['b', 'a', 'c', 'd'],
    left: ['b', 'a'],
    right: ['c', 'd'],
    below: ['d'],
  });
});

test('an origin is the file and the path where the value that counts is written', () => {
  const { findOrigin, locate } = resolve({ 'x.yml': GROUPS, 'group_vars/below.yml': '# comment\nx: file\n' });
  expect(findOrigin('a', 'x')).toEqual({ file: 'hosts/x.yml', path: ['top', 'children', 'left', 'hosts', 'a', 'x'] });
  expect(findOrigin('b', 'x')).toEqual({ file: 'hosts/x.yml', path: ['top', 'vars', 'x'] });
  expect(findOrigin('d', 'x')).toEqual({ file: 'hosts/group_vars/below.yml', path: ['x'] });
  expect(findOrigin('alone', 'x')).toBeUndefined();
  const list = findOrigin('b', 'list');
  expect(list && locate(list, [1, 'name'])).toEqual({ file: 'hosts/x.yml', line: 2, column: 37 });
});

test('a loop of groups is an error, not an endless walk', () => {
  const text = 'a: { children: { b: { children: { c: { children: { a: } } } } } }\n';
  const { problems, inventory } = loadInventory({ root: 'x.yml', files: [{ path: 'x.yml', text }] });
  expect(problems).toMatchObject([{ line: 1, rule: 'inventory' }]);
  expect(resolveInventory(inventory).hosts).toEqual([]);
});

test('hosts that say the same have it each in its own order and type', () => {
  const { variables } = resolve({
    'x.yml': `one: { hosts: { a: { n: 1, r: "1" }, b: { n: 1, r: "1" }, c: { r: "1", n: 1 }, d: { n: "1", r: 1 } } }
two: { hosts: { e: { n: 1, r: "1" } }, vars: { n: 2, s: 3 } }
`,
  });
  const written = (host: string) => [...(variables.get(host) ?? [])].filter(([name]) => name.length === 1);
  expect(['a', 'b', 'c', 'd', 'e'].map(written)).toEqual([
    [
      ['n', 1],
      ['r', '1'],
    ],
    [
      ['n', 1],
      ['r', '1'],
    ],
    [
      ['r', '1'],
      ['n', 1],
    ],
    [
      ['n', '1'],
      ['r', 1],
    ],
    [
      ['n', 1],
      ['s', 3],
      ['r', '1'],
    ],
  ]);
});
