/**
 * Ansible on a commit's files as they are in git, argument by argument.
 *
 * Extra variables go through a private file, never through the argument list, which every user of the machine can read.
 */
import { openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countSilence, describeWaiting } from '../core/apply/open-tasks.ts';
import type {
  Ansible,
  GuardedRun,
  Interruption,
  PlaybookRun,
  ProbeAnswer,
  ProbeRequest,
  Progress,
  RunOutcome,
} from '../core/apply/ports.ts';
import { QUESTION_LIMIT, STEP_SILENCE } from '../core/apply/time-limits.ts';
import { UserError } from '../core/types.ts';
import { assembleAnsibleEnvironment } from './ansible-environment.ts';
import { readProbeAnswers } from './ansible-probe.ts';
import { execute } from './ansible-process.ts';
import { readMonotonicSeconds, readStamp } from './clock.ts';
import { followEvents } from './follow-events.ts';
import { EVENTS_VARIABLE } from './lock-holder.ts';
import { materialise } from './materialise.ts';
import { openRunFolder, writePrivate } from './run-folder.ts';
import type { RunFolder } from './run-folder.ts';
import { openRunLog } from './run-logs.ts';
import type { RunLog } from './run-logs.ts';

const PROGRESS_EVERY_MS = 10_000;
/** A task that takes longer on a host is told with the host's name. */
const WORTH_TELLING_SECONDS = 8;
const PRIVATE_MODE = 0o600;

export interface AnsibleOptions {
  /** Repository that has the commits. */
  readonly repository: string;
  /** Folder for materialised commits and private files. */
  readonly work: string;
  /** Folder that keeps what Ansible printed. */
  readonly logs: string;
  readonly progress: Progress;
  readonly interruption: Interruption;
  /** Replaced by tests. */
  readonly silenceSeconds?: number;
  readonly progressEveryMs?: number;
}

interface Place extends AnsibleOptions {
  readonly folder: () => RunFolder;
}

export function openAnsible(options: AnsibleOptions): Ansible {
  let folder: RunFolder | undefined;
  const place = { ...options, folder: () => (folder ??= openRunFolder(options.work)) };
  return {
    materialise: (commit) => materialise(options, commit),
    list: (run) => tellFiles(() => list(place, run)),
    run: (run) => tellFiles(() => runGuarded(place, run)),
    probe: (request) => tellFiles(() => probe(place, request)),
  };
}

/** A full disk and a folder that cannot be written in are the machine's troubles, not faults of this program. */
async function tellFiles<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error) || !('syscall' in error)) throw error;
    throw new UserError(`Ansible was not run: ${error.message} [state-folder]`);
  }
}

