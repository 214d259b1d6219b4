/**
 * Which steps of a plan may run beside each other: those of different clusters that touch no host in common. What conflicts
 * keeps the plan's order. A step that restarts, fails over or removes runs alone, so that the limits of an environment on
 * what is down at once hold, and so does one of the environment's own parts, which all clusters need.
 */
import type { Hazard, Step } from '../types.ts';

/** Each is an Ansible with its workers on the meta node. One that only waits leaves the meta node's processors to others. */
const AT_WORK = 4;
/** Those that wait too: each has its memory. */
const AT_ONCE = 16;
const ALONE: ReadonlySet<Hazard> = new Set(['restart', 'failover', 'destroy', 'data-loss']);

interface Progressing {
  /** In the order of the plan. */
  readonly steps: readonly Step[];
  readonly running: ReadonlySet<string>;
  /** Those that run and only wait: for a host, or for somebody's lock. */
  readonly waiting?: ReadonlySet<string>;
  readonly finished: ReadonlySet<string>;
  readonly clustersOf: (hosts: readonly string[]) => readonly string[];
}

/** Steps that may begin now, beside those that run. */
export function findReady({ steps, running, waiting, finished, clustersOf }: Progressing): readonly Step[] {
  const free = Math.min(AT_WORK + (waiting?.size ?? 0), AT_ONCE) - running.size;
  const open = steps.filter((step) => !finished.has(step.id));
  const ready: Step[] = [];
  for (const [index, step] of open.entries()) {
    if (ready.length >= free) break;
    if (running.has(step.id)) continue;
    const earlier = open.slice(0, index);
    if (!earlier.some((other) => conflicts(other, step, clustersOf))) ready.push(step);
  }
  return ready;
}

function conflicts(earlier: Step, step: Step, clustersOf: Progressing['clustersOf']): boolean {
  if (step.after.includes(earlier.id) || isAlone(earlier) || isAlone(step)) return true;
  return (
    intersects(listTouched(earlier), listTouched(step)) || intersects(clustersOf(earlier.hosts), clustersOf(step.hosts))
  );
}

function isAlone({ hazards, playbook }: Step): boolean {
  return !playbook.startsWith('pgsql') || hazards.some((hazard) => ALONE.has(hazard));
}

function listTouched({ delegates, hosts }: Step): readonly string[] {
  return [...hosts, ...delegates];
}

function intersects(one: readonly string[], other: readonly string[]): boolean {
  const known = new Set(one);
  return other.some((item) => known.has(item));
}
