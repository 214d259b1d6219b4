/** A meta node with secrets in every place that has any: a checkout, a fleet of two that answers on loopback, a state folder. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPatroni, createSsh, listen } from '../../lib/meta-node/loopback.ts';
import { writeProgram } from '../../lib/program.ts';
import { encrypt, secret } from './canaries.ts';
import { Programs } from './programs.ts';

const HOSTS = ['127.0.0.10', '127.0.0.11'] as const;
const WORDS = [
  `could not connect to postgres://dba:${secret('a password in what a task says')}@127.0.0.11/postgres`,
  `with "host=127.0.0.11 user=dba password=${secret('a password in what a task says')} dbname=postgres"`,
].join(' ');

/** What a commit has that its child has otherwise. */
interface Version {
  readonly user: string;
  readonly url: string;
  readonly network: number;
  /** Of an HBA line; left out: one that there is. */
  readonly method?: string;
}

export const BEFORE: Version = {
  user: secret('a password of a user'),
  url: secret('a password in an address of the inventory'),
  network: 1,
};
export const AFTER: Version = {
  user: secret('the password that replaces it'),
  url: secret('the one that replaces it'),
  network: 2,
};

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Fleet {
  readonly folder = mkdtempSync(join(tmpdir(), 'ops-secrets-'));
  readonly checkout = join(this.folder, 'checkout');
  readonly state = join(this.folder, 'state');
  readonly programs = new Programs(this.folder, WORDS);
  private readonly servers: Server[] = [];
  private ports = { ssh: 0, patroni: 0, origin: 0 };
  private program = '';

  static async open(): Promise<Fleet> {
    const fleet = new Fleet();
    const ssh = createSsh();
    fleet.ports = {
      ssh: await fleet.listen(ssh, HOSTS[0]),
      patroni: await fleet.listen(createPatroni(HOSTS[0], 'pg-meta'), HOSTS[0]),
      origin: await fleet.listen(
        createHttpServer((_, answer) => answer.writeHead(403).end('no')),
        '127.0.0.1',
      ),
    };
    await fleet.listen(createSsh(), HOSTS[1], fleet.ports.ssh);
    await fleet.listen(createPatroni(HOSTS[1], 'pg-test'), HOSTS[1], fleet.ports.patroni);
    fleet.make();
    return fleet;
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private listen(server: Server, address: string, port = 0): Promise<number> {
    this.servers.push(server);
    return listen(server, address, port);
  }

  private make(): void {
    // What git has: runs of Ansible in other tests leave caches of Python among the playbooks.
    const tracked = execFileSync('git', ['ls-files', '-z', 'playbooks', 'ansible.cfg', 'inventory/schema'], {
      encoding: 'utf8',
    });
    for (const path of tracked.split('\0').filter((name) => name !== '')) cpSync(path, join(this.checkout, path));
    const environment = join(this.checkout, 'inventory/prod');
    mkdirSync(join(environment, 'hosts'), { recursive: true });
    writeFileSync(join(environment, 'removals.yml'), '[]\n');
    writeFileSync(
      join(environment, 'environment.yml'),
      `fingerprint_key: ${'ab'.repeat(16)}\nlimits: { hosts: 1, clusters: 1, restarts: 4 }\nextra_variables: [backup_url]\n`,
    );
    this.programs.write('vault', `echo '${secret('the password of ansible-vault')}'`);
    this.git('init', '-q', '--initial-branch=main', '--template=', '.');
    const origin = `http://bot:${secret("a password in origin's address")}@127.0.0.1:${String(this.ports.origin)}/x.git`;
    this.git('remote', 'add', 'origin', origin);
    mkdirSync(join(this.state, 'metrics'), { recursive: true });
    mkdirSync(join(this.state, 'prod/keys'), { recursive: true });
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(this.state, 'prod/keys/state')]);
    this.program = writeProgram(join(this.checkout, 'actions/dist'), `import './actions/cli/main.ts';`);
    writeFileSync(join(this.checkout, '.gitignore'), 'actions/\n');
  }

  private git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t'];
    return execFileSync('git', [...identity, '-C', this.checkout, ...args], { encoding: 'utf8' }).trim();
  }

  /** A commit of main, as origin has it. */
  merge(version: Version): string {
    writeFileSync(join(this.checkout, 'inventory/prod/hosts/all.yml'), this.inventory(version));
    this.git('add', '-A');
    this.git('commit', '-q', '-m', `network ${String(version.network)}`);
    this.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    return this.git('rev-parse', 'HEAD');
  }

  private inventory({ user, url, network, method = 'ldap' }: Version): string {
    const vaulted = encrypt(secret('a value under ansible-vault'), secret('the password of ansible-vault'), network);
    const ldap = `ldapserver=ldap.test ldapbasedn=dc=x ldapbinddn=cn=x ldapbindpasswd=${secret('a password in an HBA option')}`;
    return `
all:
  vars:
    dcs_servers: { meta-1: ${HOSTS[0]} }
    ansible_port: ${String(this.ports.ssh)}
    ansible_become_password: ${secret('the password of sudo')}
    patroni_port: ${String(this.ports.patroni)}
    pg_admin_password: ${secret('a password of an account')}
    pg_replication_password: !vault |
      ${vaulted.replaceAll('\n', '\n      ')}
    pg_monitor_password: ${secret('a password of an account')}
    haproxy_admin_password: ${secret('a password of an account')}
    backup_url: https://backup:${url}@backup.test/
    pg_exporter_url: postgres://monitor:${secret('a password in a connection string')}@127.0.0.1/postgres
meta:
  hosts: { ${HOSTS[0]}: {} }
  vars: { meta_node: true }
pg-meta:
  hosts: { ${HOSTS[0]}: { pg_seq: 1, pg_role: primary } }
  vars:
    pg_cluster: pg-meta
    pg_hba_rules_extra: [{ title: loopback, role: common, rules: ['host all,replication all 127.0.0.0/8 md5'] }]
pg-test:
  hosts: { ${HOSTS[1]}: { pg_seq: 1, pg_role: primary } }
  vars:
    pg_cluster: pg-test
    pg_users: [{ name: app, password: ${user}, comment: '{{ backup_url }}' }]
    pg_hba_rules_extra:
      - { title: loopback, role: common, rules: ['host all,replication all 127.0.0.0/8 md5'] }
      - title: people
        role: common
        rules: ['host all all 192.0.2.${String(network)}/32 ${method} ${ldap}']
`;
  }

  /** As somebody types it on the meta node, in a job's environment. */
  run(...args: readonly string[]): Promise<Ended> {
    const child = spawn(process.execPath, [this.program, ...args], { cwd: this.checkout, env: this.environment() });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  }

  private environment(): Readonly<Record<string, string>> {
    return {
      ...{ PATH: `${this.programs.bin}:${process.env['PATH'] ?? ''}`, HOME: this.folder, OPS_STATE_DIR: this.state },
      ...{ ANSIBLE_VAULT_PASSWORD_FILE: join(this.programs.bin, 'vault'), OPS_MARKS_DIR: this.folder },
      ...{ GITHUB_TOKEN: secret("the job's token"), GH_TOKEN: secret("the job's token") },
      ...{ INPUT_TOKEN: secret("the token of an action's input") },
      ...{ ACTIONS_RUNTIME_TOKEN: secret("the token of the job's services") },
      ...{ ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret("the token of the job's services") },
      ...{ AWS_SECRET_ACCESS_KEY: secret("a cloud's key"), PGPASSWORD: secret('the password of libpq') },
      ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'http.extraheader' },
      GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x:${secret("git's header")}`).toString('base64')}`,
    };
  }
}
