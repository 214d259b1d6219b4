/**
 * A meta node as scripts/meta-setup makes it, in a folder of its own: the environment's state with its keys and its copy of
 * origin, the real program in each commit of origin's main, the real ledger and locks. The fleet answers on loopback, and
 * in the place of Ansible stands ansible-playbook.mjs.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../../actions/adapters/ledger.ts';
import type { LedgerState } from '../../../actions/core/ledger/state.ts';
import { DEPLOYED_NODE, findNode } from '../nodes.ts';
import { writeProgram } from '../program.ts';
import { createPatroni, createSsh, listen } from './loopback.ts';

export const ENVIRONMENT = 'prod';
const MAIN = 'refs/remotes/origin/main';
/** Copied from this repository: what git has, for runs of Ansible in other tests leave caches of Python among it. */
const LOOPBACK_RULE =
  "{ title: loopback, role: common, rules: ['host all,replication all 127.0.0.0/8 scram-sha-256'] }";
const COPIED = ['playbooks', 'ansible.cfg', 'inventory/schema', 'scripts/ops', 'scripts/lib/ops.mjs'];

export interface Ended {
  readonly code: number | null;
  /** Standard output and errors in the order in which they came. */
  readonly text: string;
}

/** What the Ansible of a step was let go for. */
export interface AnsibleRun {
  readonly command: string;
  readonly hosts: readonly string[];
  readonly round: string;
}

export interface Running {
  readonly pid: number;
  readonly process: ChildProcess;
  readonly text: () => string;
  readonly end: Promise<Ended>;
}

export interface FleetShape {
  readonly clusters: number;
  /** A merge changes a user of each cluster, a step for each, and nothing that they have in common. */
  readonly usersAlone?: true;
}

export class MetaNode {
  readonly folder = mkdtempSync(join(tmpdir(), 'ops-node-'));
  /** Bare, what GitHub has. */
  readonly origin = join(this.folder, 'origin.git');
  /** Where changes are made that are merged. */
  readonly author = join(this.folder, 'author');
  readonly state = join(this.folder, 'state', ENVIRONMENT);
  readonly source = join(this.state, 'source.git');
  readonly live = join(this.folder, 'live');
  readonly hosts: readonly string[];
  private readonly bin = join(this.folder, 'bin');
  private readonly servers: Server[] = [];
  private ports = { ssh: 0, patroni: 0 };

  private readonly fleet: FleetShape;

  private constructor(fleet: FleetShape) {
    this.fleet = fleet;
    this.hosts = Array.from({ length: fleet.clusters }, (_, index) => `127.0.0.${String(10 + index)}`);
  }

  /** With clusters of one member each; the first one's is the meta node too. */
  static async open(fleet: FleetShape): Promise<MetaNode> {
    const node = new MetaNode(fleet);
    for (const [index, host] of node.hosts.entries()) {
      const [ssh, patroni] = [createSsh(), createPatroni(host, nameCluster(index))];
      node.servers.push(ssh, patroni);
      node.ports = {
        ssh: await listen(ssh, host, node.ports.ssh),
        patroni: await listen(patroni, host, node.ports.patroni),
      };
    }
    node.make();
    return node;
  }

