import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getAnsiblePython } from '../../lib/ansible.ts';
import { writeLargeInventory } from '../../lib/large-inventory.ts';
import type { Size } from '../../lib/large-inventory.ts';
import { check, checkGrowth, measure, say, sayHead, sayUse } from './measure.ts';
import type { Use } from './measure.ts';

/** A plan takes at most this part of Ansible's time, at the size that the bars are for. */
const PART = 9;
const MEMORY_BAR = 300;
const BARRED_SIZE = 3_000;

const root = process.cwd();
const python = getAnsiblePython();

interface Edit {
  readonly name: string;
  /** In one file, or in the file of the layout that has the text. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const EDITS: readonly Edit[] = [
  {
    name: 'one cluster',
    file: 'pg-00005.yml',
    from: '    pg_cluster: pg-00005\n',
    to: '    pg_cluster: pg-00005\n    pg_weight: 50\n',
  },
  {
    name: 'all.vars',
    file: 'globals.yml',
    from: '"ansible_user": "ops"',
    to: '"ansible_user": "ops", "pg_weight": 50',
  },
];

function git(repository: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', repository, ...identity, ...args], { stdio: 'pipe' });
}

/** A checkout of its own: the command line looks for the inventory where it lies itself. */
function makeRepository(folder: string, size: Size): string {
  const repository = join(folder, 'repository');
  for (const part of ['scripts/ops', 'scripts/lib/ops.mjs', 'actions/dist', 'package.json'])
    cpSync(join(root, part), join(repository, part), { recursive: true });
  writeLargeInventory(join(repository, 'inventory/large'), size);
  if (size.layout === 'one file') {
    const hosts = join(repository, 'inventory/large/hosts');
    mkdirSync(hosts);
    cpSync(`${hosts}.yml`, join(hosts, 'hosts.yml'));
    rmSync(`${hosts}.yml`);
  }
  git(repository, 'init', '-q', '-b', 'main');
  git(repository, 'add', '-A');
  git(repository, 'commit', '-q', '-m', 'base');
  return repository;
}

function apply({ file, from, to }: Edit, hosts: string): void {
  const path = statSync(join(hosts, 'hosts.yml'), { throwIfNoEntry: false }) === undefined ? file : 'hosts.yml';
  const text = readFileSync(join(hosts, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(hosts, path), text.replace(from, to));
}

/** The sides of each way to ask, after the edit. */
function listWays(repository: string, before: string): readonly (readonly [name: string, args: readonly string[]])[] {
  const hosts = join(repository, 'inventory/large/hosts');
  return [
    ['two paths', ['--existing', before, '--desired', hosts]],
    ['commit to work tree', ['--existing', 'rev:HEAD']],
  ];
}

function checkBars(size: Size, use: Use, ansible: Use | undefined): void {
  if (size.hosts !== BARRED_SIZE) return;
  if (ansible !== undefined) check(`at most a ${PART}th of Ansible`, use.seconds * PART <= ansible.seconds);
  check(`at most ${MEMORY_BAR} MB`, use.megabytes <= MEMORY_BAR);
}

/** Seconds of the slowest way, for the growth. */
function compare(work: string, size: Size): number {
  const folder = join(work, `${size.hosts} ${size.layout}`);
  const repository = makeRepository(folder, size);
  const hosts = join(repository, 'inventory/large/hosts');
  const before = join(folder, 'before');
  cpSync(hosts, before, { recursive: true });
  say(`${size.hosts} hosts, ${size.layout}`);
  const ansible = size.hosts === BARRED_SIZE ? measureAnsible(work, before) : undefined;
  if (ansible !== undefined) sayUse('ansible-inventory', ansible);
  const seconds = EDITS.flatMap((edit) => {
    apply(edit, hosts);
    const uses = listWays(repository, before).map(([way, args]) => {
      const command = [join(repository, 'scripts/ops'), 'plan', ...args, '--format', 'json'];
      const use = measure(command, repository, size.hosts > BARRED_SIZE ? 1 : 5);
      sayUse(
        `${edit.name}, ${way}`,
        use,
        ansible === undefined ? '' : `1/${(ansible.seconds / use.seconds).toFixed(1)}`,
      );
      checkBars(size, use, ansible);
      return use.seconds;
    });
    git(repository, 'checkout', '-q', '.');
    return uses;
  });
  rmSync(folder, { recursive: true });
  return Math.max(...seconds);
}

function measureAnsible(work: string, path: string): Use {
  const empty = join(work, 'empty');
  const command = [join(python, '../ansible-inventory'), '-i', path, '--list', '--playbook-dir', empty];
  return measure(command, empty, 1);
}

const work = mkdtempSync(join(tmpdir(), 'bench-plan-'));
try {
  mkdirSync(join(work, 'empty'));
  writeFileSync(join(work, 'ansible.cfg'), '[defaults]\nforce_valid_group_names = ignore\n');
  process.env['ANSIBLE_CONFIG'] = join(work, 'ansible.cfg');
  const wanted = process.argv.slice(2).map(Number);
  const sizes = wanted.length > 0 ? wanted : [BARRED_SIZE, 30_000];
  sayHead();
  for (const layout of ['one file', 'a file a cluster'] as const) {
    const seconds = new Map(sizes.map((hosts) => [hosts, compare(work, { hosts, hasGlobals: false, layout })]));
    checkGrowth('plan', seconds);
  }
} finally {
  rmSync(work, { recursive: true });
}
