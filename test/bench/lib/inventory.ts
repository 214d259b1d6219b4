import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { writeLargeInventory } from '../../lib/large-inventory.ts';
import type { Size } from '../../lib/large-inventory.ts';

interface Use {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly code: number;
}

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
const python = findAnsiblePython();
const measure = join(root, 'test/bench/lib/measure.py');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
let missed = 0;

/** The best of some runs: what else the machine does only ever adds. */
function run(command: readonly string[], cwd: string, runs: number): Use {
  const uses = Array.from({ length: runs }, () => {
    return JSON.parse(execFileSync('python3', [measure, ...command], { cwd, encoding: 'utf8' })) as Use;
  });
  const [best] = uses.sort((left, right) => left.seconds - right.seconds);
  if (best === undefined || best.code !== 0) throw new Error(`${command.join(' ')} failed in ${cwd}`);
  return best;
}

function check(what: string, isMet: boolean): void {
  if (!isMet) missed++;
  say(`    ${what}: ${isMet ? 'met' : 'MISSED'}`);
}

function format(name: string, { seconds, cpu, megabytes }: Use, times = ''): void {
  const parts = [seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)].map((part) => part.padStart(9));
  say(`  ${name.padEnd(18)}${parts.join('')}${times.padStart(12)}`);
}

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
  const ansible =
    python === undefined
      ? undefined
      : run(
          [join(python, '../ansible-inventory'), '-i', path, '--list', '--playbook-dir', empty],
          empty,
          size.hosts > 300 ? 1 : 3,
        );
  if (ansible !== undefined) format('ansible-inventory', ansible);
  const verbs = ['hostvars', 'validate'].map((verb) => {
    const use = run([ops, verb, '--inventory', path], root, runs);
    const times = ansible === undefined ? undefined : ansible.seconds / use.seconds;
    format(verb, use, times === undefined ? '' : `${times.toFixed(1)} ×`);
    const bar = findBar(size);
    if (times !== undefined && bar !== undefined) check(`at least ${bar} times faster`, times >= bar);
    if (size.hosts === 30_000 && !size.hasGlobals) check(`under ${MEMORY_BAR} MB`, use.megabytes < MEMORY_BAR);
    return use.seconds;
  });
  rmSync(folder, { recursive: true });
  return Math.max(...verbs);
}

function checkGrowth(seconds: ReadonlyMap<number, number>): void {
  const [most = 0, more = 0] = [...seconds.keys()].sort((left, right) => right - left);
  const [last, before] = [seconds.get(most) ?? 0, seconds.get(more) ?? 0];
  if (more > 0) check(`growth from ${more} to ${most} hosts no worse than linear`, last / before <= most / more);
}

function checkSandbox(): void {
  const empty = run(['node', '-e', '0'], root, 5);
  const validate = run([ops, 'validate', '--env', 'sandbox'], root, 5);
  say('the inventory of the sandbox');
  format('node -e 0', empty);
  format('validate', validate, `${(validate.seconds / empty.seconds).toFixed(1)} nodes`);
  check(`at most ${SANDBOX_BAR} times an empty node`, validate.seconds <= SANDBOX_BAR * empty.seconds);
}

const work = mkdtempSync(join(tmpdir(), 'bench-inventory-'));
try {
  mkdirSync(join(work, 'empty'));
  writeFileSync(join(work, 'ansible.cfg'), '[defaults]\nforce_valid_group_names = ignore\n');
  process.env['ANSIBLE_CONFIG'] = join(work, 'ansible.cfg');
  const wanted = process.argv.slice(2).map(Number);
  const hosts = wanted.length > 0 ? wanted : [30, 300, 3_000, 30_000];
  say(`${''.padEnd(20)}  seconds      cpu       MB`);
  for (const hasGlobals of [false, true]) {
    for (const layout of ['one file', 'a file a cluster'] as const) {
      const sizes = hosts.filter((count) => !hasGlobals || count <= MOST_WITH_GLOBALS);
      checkGrowth(new Map(sizes.map((count) => [count, compare(work, { hosts: count, hasGlobals, layout })])));
    }
  }
  checkSandbox();
} finally {
  rmSync(work, { recursive: true });
}
process.exitCode = missed === 0 ? 0 : 1;