async function list(place: Place, run: PlaybookRun): Promise<string> {
  const folder = place.folder().open();
  try {
    const args = [...assembleArguments(run, folder), '--list-hosts', '--list-tasks'];
    const output = openOutput(folder);
    const outcome = await ask(place, { command: 'ansible-playbook', run, args, output, env: {} });
    if (outcome.exitCode !== 0)
      throw new UserError(
        `ansible-playbook ${run.playbook} cannot be listed: ${outcome.gaveUp ?? outcome.tail} [ansible]`,
      );
    return readFileSync(output.path, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runGuarded(place: Place, run: GuardedRun): Promise<RunOutcome> {
  const folder = place.folder().open();
  const output = openRunLog({ folder: place.logs, readStamp }, run.playbook);
  const guard = join(folder, 'guard.json');
  const events = join(folder, 'events.jsonl');
  const { playbook, hosts, delegates, tags } = run;
  writePrivate(guard, JSON.stringify({ playbook, hosts, delegates, tags }));
  writePrivate(events, '');
  try {
    const outcome = await execute({
      ...{ command: 'ansible-playbook', folder: run.playbooksRoot, args: assembleArguments(run, folder), output },
      descriptors: [...run.descriptors, place.folder().descriptor],
      env: assembleEnvironment(place, run, { OPS_GUARD: guard, [EVENTS_VARIABLE]: events }),
      watch: watchRun(place, events),
      onStart: (pid) => {
        const what = `ansible-playbook ${playbook} -l ${run.limit} (process ${String(pid)})`;
        place.interruption.leave(
          'running',
          `${what} goes on under its locks until its end, its output is in ${output.path}`,
        );
      },
    });
    return { ...outcome, events: readFileSync(events, 'utf8'), log: output.path };
  } finally {
    place.interruption.leave('running', undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells what goes on, and who is waited for; a run of which nothing is heard any more is given up. */
function watchRun(place: Place, events: string): Parameters<typeof execute>[0]['watch'] {
  const limit = place.silenceSeconds ?? STEP_SILENCE.seconds;
  const began = readMonotonicSeconds();
  const follow = followEvents(events);
  const findReason = () => {
    const now = readMonotonicSeconds();
    const following = follow();
    const waiting = describeWaiting(following, now);
    const oldest = Math.min(...[...following.open.values()].map(({ since }) => since));
    if (waiting !== undefined && now - oldest >= WORTH_TELLING_SECONDS)
      place.progress.say(`    waiting for ${waiting}`);
    else if (following.lastTask !== undefined) place.progress.say(`    ${following.lastTask}`);
    if (countSilence(following, began, now) < limit) return undefined;
    const host = waiting === undefined ? '' : `, it waited for ${waiting}`;
    return `given up: nothing was heard of ansible-playbook for ${String(limit)} s${host}`;
  };
  return { everyMs: place.progressEveryMs ?? PROGRESS_EVERY_MS, findReason };
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

async function probe(place: Place, request: ProbeRequest): Promise<readonly ProbeAnswer[]> {
  const folder = place.folder().open();
  try {
    const args = [
      request.hosts.join(','),
      ...['-i', request.inventory, '--become', '-m', 'ansible.builtin.shell'],
      ...['-a', JSON.stringify({ cmd: request.script })],
    ];
    const env = { ANSIBLE_STDOUT_CALLBACK: 'ansible.posix.json', ANSIBLE_LOAD_CALLBACK_PLUGINS: '1' };
    const output = openOutput(folder);
    const outcome = await ask(place, { command: 'ansible', run: request, args, output, env });
    return readProbeAnswers(readFileSync(output.path, 'utf8'), request.hosts, outcome.gaveUp ?? outcome.tail);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Question {
  readonly command: 'ansible' | 'ansible-playbook';
  readonly run: { readonly playbooksRoot: string };
  readonly args: readonly string[];
  readonly output: RunLog;
  readonly env: Readonly<Record<string, string>>;
}

/** Changes nothing, so it holds no lock but the folder's. */
function ask(place: Place, { command, run, args, output, env }: Question): ReturnType<typeof execute> {
  const began = readMonotonicSeconds();
  const { seconds } = QUESTION_LIMIT;
  const findReason = () =>
    readMonotonicSeconds() - began < seconds ? undefined : `${command} gave no answer in ${String(seconds)} s`;
  return execute({
    ...{ command, folder: run.playbooksRoot, args, output },
    descriptors: [place.folder().descriptor],
    env: assembleEnvironment(place, run, env),
    watch: { everyMs: PROGRESS_EVERY_MS, findReason },
  });
}

function assembleEnvironment(
  place: Place,
  { playbooksRoot }: { readonly playbooksRoot: string },
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return assembleAnsibleEnvironment(process.env, {
    ANSIBLE_CONFIG: join(playbooksRoot, 'ansible.cfg'),
    ANSIBLE_SSH_CONTROL_PATH_DIR: place.folder().controlSockets,
    ...added,
  });
}

function openOutput(folder: string): RunLog {
  const path = join(folder, 'output.log');
  return { path, descriptor: openSync(path, 'wx', PRIVATE_MODE) };
}
