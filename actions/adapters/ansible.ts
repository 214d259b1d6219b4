/**
 * Ansible on a commit's files as they are in git, argument by argument.
 *
 * Extra variables go through a private file, never through the argument list, which every user of the machine can read.
 */
import { randomUUID } from 'node:crypto';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CLUSTER_HOSTS_VARIABLE } from '../core/apply/cluster-hosts.ts';
import type { ListedPlay } from '../core/apply/cross-check.ts';
import { parseEvents, takeOwnEvents } from '../core/apply/events.ts';
import type {
  Ansible,
  GuardedRun,
  HeldRun,
  Interruption,
  PlaybookRun,
  ProbeAnswer,
  ProbeRequest,
  Progress,
} from '../core/apply/ports.ts';
import { QUESTION_LIMIT } from '../core/apply/time-limits.ts';
import { UnaskedRun } from '../core/apply/unasked-run.ts';
import { UserError } from '../core/types.ts';
import { assembleAnsibleEnvironment } from './ansible-environment.ts';
import { GATE_VARIABLE, openGate } from './ansible-gate.ts';
import type { Gate } from './ansible-gate.ts';
import { readProbeAnswers } from './ansible-probe.ts';
import { execute, FIRST_INHERITED } from './ansible-process.ts';
import { watchRun } from './ansible-watch.ts';
import { readMonotonicSeconds, readStamp, readTime } from './clock.ts';
import { EVENTS_VARIABLE } from './lock-holder.ts';
import { explainMachineFault, NOT_RUN, tellMachineFaults } from './machine-fault.ts';
import { materialise } from './materialise.ts';
import { identifyRun, nameRun, noteLetGo, takeOrphan } from './orphans.ts';
import { openRunFolder, writePrivate } from './run-folder.ts';
import type { RunFolder } from './run-folder.ts';
import { openRunLog } from './run-logs.ts';
import type { RunLog } from './run-logs.ts';

/** Between two looks at what a run does. */
const LOOK_EVERY_MS = 2_000;
const PRIVATE_MODE = 0o600;
/** The plugin that holds a run: its screen output, without which Ansible does not start. */
const GUARD = 'ops_guard';

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
    materialise: (commit) => tellMachineFaults(NOT_RUN, () => materialise(options, commit)),
    list: (run) => tellFaultsLater(() => list(place, run)),
    hold: (run) => tellFaultsLater(() => hold(place, run)),
    takeOrphan: (run) =>
      tellMachineFaults(NOT_RUN, () => {
        place.folder().collect();
        return takeOrphan(options.work, identifyRun(run));
      }),
    probe: (request) => tellFaultsLater(() => probe(place, request)),
  };
}

async function tellFaultsLater<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw explainMachineFault(NOT_RUN, error);
  }
}

async function list(place: Place, run: PlaybookRun): Promise<readonly ListedPlay[]> {
  const folder = place.folder().open();
  const held = await start(place, run, {
    folder,
    output: openOutput(folder),
    descriptors: [],
    env: {},
    named: nameRun({ ...run, hosts: [] }),
  });
  await held.abandon();
  return held.listing;
}

function hold(place: Place, run: GuardedRun): Promise<HeldRun> {
  const folder = place.folder().open();
  const output = openRunLog({ folder: place.logs, readStamp }, run.playbook);
  const guard = join(folder, 'guard.json');
  const { playbook, hosts, delegates, tags } = run;
  writePrivate(guard, JSON.stringify({ playbook, hosts, delegates, tags }));
  return start(place, run, {
    folder,
    output,
    descriptors: run.descriptors,
    env: { OPS_GUARD: guard },
    named: nameRun(run),
    onWait: run.onWait,
  });
}

interface Started {
  /** Of this run alone; removed at its end. */
  readonly folder: string;
  readonly output: RunLog;
  readonly descriptors: readonly number[];
  readonly env: Readonly<Record<string, string>>;
  readonly named: ReturnType<typeof nameRun>;
  readonly onWait?: GuardedRun['onWait'];
}

