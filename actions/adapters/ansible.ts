/**
 * Ansible as child processes, argument by argument, on a commit's files as they are in git.
 *
 * Extra variables go through a private file, never through the argument list, which every user of the machine can
 * read. Output goes to a log file rather than a pipe: when this process is killed, Ansible must not die of a broken
 * pipe in the middle of a task while it still holds the locks.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Ansible,
  GuardedRun,
  PlaybookRun,
  ProbeAnswer,
  ProbeRequest,
  Progress,
  RunOutcome,
} from '../core/apply/ports.ts';
import { parseEvents } from '../core/apply/events.ts';
import { UserError } from '../core/types.ts';
import { readProbeAnswers } from './ansible-probe.ts';
import { materialise } from './materialise.ts';

const TAIL_LINES = 40;
const PROGRESS_EVERY_MS = 10_000;
const LEFTOVER_MS = 24 * 3_600_000;
const RUN_PREFIX = 'run-';
const PRIVATE_MODE = 0o600;
/** Variables of the operator's environment that may reach Ansible; the rest of ANSIBLE_* would change what a commit means. */
const PASSED = ['ANSIBLE_VAULT_PASSWORD_FILE', 'ANSIBLE_VAULT_IDENTITY_LIST', 'ANSIBLE_PRIVATE_KEY_FILE'];

export interface AnsibleOptions {
  /** Repository that has the commits. */
  readonly repository: string;
  /** Folder for materialised commits, logs and private files. */
  readonly work: string;
  readonly progress: Progress;
}

export function openAnsible(options: AnsibleOptions): Ansible {
  mkdirSync(options.work, { recursive: true });
  removeLeftovers(options.work);
  return {
    materialise: (commit) => materialise(options, commit),
    list: (run) => list(options, run),
    run: (run) => runGuarded(options, run),
    probe: (request) => probe(options, request),
  };
}

async function list(options: AnsibleOptions, run: PlaybookRun): Promise<string> {
  const folder = openPrivateFolder(options);
  try {
    const args = [...assembleArguments(run, folder), '--list-hosts', '--list-tasks'];
    const outcome = await execute({ run, folder, args, descriptors: [], env: {} });
    if (outcome.exitCode !== 0)
      throw new UserError(`ansible-playbook ${run.playbook} cannot be listed: ${outcome.tail} [ansible]`);
    return readFileSync(join(folder, 'output.log'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runGuarded(options: AnsibleOptions, run: GuardedRun): Promise<RunOutcome> {
  const folder = openPrivateFolder(options);
  const guard = join(folder, 'guard.json');
  const events = join(folder, 'events.jsonl');
  const { playbook, hosts, delegates, tags } = run;
  writePrivate(guard, JSON.stringify({ playbook, hosts, delegates, tags }));
  writePrivate(events, '');
  const ticker = setInterval(() => {
    sayTask(options.progress, readFileSync(events, 'utf8'));
  }, PROGRESS_EVERY_MS);
  try {
    const env = { OPS_GUARD: guard, OPS_EVENTS: events };
    const outcome = await execute({
      run,
      folder,
      args: assembleArguments(run, folder),
      descriptors: run.descriptors,
      env,
    });
    return { ...outcome, events: readFileSync(events, 'utf8') };
  } finally {
    clearInterval(ticker);
    keepLog(options, folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function assembleArguments(run: PlaybookRun, folder: string): readonly string[] {
  const vars = join(folder, 'vars.json');
  const hasVars = Object.keys(run.vars).length > 0;
  if (hasVars) writePrivate(vars, JSON.stringify(run.vars));
  return [
    join(run.playbooksRoot, 'playbooks', run.playbook),
    ...['-i', run.inventory, '--limit', run.limit],
    ...(run.tags.length === 0 ? [] : ['--tags', run.tags.join(',')]),
    ...(hasVars ? ['-e', `@${vars}`] : []),
  ];
}

async function probe(options: AnsibleOptions, request: ProbeRequest): Promise<readonly ProbeAnswer[]> {
  const folder = openPrivateFolder(options);
  try {
    const args = [
      request.hosts.join(','),
      ...['-i', request.inventory, '--become', '-m', 'ansible.builtin.shell'],
      ...['-a', JSON.stringify({ cmd: request.script })],
    ];
    const env = { ANSIBLE_STDOUT_CALLBACK: 'ansible.posix.json', ANSIBLE_LOAD_CALLBACK_PLUGINS: '1' };
    const outcome = await execute({ command: 'ansible', run: request, folder, args, descriptors: [], env });
    return readProbeAnswers(readFileSync(join(folder, 'output.log'), 'utf8'), request.hosts, outcome.tail);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Execution {
  readonly command?: string;
  readonly run: { readonly playbooksRoot: string };
  readonly folder: string;
  readonly args: readonly string[];
  readonly descriptors: readonly number[];
  readonly env: Readonly<Record<string, string>>;
}

function execute(execution: Execution): Promise<Omit<RunOutcome, 'events'>> {
  const log = join(execution.folder, 'output.log');
  const output = openSync(log, 'w', PRIVATE_MODE);
  return new Promise((resolve, reject) => {
    const child = spawn(execution.command ?? 'ansible-playbook', execution.args, {
      cwd: execution.run.playbooksRoot,
      stdio: ['ignore', output, output, ...execution.descriptors],
      env: assembleEnvironment(execution),
    });
    closeSync(output);
    child.once('error', (error) => {
      reject(new UserError(`ansible cannot be started: ${error.message}; scripts/meta-setup installs it [ansible]`));
    });
    child.once('close', (code, signal) => {
      const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
      resolve({ exitCode: code ?? 1, tail, ...(signal === null ? {} : { signal }) });
    });
  });
}

function assembleEnvironment(execution: Execution): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ANSIBLE_') || PASSED.includes(name),
  );
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C.UTF-8',
    ANSIBLE_CONFIG: join(execution.run.playbooksRoot, 'ansible.cfg'),
    ANSIBLE_NOCOLOR: '1',
    ...execution.env,
  };
}

function openPrivateFolder(options: AnsibleOptions): string {
  return mkdtempSync(join(options.work, RUN_PREFIX));
}

function writePrivate(path: string, text: string): void {
  writeFileSync(path, text, { mode: PRIVATE_MODE });
}

function sayTask(progress: Progress, events: string): void {
  const task = parseEvents(events).lastTask;
  if (task !== undefined) progress.say(`    ${task}`);
}

/** Folders of runs that were killed. A day: their Ansible may still be at work, and write its events there. */
function removeLeftovers(work: string): void {
  for (const name of readdirSync(work)) {
    const folder = join(work, name);
    if (name.startsWith(RUN_PREFIX) && Date.now() - statSync(folder).mtimeMs > LEFTOVER_MS) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** The last run's output stays readable after a failure. */
function keepLog(options: AnsibleOptions, folder: string): void {
  const log = join(folder, 'output.log');
  if (existsSync(log)) renameSync(log, join(options.work, 'last-run.log'));
}
