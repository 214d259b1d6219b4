import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getAnsiblePython } from '../../lib/ansible.ts';
import { writeLargeInventory } from '../../lib/large-inventory.ts';
import type { Size } from '../../lib/large-inventory.ts';
import { check, checkGrowth, measure, say, sayHead, sayUse } from './measure.ts';

/** Times faster than Ansible, by the number of hosts. */
const LEAN_BARS = new Map([
  [3_000, 20],
  [30_000, 50],
]);
const GLOBALS_BAR = 10;
/** Real globals make 23 kB of variables a host. */
const MOST_WITH_GLOBALS = 3_000;
const MEMORY_BAR = 600;
/** An empty node is the unit for what a person waits for: validating the sandbox's inventory. */
const SANDBOX_BAR = 4;

const root = process.cwd();
const ops = join(root, 'scripts/ops');
const python = getAnsiblePython();
function findBar({ hosts, hasGlobals }: Size): number | undefined {
  return hasGlobals && hosts === MOST_WITH_GLOBALS ? GLOBALS_BAR : LEAN_BARS.get(hosts);
}

/** Seconds of our verbs, for the growth. */
function compare(work: string, size: Size): number {
  const folder = join(work, `${size.hosts} ${size.layout} ${size.hasGlobals ? 'globals' : 'lean'}`);
  const path = writeLargeInventory(folder, size);
  const empty = join(work, 'empty');
  const runs = size.hosts > 3_000 ? 1 : 3;
  say(`${size.hosts} hosts, ${size.hasGlobals ? 'real globals' : 'lean'}, ${size.layout}`);
  const lister = [join(python, '../ansible-inventory'), '-i', path, '--list', '--playbook-dir', empty];
  const ansible = measure(lister, empty, size.hosts > 300 ? 1 : 3);
  sayUse('ansible-inventory', ansible);
  const verbs = ['hostvars', 'validate'].map((verb) => {
    const use = measure([ops, verb, '--inventory', path], root, runs);
    const times = ansible.seconds / use.seconds;
    sayUse(verb, use, `${times.toFixed(1)} ×`);
    const bar = findBar(size);
    if (bar !== undefined) check(`at least ${bar} times faster`, times >= bar);
    if (size.hosts === 30_000 && !size.hasGlobals) check(`under ${MEMORY_BAR} MB`, use.megabytes < MEMORY_BAR);
    return use.seconds;
  });
  rmSync(folder, { recursive: true });
  return Math.max(...verbs);
}

function checkSandbox(): void {
  const empty = measure(['node', '-e', '0'], root, 5);
  const validate = measure([ops, 'validate', '--env', 'sandbox'], root, 5);
  say('the inventory of the sandbox');
  sayUse('node -e 0', empty);
  sayUse('validate', validate, `${(validate.seconds / empty.seconds).toFixed(1)} nodes`);
  check(`at most ${SANDBOX_BAR} times an empty node`, validate.seconds <= SANDBOX_BAR * empty.seconds);
}

const work = mkdtempSync(join(tmpdir(), 'bench-inventory-'));
try {
  mkdirSync(join(work, 'empty'));
  writeFileSync(join(work, 'ansible.cfg'), '[defaults]\nforce_valid_group_names = ignore\n');
  process.env['ANSIBLE_CONFIG'] = join(work, 'ansible.cfg');
  const wanted = process.argv.slice(2).map(Number);
  const hosts = wanted.length > 0 ? wanted : [30, 300, 3_000, 30_000];
  sayHead();
  for (const hasGlobals of [false, true]) {
    for (const layout of ['one file', 'a file a cluster'] as const) {
      const sizes = hosts.filter((count) => !hasGlobals || count <= MOST_WITH_GLOBALS);
      const seconds = new Map(sizes.map((count) => [count, compare(work, { hosts: count, hasGlobals, layout })]));
      checkGrowth('validate and hostvars', seconds);
    }
  }
  checkSandbox();
} finally {
  rmSync(work, { recursive: true });
}