/** Resolves when Ansible has said what it would run; UserError where it cannot. */
async function start(place: Place, run: PlaybookRun, started: Started): Promise<HeldRun> {
  const { folder, output } = started;
  const events = join(folder, 'events.jsonl');
  writePrivate(events, '');
  const descriptors = [...started.descriptors, place.folder().descriptor];
  const { onWait } = started;
  const watch = watchRun({ ...place, events, what: `ansible-playbook ${run.playbook}`, onWait });
  const opened: { gate?: Gate; pid?: number } = {};
  const ended = execute({
    ...{ command: 'ansible-playbook', folder: run.playbooksRoot, args: assembleArguments(run, folder), output },
    descriptors,
    env: assembleEnvironment(place, run, {
      ...{ ANSIBLE_STDOUT_CALLBACK: GUARD, [EVENTS_VARIABLE]: events },
      ...{ [GATE_VARIABLE]: String(FIRST_INHERITED + descriptors.length), ...started.env },
    }),
    watch: { everyMs: Math.min(place.progressEveryMs ?? LOOK_EVERY_MS, LOOK_EVERY_MS), findReason: watch.findReason },
    onStart: (pid) => (opened.pid = pid),
    onGate: (socket) => (opened.gate = openGate(socket)),
  });
  // One that does not start fails at once, and is judged when its end is asked for.
  ended.catch(() => undefined);
  const { gate } = opened;
  const end = () => endHeld({ run, ended, events, folder, gate });
  const listing = await gate?.listing;
  if (gate === undefined || listing === undefined)
    throw await end().then(explainUnlisted(run), (error: unknown) => error);
  watch.listed();
  const go = async () => {
    const word = randomUUID();
    // On disk before anything runs: whoever finds the run without this process knows what it was.
    noteLetGo(folder, { ...started.named, word, log: output.path, since: readTime() });
    gate.open(word);
    watch.letGo();
    const subject = `run ${String(opened.pid)}`;
    place.interruption.leave(subject, describeRunning(run, opened.pid, output.path));
    try {
      return { ...(await ended), events: takeOwnEvents(readFileSync(events, 'utf8'), word), log: output.path };
    } finally {
      place.interruption.leave(subject, undefined);
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { listing, go, abandon: () => end().then(() => undefined) };
}

function describeRunning({ playbook, limit }: PlaybookRun, pid: number | undefined, output: string): string {
  const what = `ansible-playbook ${playbook} -l ${limit} (process ${String(pid)})`;
  return `${what} goes on under its locks until its end, its output is in ${output}`;
}

interface Held {
  readonly run: PlaybookRun;
  readonly ended: ReturnType<typeof execute>;
  readonly events: string;
  readonly folder: string;
  readonly gate: Gate | undefined;
}

/** Ends an Ansible that was not let go. Throws UnaskedRun where it has run all the same. */
async function endHeld({ run, ended, events, folder, gate }: Held): ReturnType<typeof execute> {
  gate?.close();
  try {
    const outcome = await ended;
    if (parseEvents(readFileSync(events, 'utf8')).tasks === 0) return outcome;
    throw new UnaskedRun(`ansible-playbook ${run.playbook} began before it was let go: ${outcome.tail} [ansible]`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function explainUnlisted({ playbook }: PlaybookRun): (outcome: Awaited<ReturnType<typeof execute>>) => UserError {
  return ({ gaveUp, tail }) =>
    new UserError(`ansible-playbook ${playbook} cannot be listed: ${gaveUp ?? tail} [ansible]`);
}

function assembleArguments(run: PlaybookRun, folder: string): readonly string[] {
  const vars = join(folder, 'vars.json');
  const { clusterHosts } = run;
  const given = clusterHosts === undefined ? run.vars : { ...run.vars, [CLUSTER_HOSTS_VARIABLE]: clusterHosts };
  const hasVars = Object.keys(given).length > 0;
  if (hasVars) writePrivate(vars, JSON.stringify(given));
  return [
    join(run.playbooksRoot, 'playbooks', run.playbook),
    ...['-i', run.inventory, '--limit', run.limit],
    ...(run.tags.length === 0 ? [] : ['--tags', run.tags.join(',')]),
    ...(hasVars ? ['-e', `@${vars}`] : []),
    ...(run.check === true ? ['--check'] : []),
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
    watch: { everyMs: LOOK_EVERY_MS, findReason },
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
