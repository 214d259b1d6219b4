/**
 * Inventories that Ansible reads, made at random: groups below groups, hosts in many groups, ranges and ports, priorities,
 * every kind of scalar, anchors and merge keys, files and folders of variables in every form.
 */
import { makeRandom } from './random.ts';
import type { Random } from './random.ts';

/** Text of each file by its path. The inventory is `hosts`, a folder, or `hosts.yml`. */
export type InventoryFiles = ReadonlyMap<string, string>;

type Node = string | readonly (readonly [string, Node])[];

const GROUPS = ['pg-test', 'meta', 'db', 'Web', '"1"', '"20"', 'a.b', 'é', '_x', 'node-1', 'constructor'];
const VARIABLES = ['a', 'b', 'pg_port', '"x y"', 'constructor', '__proto__', 'é', 'ansible_port'];
/** Below a variable only: two layers that call one variable 1 and "1" are no inventory that anybody has. */
const KEYS = [...VARIABLES, '1', 'yes', '"1"', '~'];
const HOSTS: readonly [string, ...string[]] = [
  'node-1', 'node-2', '10.10.10.11', '10.10.10.12', '"10"', '"9"', 'db', 'localhost', '"h[1:3]"', '"h[01:05:2].x"',
  '"h2:22"', '"10.10.10.[11:13]"', '"z[a:c]:2222"', '"[::1]:24"', '"::1"', 'toString', '"a b"', '"q[1:2][a:b]"', 'ü',
]; // prettier-ignore
const SCALARS: readonly [string, ...string[]] = [
  'text', 'yes', 'no', 'On', 'y', '~', 'null', '""', '"yes"', "'it''s'", '010', '0x1F', '0b11', '1_000', '1:30', '-1',
  '+12', '0o10', '09', '1e3', '1.5e+3', '1.0', '.5', '-.5', '.inf', '-.INF', '12345678901234567890', '9007199254740993',
  '2001-12-14', '2001-12-14 21:59:43.10 -5', '2001-12-14t21:59:43Z', '10.0.0.1', '22:5432', '"{{ a }}"', '!unsafe "{{ a }}"',
  '!unsafe 12', '!vault abc', '!!str 12', '!!int "1_0"', '!!float 3', '! 12', '"\\u00e9\\x41\\U0001F600"', 'a#b', '"a # b"',
  'http://x:80/', '[]', '{}', '[1, yes, "2"]', '{1: x, yes: y, ~: z}', '{010: x, 1.5: y}', '[[a], {b: [c]}]', '!!set {p}',
  '!!omap [x: 1]', '1__0', '190:20:30.15', '0.1', '1e-7', '100_000_000_000_000_000_000', '"=\\n"', '-', '0', '-0', '- x', '"- x"',
].filter((text) => text !== '-' && text !== '- x') as [string, ...string[]]; // prettier-ignore
const JSON_SCALARS: readonly [string, ...string[]] = ['1', '1e3', '-0.5', '"yes"', 'true', 'null', '"é\\u00e9"', '[1, {"a": []}]', '12345678901234567890', 'NaN', '-Infinity']; // prettier-ignore

export function makeInventory(seed: number): InventoryFiles {
  const maker = new InventoryMaker(makeRandom(seed));
  return maker.make();
}

class InventoryMaker {
  private readonly random: Random;
  private readonly files = new Map<string, string>();
  private readonly groups: readonly string[];

  constructor(random: Random) {
    this.random = random;
    this.groups = ['all', 'ungrouped', ...random.some(GROUPS, 8)];
  }

  make(): InventoryFiles {
    const { random } = this;
    const isFolder = random.chance(0.7);
    const top = isFolder ? 'hosts/' : '';
    if (isFolder) {
      const names = random.some(['a.yml', 'b.yaml', 'B.yml', 'c', 'sub/d.yml', 'sub.d/e.yml', 'a/z.yml', 'a-.yml'], 4);
      for (const name of ['main.yml', ...names]) this.files.set(top + name, this.writeGroups());
      for (const name of random.some(['notes.txt', 'x.yml.bak', '.hidden.yml', 'old.orig/x.yml', 'empty.yml'], 2)) {
        this.files.set(top + name, name === 'empty.yml' ? '# nothing\n' : 'junk: [');
      }
    } else {
      this.files.set('hosts.yml', this.writeGroups());
    }
    for (const group of this.groups) this.writeVariables(`${top}group_vars/`, unquote(group));
    for (const host of HOSTS) this.writeVariables(`${top}host_vars/`, unquote(host));
    return this.files;
  }

