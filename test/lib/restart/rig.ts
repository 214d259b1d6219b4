/** The role's restart, run by real Ansible against a FakeCluster; each has a folder, and servers, of its own. */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { parseEvents } from '../../../actions/core/apply/events.ts';
import { FakeCluster } from './fake-cluster.ts';

const ROOT = process.cwd();
const PROGRAMS = ['psql', 'pg_controldata', 'journalctl', 'systemd-run', 'systemctl'];
/** What ansible-playbook ends with where a host failed. */
const HOST_FAILED = 2;

export interface Restarted {
  /** Message of each host whose restart failed. */
  readonly failed: object;
  /** In the order of their restarts. */
  readonly changed: readonly string[];
}

export class RestartRig {
  readonly cluster = new FakeCluster();
  readonly #folder = mkdtempSync(join(tmpdir(), 'restart-'));
  readonly #python: string;

  private constructor(python: string) {
    this.#python = python;
  }

  /** With the Python that has Ansible. */
  static async open(python: string): Promise<RestartRig> {
    const rig = new RestartRig(python);
    await rig.cluster.open();
    rig.#writeFiles();
    return rig;
  }

  close(): void {
    this.cluster.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Members that Patroni was asked to restart, in order. */
  get restarted(): readonly string[] {
    return this.cluster.done.flatMap((line) => /^restart (\S+)/.exec(line)?.[1] ?? []);
  }

  run(order = 'replicas,leader', pendingOnly = true, soak = 0): Promise<Restarted> {
    const events = join(this.#folder, 'events');
    const env = {
      ...process.env,
      ...{ ANSIBLE_CONFIG: join(ROOT, 'ansible.cfg'), OPS_EVENTS: events, ANSIBLE_STDOUT_CALLBACK: 'ops_guard' },
      PATH: `${join(this.#folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      FAKE_PROGRAMS: `http://127.0.0.1:${String(this.cluster.programsPort)}/`,
    };
    const program = join(dirname(this.#python), 'ansible-playbook');
    const vars = JSON.stringify({ patroni_restart_order: order, pending_only: pendingOnly, _soak_seconds: soak });
    const given = ['-i', join(this.#folder, 'hosts.yml'), '-e', vars, join(this.#folder, 'play.yml')];
    return new Promise((resolve, reject) => {
      execFile(program, given, { env }, (error, stdout, stderr) => {
        if ((error !== null && error.code !== HOST_FAILED) || !existsSync(events)) {
          reject(new Error(`${stdout}${stderr}`));
          return;
        }
        const { results } = parseEvents(readFileSync(events, 'utf8'));
        const failed = results.filter(({ status }) => status === 'failed').map(({ host, message }) => [host, message]);
        const changed = results.filter(({ status }) => status === 'changed').map(({ host }) => host);
        resolve({ failed: Object.fromEntries(failed) as object, changed });
      });
    });
  }

  #writeFiles(): void {
    const folder = this.#folder;
    mkdirSync(join(folder, 'bin'));
    const program = readFileSync(join(ROOT, 'test/lib/restart/program.py'), 'utf8');
    for (const name of PROGRAMS) {
      writeFileSync(join(folder, 'bin', name), `#!${this.#python}\n${program}`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
    const listed: string[] = [];
    for (const [name, port] of this.cluster.ports) {
      writeFileSync(join(folder, `${name}.yml`), this.#describePatroni(name, port));
      listed.push(`    ${name}: { ansible_host: 127.0.0.1, own: ${join(folder, name)}.yml }`);
    }
    writeFileSync(
      join(folder, 'pgbouncer.ini'),
      '[databases]\n%include /nowhere\n[pgbouncer]\nlisten_port = 1\nunix_socket_dir = /nowhere\n',
    );
    const members = [...this.cluster.ports.keys()].map((name) => `{ name: ${name}, host: ${name} }`);
    writeFileSync(
      join(folder, 'hosts.yml'),
      `pg:\n  hosts:\n${listed.join('\n')}\n  vars:\n    ansible_connection: local\n    ansible_python_interpreter: ${this.#python}\n    _pg_members: [${members.join(', ')}]\n`,
    );
    cpSync(join(ROOT, 'test/lib/restart/play.yml'), join(folder, 'play.yml'));
  }

  #describePatroni(name: string, port: number): string {
    return JSON.stringify({
      name,
      restapi: { connect_address: `127.0.0.1:${String(port)}`, authentication: { username: 'u', password: 'p' } },
      postgresql: {
        ...{ bin_dir: join(this.#folder, 'bin'), data_dir: name, listen: '0.0.0.0:5432' },
        authentication: { superuser: { username: userInfo().username } },
        parameters: { unix_socket_directories: '/nowhere' },
      },
    });
  }
}
