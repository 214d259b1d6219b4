/** Which tasks of the desired playbooks do something else than the existing ones, for hosts that the guards let through. */
import { readFootprint, type Footprint, type Guard, type Part } from './footprint.ts';
import type { Reading } from './reading.ts';
import { isAlways, isLooking } from './select.ts';
import type { Place, Task } from './types.ts';

export interface TaskChange {
  readonly task: Task;
  /** Where the first difference stands, and what it is. */
  readonly at: Place;
  readonly summary: string;
  readonly kinds: ReadonlySet<Part['kind']>;
  /** All that decides the task, for the fingerprint. */
  readonly content: string;
}

interface Keyed extends Footprint {
  readonly key: string;
}

export type Passes = (guard: Guard) => boolean;

/** Footprints by playbook; what only looks or always runs counts through the tasks that read it. */
export function readFootprints(reading: Reading, playbook: string): readonly Footprint[] {
  const tasks = reading.playbooks.playbooks.get(playbook)?.tasks ?? [];
  return tasks
    .filter((task) => !isAlways(task) && !isLooking(task) && !task.tags.includes('never'))
    .map((task) => readFootprint(reading.reader, task));
}

export function compareTasks(
  existing: readonly Footprint[],
  desired: readonly Footprint[],
  passes: Passes,
): { readonly changes: readonly TaskChange[]; readonly gone: readonly Task[] } {
  const before = existing.map((one) => addKey(one, passes));
  const after = desired.map((one) => addKey(one, passes));
  const { kept, replaced } = align(before, after);
  const fresh = after.filter((one) => !kept.has(one));
  const left = [...replaced];
  const changes = fresh.map((one) => {
    const index = findCounterpart(left, one);
    const [counterpart] = index < 0 ? [] : left.splice(index, 1);
    return explain(one, counterpart);
  });
  const stays = new Set(after.map(({ key }) => key));
  return { changes, gone: left.filter(({ key }) => !stays.has(key)).map(({ task }) => task) };
}

function addKey({ task, parts }: Footprint, passes: Passes): Keyed {
  const used = parts.filter(({ guard }) => guard === undefined || passes(guard));
  return { task, parts: used, key: used.map(({ text }) => text).join('\0') };
}

/** The longest common run of tasks, in order: what is moved past others runs at another time. */
function align(
  before: readonly Keyed[],
  after: readonly Keyed[],
): { readonly kept: ReadonlySet<Keyed>; readonly replaced: readonly Keyed[] } {
  const lengths = measure(before, after);
  const kept = new Set<Keyed>();
  const replaced: Keyed[] = [];
  let [left, right] = [0, 0];
  while (left < before.length) {
    const old = before[left];
    const wanted = after[right];
    if (old === undefined) break;
    if (wanted !== undefined && old.key === wanted.key) {
      kept.add(wanted);
      left++;
      right++;
    } else if (wanted !== undefined && (lengths[left]?.[right + 1] ?? 0) > (lengths[left + 1]?.[right] ?? 0)) right++;
    else {
      replaced.push(old);
      left++;
    }
  }
  return { kept, replaced };
}

function measure(before: readonly Keyed[], after: readonly Keyed[]): readonly (readonly number[])[] {
  const lengths: number[][] = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let left = before.length - 1; left >= 0; left--) {
    const row = lengths[left] ?? [];
    const below = lengths[left + 1] ?? [];
    for (let right = after.length - 1; right >= 0; right--) {
      const isSame = before[left]?.key === after[right]?.key;
      row[right] = isSame ? (below[right + 1] ?? 0) + 1 : Math.max(below[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return lengths;
}

/** The task that it was: of the same text, else of the same name and module, else at the same place. */
function findCounterpart(left: readonly Keyed[], wanted: Keyed): number {
  const own = ({ parts }: Keyed) => parts[0]?.text;
  const sameText = left.findIndex((one) => one.task.role === wanted.task.role && own(one) === own(wanted));
  if (sameText >= 0) return sameText;
  const { name, module, role, file, line } = wanted.task;
  const sameName = left.findIndex(({ task }) => task.name === name && task.module === module && task.role === role);
  if (sameName >= 0) return sameName;
  return left.findIndex(({ task }) => task.file === file && task.line === line && task.module === module);
}

function explain({ task, parts, key }: Keyed, counterpart: Keyed | undefined): TaskChange {
  if (counterpart === undefined) {
    return { task, at: task, summary: `task "${task.name}" added`, kinds: new Set(['task']), content: key };
  }
  const known = new Set(counterpart.parts.map(({ text }) => text));
  const here = new Set(parts.map(({ text }) => text));
  const fresh = parts.filter(({ text }) => !known.has(text));
  const gone = counterpart.parts.filter(({ text }) => !here.has(text));
  const kinds = new Set([...fresh, ...gone].map(({ kind }) => kind));
  // A file says more than the task that sends it, and what is there more than what is gone.
  const first = fresh.find(({ kind }) => kind !== 'task') ?? fresh[0];
  if (first !== undefined) {
    const line = first.kind === 'file' ? findFirstDifference(first, gone) : first.line;
    const label = first.kind === 'file' ? 'file' : first.label;
    return { task, at: { file: first.file, line }, summary: `${label} changed`, kinds, content: key };
  }
  const lost = gone[0];
  const summary =
    lost === undefined ? `task "${task.name}" runs in another place` : `${lost.label} is no part of it any more`;
  return { task, at: task, summary, kinds, content: key };
}

function findFirstDifference(file: Part, gone: readonly Part[]): number {
  const old = gone.find((one) => one.file === file.file);
  if (old === undefined) return 1;
  const before = old.text.split('\n');
  const index = file.text.split('\n').findIndex((line, at) => line !== before[at]);
  return index < 0 ? 1 : index + 1;
}