  private writeGroups(): string {
    const { random } = this;
    const groups = random
      .some(this.groups, 6)
      .map((name) => [name, this.makeGroup(this.groups.indexOf(name), 0)] as const);
    const fields = groups.length === 0 ? [['all', this.makeGroup(0, 0)] as const] : groups;
    const anchor = `&v ${this.flow(this.makeVariables(3))}`;
    const text = this.block([['anchors', [['vars', anchor]]], ...fields], 0);
    const ended = random.chance(0.2) ? `---\n# a comment\n${text}...\n` : text;
    return random.chance(0.1) ? ended.replaceAll('\n', '\r\n') : ended;
  }

  /** Only groups of a higher number are below a group, so that there is no loop. */
  private makeGroup(number: number, depth: number): Node {
    const { random } = this;
    if (random.chance(0.08)) return '';
    const sections: (readonly [string, Node])[] = [];
    if (random.chance(0.6)) sections.push(['hosts', this.makeHosts()]);
    if (random.chance(0.6)) sections.push(['vars', this.makeVariables(4, true)]);
    const below = this.groups.slice(Math.max(number + 1, 2));
    if (depth < 4 && below.length > 0 && random.chance(number === 0 ? 0.9 : 0.5)) {
      const children = random.some(below, 3);
      sections.push([
        'children',
        children.map((name) => [name, random.chance(0.3) ? '' : this.makeGroup(this.groups.indexOf(name), depth + 1)]),
      ]);
    }
    const ordered = random.some(sections, 3);
    return ordered.length === 0 ? random.pick(['', '{}', '{hosts: }']) : ordered;
  }

  private makeHosts(): Node {
    const { random } = this;
    const hosts = random.some(HOSTS, 4);
    if (hosts.length === 0) return random.pick(['', '{}', 'lonely']);
    return hosts.map((name) => [
      name,
      random.chance(0.4) ? random.pick(['', '~', '{}', '0', 'no']) : this.makeVariables(3),
    ]);
  }

  private makeVariables(most: number, isGroup = false, names: readonly string[] = VARIABLES): Node {
    const { random } = this;
    const variables: (readonly [string, Node])[] = random
      .some(names, most)
      .map((name) => [name, random.chance(0.15) ? this.makeVariables(2, false, KEYS) : random.pick(SCALARS)]);
    if (isGroup && random.chance(0.3)) {
      variables.push(['ansible_group_priority', random.pick(['5', '"7"', 'yes', '2.9', '-1', '10', '" 3 "'])]);
    }
    return variables.length === 0 ? '{}' : variables;
  }

  private writeVariables(folder: string, name: string): void {
    const { random } = this;
    if (!random.chance(0.2)) return;
    for (const form of random.some(
      ['', '.yml', '.yaml', '.json', '/a.yml', '/sub/b', '/c.json', '/README.md', '.yml/x.yml'],
      3,
    )) {
      const path = folder + name + form;
      const clash = [...this.files.keys()].some(
        (known) => known.startsWith(`${path}/`) || path.startsWith(`${known}/`),
      );
      if (!clash) this.files.set(path, form.endsWith('.json') ? this.writeJson() : this.writeFile());
    }
  }

  private writeFile(): string {
    if (this.random.chance(0.1)) return this.random.pick(['', '# nothing\n', '---\n', '{}\n', '[]\n']);
    return this.block(this.makeVariables(4), 0);
  }

  private writeJson(): string {
    const fields = this.random.some(['a', 'b', 'pg_port', 'é', '__proto__'], 3);
    return `{${fields.map((name) => `"${name}": ${this.random.pick(JSON_SCALARS)}`).join(', ')}}\n`;
  }

  private block(node: Node, indent: number): string {
    if (typeof node === 'string') return `${' '.repeat(indent)}${node}\n`;
    const lines = node.map(([key, value]) => {
      const head = `${' '.repeat(indent)}${key}:`;
      if (typeof value === 'string') return `${head} ${value}\n`;
      const merge =
        this.random.chance(0.1) && key !== 'hosts' && key !== 'children' ? this.mergeLine(node, indent) : '';
      if (this.random.chance(0.2)) return `${head} ${this.flow(value)}\n`;
      return `${head}\n${this.block(value, indent + this.random.pick([1, 2, 4]))}${merge}`;
    });
    return lines.join('');
  }

  /** Variables of the file's anchor beside the ones that are there. */
  private mergeLine(siblings: Node, indent: number): string {
    const isVariables = typeof siblings !== 'string' && siblings.some(([key]) => VARIABLES.includes(key));
    return isVariables && indent > 2 ? `${' '.repeat(indent)}<<: *v\n` : '';
  }

  private flow(node: Node): string {
    if (typeof node === 'string') return node;
    return `{${node.map(([key, value]) => `${key}: ${this.flow(value)}`).join(', ')}}`;
  }
}

function unquote(name: string): string {
  return name.replaceAll('"', '');
}
