/**
 * How long a step and the rest of a plan may take, by the ledger's records of earlier ones. Alike are steps of the same
 * playbook and tags on as many hosts; of their seconds the median counts, because one hung host says nothing of the next
 * run. What has no record has no estimate, and a rest of which one step has none has none either: a wrong figure would be
 * believed.
 */
import type { RecordedStep } from '../ledger/record.ts';
import type { Step } from '../types.ts';
import { findReady } from './side-by-side.ts';

/** Newest records of a kind that count. */
const SAMPLES = 9;

export type Estimates = ReadonlyMap<string, number>;

interface Kind {
  readonly playbook: string;
  readonly tags: readonly string[];
}

function nameKind({ playbook, tags }: Kind, hosts: number): string {
  return `${playbook} -t ${[...tags].sort().join(',')} on ${String(hosts)}`;
}

/** `pgsql.yml -l pg-test -t pg_hba -e …`, as a record has it. */
function parseCommand(command: string): Kind {
  const [playbook = '', ...words] = command.split(' ');
  const at = words.indexOf('-t');
  return { playbook, tags: at < 0 ? [] : (words[at + 1] ?? '').split(',') };
}

/** Seconds of each kind of step; newest record first. */
export function estimateKinds(steps: readonly RecordedStep[]): Estimates {
  const samples = new Map<string, number[]>();
  for (const { command, hosts, seconds, status } of steps) {
    // Passed before and not run again: it took no time.
    if (status !== 'passed' || seconds <= 0) continue;
    const kind = nameKind(parseCommand(command), hosts.length);
    const known = samples.get(kind) ?? [];
    if (known.length < SAMPLES) samples.set(kind, [...known, seconds]);
  }
  return new Map([...samples].map(([kind, seconds]) => [kind, median(seconds)] as const));
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

export function estimateStep(step: Step, estimates: Estimates): number | undefined {
  return estimateRun(step, step.hosts.length, estimates);
}

/** Of a run of a playbook on so many hosts. */
export function estimateRun(kind: Kind, hosts: number, estimates: Estimates): number | undefined {
  return estimates.get(nameKind(kind, hosts));
}

export interface Standing {
  /** In the order of the plan. */
  readonly steps: readonly Step[];
  readonly finished: ReadonlySet<string>;
  /** Steps that run, each with the seconds since it began. */
  readonly running: ReadonlyMap<string, number>;
  readonly clustersOf: (hosts: readonly string[]) => readonly string[];
}

/** Seconds until the last step ends, those that may run side by side beside each other. */
export function estimateRest(standing: Standing, estimates: Estimates): number | undefined {
  const { steps, clustersOf } = standing;
  const seconds = new Map(steps.map((step) => [step.id, estimateStep(step, estimates)] as const));
  const open = steps.filter(({ id }) => !standing.finished.has(id));
  if (open.some(({ id }) => seconds.get(id) === undefined)) return undefined;
  const finished = new Set(standing.finished);
  const ends = new Map<string, number>();
  for (const [id, elapsed] of standing.running) ends.set(id, Math.max(0, (seconds.get(id) ?? 0) - elapsed));
  let now = 0;
  for (;;) {
    for (const { id } of findReady({ steps, running: new Set(ends.keys()), finished, clustersOf })) {
      ends.set(id, now + (seconds.get(id) ?? 0));
    }
    const [next] = [...ends].sort(([, one], [, other]) => one - other);
    if (next === undefined) return now;
    [, now] = next;
    ends.delete(next[0]);
    finished.add(next[0]);
  }
}
