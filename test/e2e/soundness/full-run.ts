/** Runs of the playbooks as they are, beside the plans: what they change, or in check mode would change. */
import { inMeta } from '../meta-checkout.ts';

const INVENTORY = 'inventory/sandbox/hosts';
const EVERYTHING = ['infra.yml', 'nodes.yml', 'pgsql.yml'];
/** What converges one user or database, by what converges all of them. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'pgsql-createuser.yml': ['pg_user', 'pgbouncer_user'],
  'pgsql-dropuser.yml': ['pg_user', 'pgbouncer_user'],
  'pgsql-createdb.yml': ['pg_db', 'pgbouncer_db'],
  'pgsql-dropdb.yml': ['pg_db', 'pgbouncer_db'],
};

export interface PlannedStep {
  readonly playbook: string;
  readonly tags: readonly string[];
  readonly hosts: readonly string[];
}

/** Each task that changes something, with its hosts. `folder` is a checkout on the meta node. */
export function runEverything(folder: string, flags = ''): Promise<readonly string[]> {
  return run(folder, `${EVERYTHING.map(locate).join(' ')} ${flags}`);
}

/**
 * What the steps would find to do if they were run on the state as it is: all of their playbooks with all of their tags
 * on all of their hosts, which is more than they run.
 */
export async function checkSteps(folder: string, steps: readonly PlannedStep[]): Promise<readonly string[]> {
  // What a removal takes away, nothing else makes.
  const known = steps.filter(({ playbook }) => playbook !== 'pgsql-remove.yml');
  if (known.length === 0) return [];
  const scopes = known.map(({ playbook, tags }) => ({
    playbook: playbook in BESIDE ? 'pgsql.yml' : playbook,
    tags: BESIDE[playbook] ?? tags,
  }));
  const playbooks = EVERYTHING.filter((name) => scopes.some(({ playbook }) => playbook === name));
  const tags = scopes.some((scope) => scope.tags.length === 0) ? [] : scopes.flatMap((scope) => scope.tags);
  const hosts = await listHosts(folder);
  const limit = [...new Set(known.flatMap((step) => step.hosts))].filter((host) => hosts.includes(host));
  if (limit.length === 0) return [];
  const flags = tags.length === 0 ? '' : ` -t ${[...new Set(tags)].join(',')}`;
  return run(folder, `${playbooks.map(locate).join(' ')} -l ${limit.join(',')}${flags} --check`);
}

async function run(folder: string, args: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await inMeta(`cd ${folder} && ansible-playbook -i ${INVENTORY} ${args}`);
  const lines = stdout.split('\n');
  if (code !== 0) throw new Error(`exit ${String(code)} of ansible-playbook ${args}\n${tellFailure(lines)}\n${stderr}`);
  if (!lines.some((line) => /^\S+ +: ok=\d/.test(line))) throw new Error(`ansible-playbook ${args} ran on no host`);
  return [...findChanged(lines)];
}

/** Hosts of the checkout's inventory. */
export async function listHosts(folder: string): Promise<readonly string[]> {
  const { stdout } = await inMeta(`cd ${folder} && ansible all -i ${INVENTORY} --list-hosts`);
  return stdout
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}

function* findChanged(lines: readonly string[]): Generator<string> {
  let task = '';
  for (const line of lines) {
    if (line.startsWith('TASK ')) task = line.replace(/ \*+$/, '');
    if (line.startsWith('changed: ')) yield `${task} ${line}`;
  }
}

function tellFailure(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.startsWith('fatal: ') || line.startsWith('[ERROR]'));
  return lines.slice(Math.max(0, first - 3), first < 0 ? 0 : first + 15).join('\n');
}

function locate(playbook: string): string {
  return `playbooks/${playbook}`;
}