  close(): void {
    for (const server of this.servers) server.close().unref();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private make(): void {
    for (const path of [this.bin, this.live, join(this.state, 'keys')]) mkdirSync(path, { recursive: true });
    this.setPace(0);
    cpSync('test/lib/meta-node/ansible-playbook.mjs', join(this.bin, 'ansible-playbook.mjs'));
    this.writeProgram('ansible-playbook', `exec "${process.execPath}" "$0.mjs" "${this.live}" "$@"`);
    this.writeProgram('ansible', ANSIBLE);
    this.writeProgram('ssh', 'exit 255');
    // As scripts/meta-setup installs it; where scripts/test has not run, the one that is there.
    symlinkSync(findNode(DEPLOYED_NODE) ?? process.execPath, join(this.bin, 'node'));
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(this.state, 'keys/state')]);
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', this.origin]);
    execFileSync('git', ['init', '-q', '-b', 'main', this.author]);
    this.git(this.author, 'remote', 'add', 'origin', this.origin);
    this.git(this.author, 'config', 'gc.auto', '0');
    this.writeFiles();
    this.merge(0);
    execFileSync('git', ['init', '-q', '--bare', '--template=', this.source]);
    this.git(this.source, 'remote', 'add', 'origin', this.origin);
    this.git(this.source, 'config', 'ops.publish', 'jobs');
    this.git(this.source, 'fetch', '-q', '--no-tags', 'origin', `+refs/heads/main:${MAIN}`);
    this.git(this.source, 'worktree', 'add', '-q', '--detach', join(this.state, 'code', this.main), this.main);
    execFileSync('ln', ['-s', this.main, join(this.state, 'code/current')]);
  }

  private writeFiles(): void {
    const tracked = execFileSync('git', ['ls-files', '-z', ...COPIED], { encoding: 'utf8' });
    for (const path of tracked.split('\0').filter((name) => name !== '')) cpSync(path, join(this.author, path));
    writeProgram(join(this.author, 'actions/dist'), `import './actions/cli/main.ts';`);
    writeFileSync(join(this.author, 'actions/dist/ops.js'), "import './program.mjs';\n");
    const environment = join(this.author, 'inventory', ENVIRONMENT);
    mkdirSync(join(environment, 'hosts'), { recursive: true });
    writeFileSync(join(environment, 'removals.yml'), '[]\n');
    const key = readFileSync(join(this.state, 'keys/state.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
    writeFileSync(
      join(environment, 'environment.yml'),
      `fingerprint_key: ${'ab'.repeat(16)}\nlimits: { hosts: 1, clusters: 1, restarts: 4 }\nstate_key:\n  - ${key}\n`,
    );
  }

  private writeProgram(name: string, script: string): void {
    const path = join(this.bin, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  git(where: string, ...args: readonly string[]): string {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, '-C', where, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** Origin's. */
  get main(): string {
    return this.git(this.origin, 'rev-parse', 'refs/heads/main');
  }

  /** Milliseconds for which each effect is half written. */
  setPace(milliseconds: number): void {
    writeFileSync(join(this.live, 'pace'), String(milliseconds));
  }

  /** A merge on origin that changes what every host has. */
  merge(round: number): string {
    writeFileSync(join(this.author, 'inventory', ENVIRONMENT, 'hosts/all.yml'), this.writeInventory(round));
    this.git(this.author, 'add', '-A');
    this.git(this.author, 'commit', '-q', '-m', `round ${String(round)}`);
    this.git(this.author, 'push', '-q', 'origin', 'HEAD:main');
    return this.main;
  }

  private writeInventory(round: number): string {
    const [meta = '', ...others] = this.hosts;
    if (this.fleet.usersAlone === true) return this.writeUsers(round);
    const network = `host all all 10.81.${String(round % 250)}.0/24 scram-sha-256`;
    const rules = [LOOPBACK_RULE, `{ title: round ${String(round)}, role: common, rules: ['${network}'] }`];
    const group = (host: string, index: number, more: readonly string[] = []) =>
      [
        `${nameCluster(index)}:`,
        `  hosts: { ${host}: { pg_seq: 1, pg_role: primary } }`,
        '  vars:',
        `    pg_cluster: ${nameCluster(index)}`,
        `    pg_hba_rules_extra: [${rules.join(', ')}]`,
        ...more.map((line) => `    ${line}`),
      ].join('\n');
    const names = `node_dns_hosts_extra: ['192.0.2.1 round-${String(round)}']`;
    const user = `pg_users: [{ name: app, password: not-a-secret, comment: 'round ${String(round)}' }]`;
    return `${this.writeCommon()}
meta:
  hosts: { ${meta}: {} }
  vars: { meta_node: true, prometheus_scrape_interval: ${String(10 + (round % 40))}s }
${[group(meta, 0, [`haproxy_client_timeout: ${String(1 + (round % 40))}h`]), ...others.map((host, index) => group(host, index + 1, index === 0 ? [user, names] : []))].join('\n')}
`;
  }

  private writeUsers(round: number): string {
    const clusters = this.hosts.map((host, index) => {
      const user = `{ name: app_${String(index)}, password: not-a-secret, comment: 'round ${String(round)}' }`;
      const vars = `pg_cluster: ${nameCluster(index)}, pg_users: [${user}], pg_hba_rules_extra: [${LOOPBACK_RULE}]`;
      return `${nameCluster(index)}: { hosts: { ${host}: { pg_seq: 1, pg_role: primary } }, vars: { ${vars} } }`;
    });
    const meta = `meta: { hosts: { ${this.hosts[0] ?? ''}: {} }, vars: { meta_node: true } }`;
    return [this.writeCommon(), meta, ...clusters, ''].join('\n');
  }

  private writeCommon(): string {
    return `
all:
  vars:
    dcs_servers: { meta-1: ${this.hosts[0] ?? ''} }
    ansible_port: ${String(this.ports.ssh)}
    patroni_port: ${String(this.ports.patroni)}
    pg_admin_password: not-a-secret
    pg_monitor_password: not-a-secret
    pg_replication_password: not-a-secret
    haproxy_admin_password: not-a-secret`;
  }

  /** A program in front of all that is started, with its arguments: strace. */
  watchedBy: readonly string[] = [];

  /** One verb of main's newest code on the node. */
  start(...args: readonly string[]): Running {
    const folder = join(this.state, 'code/current');
    const [program = '', ...rest] = [...this.watchedBy, join(folder, 'scripts/ops'), ...args];
    const child = spawn(program, rest, {
      ...{ cwd: folder, env: this.environment(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    const end = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, text })));
    return { pid: child.pid ?? 0, process: child, text: () => text, end };
  }

  run(...args: readonly string[]): Promise<Ended> {
    return this.start(...args).end;
  }

  /** What the timer's unit runs. */
  carryOut(): Promise<Ended> {
    return this.run('request', 'carry-out', '--env', ENVIRONMENT);
  }

  environment(): NodeJS.ProcessEnv {
    const path = `${this.bin}:/usr/sbin:/usr/bin:/sbin:/bin`;
    const own = { OPS_STATE_DIR: join(this.folder, 'state'), OPS_MARKS_DIR: join(this.folder, 'marks') };
    return { PATH: path, HOME: this.folder, LANG: 'C.UTF-8', ...own };
  }

  readLedger(): LedgerState | undefined {
    return openLedger({ environment: ENVIRONMENT, folder: this.state, checkout: this.source }).read()?.state;
  }

  /** Host and effect to what it is: `half N`, or `N`. */
  readEffects(): Readonly<Record<string, string>> {
    const hosts = this.hosts.filter((host) => readdirSync(this.live).includes(host));
    return Object.fromEntries(
      hosts.flatMap((host) =>
        readdirSync(join(this.live, host)).map((name) => [
          `${host} ${name}`,
          readFileSync(join(this.live, host, name), 'utf8'),
        ]),
      ),
    );
  }

  /** In the order in which they were let go. */
  readRuns(): readonly AnsibleRun[] {
    const lines = readdirSync(this.live).includes('runs') ? readFileSync(join(this.live, 'runs'), 'utf8').trim() : '';
    return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AnsibleRun]));
  }
}

function nameCluster(index: number): string {
  return index === 0 ? 'pg-meta' : `pg-test${String(index)}`;
}

/** Answers what a probe asks of a new host: there is nothing. */
const ANSIBLE = `
hosts=$(echo "$1" | sed 's/[^,][^,]*/"&": {"stdout": "{\\\\"ports\\\\": []}"}/g')
echo "{\\"plays\\": [{\\"tasks\\": [{\\"hosts\\": {$hosts}}]}]}"
`;
