/** A checkout of its own on the sandbox's meta node, whose main is the sandbox's main. */
import { execFile, execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ApplyReport } from '../../actions/core/apply/report.ts';
import type { ClusterView } from '../../actions/core/patroni/types.ts';
import type { PatroniReport } from '../../actions/patroni/ports.ts';
import type { ServiceReport } from '../../actions/service/ports.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SANDBOX = `${ROOT}scripts/sandbox`;
const ORIGIN = '/var/lib/ops/origin.git';
const MAX_BUFFER = 64 * 1024 * 1024;

const ENVIRONMENT = 'sandbox';
const SETTLED_MS = 180_000;

export interface SettledCluster extends ClusterView {
  readonly leader: string;
  /** Instances that stream. */
  readonly replicas: readonly string[];
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a shell command on the meta node as the operator. */
export function inMeta(command: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(SANDBOX, ['exec', 'bash', '-c', command], { maxBuffer: MAX_BUFFER }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

export async function getOutput(command: string): Promise<string> {
  const { code, stdout, stderr } = await inMeta(command);
  if (code !== 0) throw new Error(`exit ${String(code)} of: ${command}\n${stdout}\n${stderr}`);
  return stdout.trim();
}

/** One value by the host's own PostgreSQL, as its superuser. */
export function queryHost(host: string, query: string): Promise<string> {
  const remote = `cd / && sudo -u postgres psql -XAtq -h /var/run/postgresql -c ${quote(query)}`;
  return getOutput(`ssh -o BatchMode=yes ${host} ${quote(remote)}`);
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `docker pause` and the like: the only things done to a node from outside. */
export function docker(...args: readonly string[]): void {
  execFileSync('docker', args, { stdio: 'ignore' });
}

export interface Applied extends Outcome {
  readonly report: ApplyReport;
}

export class MetaCheckout {
  readonly folder: string;

  constructor(name: string) {
    this.folder = `/home/ops/${name}`;
  }

  /** A fresh clone of the sandbox's main, which has this work tree's commit. */
  async open(): Promise<void> {
    execFileSync(SANDBOX, ['push'], { stdio: 'ignore' });
    await getOutput(`rm -rf ${this.folder} && git clone -q ${ORIGIN} ${this.folder}`);
    await this.git('config user.name test');
    await this.git('config user.email test@localhost');
  }

  git(args: string): Promise<string> {
    return getOutput(`git -C ${this.folder} ${args}`);
  }

  async edit(path: string, change: (text: string) => string): Promise<void> {
    const file = `${this.folder}/inventory/${ENVIRONMENT}/${path}`;
    const before = await getOutput(`base64 -w0 ${file}`);
    const after = change(Buffer.from(before, 'base64').toString());
    await getOutput(`echo ${Buffer.from(after).toString('base64')} | base64 -d > ${file}`);
  }

  /** Commits what was edited, and merges it as a person's pull request would be. */
  async merge(message: string): Promise<string> {
    await this.git(`commit -qam ${quote(message)}`);
    await this.git('push -q origin HEAD:main');
    return this.git('rev-parse HEAD');
  }

  /** The revert of the newest commit, merged. */
  async revert(): Promise<string> {
    await this.git('revert --no-edit HEAD');
    await this.git('push -q origin HEAD:main');
    return this.git('rev-parse HEAD');
  }

  /** The inventory as an earlier commit had it, as a commit on top. */
  async restore(commit: string): Promise<void> {
    await this.git(`checkout -q ${commit} -- inventory`);
    const { code } = await inMeta(`git -C ${this.folder} diff --quiet HEAD`);
    if (code === 0) return;
    await this.git('commit -qam "restore the inventory"');
    await this.git('push -q origin HEAD:main');
  }

  ops(args: string): Promise<Outcome> {
    return inMeta(`cd ${this.folder} && scripts/ops ${args}`);
  }

  /** Of the handbook's pt, refused or not. */
  async patroni(args: string): Promise<PatroniReport> {
    const { stdout, stderr } = await inMeta(`cd ${this.folder} && scripts/pt ${args} --format json`);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as PatroniReport;
  }

  /** Refused or not. */
  async service(args: string): Promise<ServiceReport> {
    const { stdout, stderr } = await this.ops(`service ${args} --format json`);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as ServiceReport;
  }

  async apply(): Promise<Applied> {
    const outcome = await this.ops(`apply --env ${ENVIRONMENT} --format json`);
    const report = tryParse(outcome.stdout);
    if (report === undefined) throw new Error(`no report: ${outcome.stdout}\n${outcome.stderr}`);
    return { ...outcome, report };
  }

  /** Fails with everything that there is to read about it. */
  async applyAll(): Promise<ApplyReport> {
    const { code, report, stderr } = await this.apply();
    if (code !== 0 || !report.ok) throw new Error(`${JSON.stringify(report, null, 2)}\n${stderr}`);
    return report;
  }

  async readCluster(cluster: string): Promise<ClusterView> {
    const { stdout } = await this.ops(`patroni list ${cluster} --env ${ENVIRONMENT} --format json`);
    const views = JSON.parse(stdout) as readonly ClusterView[];
    const view = views[0];
    if (view === undefined) throw new Error(`no cluster ${cluster}`);
    return view;
  }

  /** Waits until somebody leads pg-test and all its other members stream: a test before may have left some catching up. */
  async settle(limitMs = SETTLED_MS): Promise<SettledCluster> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const { leader, ...view } = await this.readCluster('pg-test');
      const isSettled = view.members.every(({ instance, streaming }) => instance === leader || streaming);
      const replicas = view.members.filter(({ streaming }) => streaming).map(({ instance }) => instance);
      if (leader !== undefined && isSettled) return { ...view, leader, replicas };
      if (Date.now() > deadline) throw new Error(`pg-test does not settle: ${JSON.stringify(view)}`);
      await sleep(1_000);
    }
  }

  /** The ledger's commit, which moves with everything that is done to a host. */
  ledgerCommit(): Promise<string> {
    return getOutput(`git -C /var/lib/ops/${ENVIRONMENT}/ledger.git rev-parse refs/ops/${ENVIRONMENT}/applied`);
  }
}

function tryParse(text: string): ApplyReport | undefined {
  try {
    return JSON.parse(text) as ApplyReport;
  } catch {
    return undefined;
  }
}

export function commandsOf(report: ApplyReport): readonly string[] {
  return report.steps.map(({ playbook, limit, tags }) => [playbook, limit, tags.join(',')].join(' ').trim());
}
