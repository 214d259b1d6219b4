/**
 * Steps for what changed in the playbooks themselves. Each task that does something else is run on the hosts that it
 * is for, by the smallest effect that runs it. Hosts on which the same parts count are compared once.
 */
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { Effect } from '../catalogue/types.ts';
import { compareTasks, readFootprints, type TaskChange } from '../playbooks/compare.ts';
import type { Footprint, Guard } from '../playbooks/footprint.ts';
import { listConverging, listEffectTasks, openReading, type Reading } from '../playbooks/reading.ts';
import { isAlways, isSelected } from '../playbooks/select.ts';
import type { PlaybookFiles, Task } from '../playbooks/types.ts';
import { sortNatural } from '../general/natural.ts';
import { PlaybookError } from '../playbooks/documents.ts';
import type { Hazard, Note, Problem, Value } from '../types.ts';
import { becauseAt } from './because.ts';
import { isAskable } from './effects.ts';
import { listChangedPaths, mayRunAnywhere } from './playbook-files.ts';
import type { Demand, ExistingView, PlanContext } from './types.ts';

const CONFIGURATION = 'ansible.cfg';
const CONFIGURED_ANEW =
  'ansible.cfg differs: every later run uses it, and no step is planned for what that changes on hosts';

export interface PlaybookFindings {
  readonly demands: readonly Demand[];
  readonly notes: readonly Note[];
  readonly refusals: readonly Problem[];
}

/** Desired playbooks that cannot be read are refused; existing ones that cannot have nothing in common with them. */
export function findPlaybookChanges(context: PlanContext): PlaybookFindings {
  try {
    return findPlaybookDemands(context);
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    const { position, reason } = error;
    const message = `${reason}; correct the file`;
    const refusal = { severity: 'error' as const, rule: 'playbook', message, ...position, path: position.file };
    return { demands: [], notes: [], refusals: [refusal] };
  }
}

function openExisting(files: PlaybookFiles, context: PlanContext): Reading {
  try {
    return openReading(files, context.catalogue);
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    return openReading({ paths: [], read: () => undefined }, context.catalogue);
  }
}

function findPlaybookDemands(context: PlanContext): PlaybookFindings {
  const { desiredPlaybooks: files } = context;
  const demands: Demand[] = [];
  const notes = new Set<string>();
  let desired: Reading | undefined;
  for (const side of context.existing) {
    if (files === undefined || side.playbooks === undefined) continue;
    if (side.playbooks.read(CONFIGURATION) !== files.read(CONFIGURATION)) notes.add(CONFIGURED_ANEW);
    const changed = listChangedPaths(side.playbooks, files);
    if (changed.length === 0) continue;
    desired ??= openReading(files, context.catalogue);
    const readings = { existing: openExisting(side.playbooks, context), desired };
    const sides = [readings.existing.playbooks, desired.playbooks];
    const anywhere = changed.filter((path) => mayRunAnywhere(path, sides));
    demands.push(...anywhere.flatMap((path) => demandWhole(context, side, path)));
    const found = compareSides(context, side, readings);
    demands.push(...found.demands);
    for (const { message } of found.notes) notes.add(message);
  }
  return { demands, notes: [...notes].sort().map((message) => ({ message })), refusals: [] };
}

function compareSides(
  context: PlanContext,
  side: ExistingView,
  readings: { readonly existing: Reading; readonly desired: Reading },
): Omit<PlaybookFindings, 'refusals'> {
  const demands: Demand[] = [];
  const notes: Note[] = [];
  for (const { name } of listConverging(readings.desired).filter((playbook) => isForHosts(context, playbook.name))) {
    const before = readFootprints(readings.existing, name);
    const after = readFootprints(readings.desired, name);
    const guards = listGuards([...before, ...after]);
    const known = new Map<string, ReturnType<typeof compareTasks>>();
    for (const host of listHosts(context, side)) {
      const passing = [...guards].filter(([, guard]) => passes(context, host, guard)).map(([text]) => text);
      const key = passing.join();
      const compared =
        known.get(key) ?? compareTasks(before, after, (guard) => passing.includes(JSON.stringify(guard)));
      known.set(key, compared);
      demands.push(...compared.changes.flatMap((change) => demandChange(context, readings.desired, host, change)));
    }
    for (const task of new Set([...known.values()].flatMap(({ gone }) => gone)))
      notes.push({ message: tellGone(task) });
  }
  return { demands, notes };
}

/** Playbooks that run for one item run when the item changes. */
function isForHosts({ catalogue }: PlanContext, playbook: string): boolean {
  return [...catalogue.effects.values()].some((effect) => effect.playbook === playbook && effect.class === 'create');
}

function tellGone({ file, line, name }: Task): string {
  return `${file}:${line}: task "${name}" is gone; nothing runs for that, and what it left on hosts stays`;
}

function listHosts(context: PlanContext, side: ExistingView): readonly string[] {
  return sortNatural(context.desired.resolved.hosts).filter((host) => side.hosts.has(host) && side.view.has(host));
}

function demandChange(context: PlanContext, reading: Reading, host: string, change: TaskChange): readonly Demand[] {
  if (isLeftOut(context, host, change.task)) return [];
  const effect = chooseEffect(reading, change.task);
  if (effect === undefined || !isAskable(context, effect, host)) return [];
  const mayRestart = effect.restartTags.length > 0 && change.kinds.has('variable');
  const hazards = effect.tags.length === 0 ? listWholeHazards(context, effect) : mayRestart ? ['restart' as const] : [];
  const { at, summary, content } = change;
  const because = becauseAt({ ...at, column: 1 }, { path: at.file, hosts: [host], side: 'desired', summary });
  return [{ effect, host, vars: {}, because, content, hazards }];
}

/**
 * The effect of the task's playbook that runs it and the fewest others; the whole playbook where none has its tags.
 * What an effect restarts does not count: it comes on top only where a change takes it.
 * @internal Tests read it too.
 */
export function chooseEffect(reading: Reading, task: Task): Effect | undefined {
  const all = [...reading.catalogue.effects.values()];
  // What stops a service for good is run for its switch alone.
  const stops = new Set(all.flatMap(({ off }) => off?.effect ?? []));
  const effects = all.filter(({ id, playbook }) => playbook === task.playbook && !stops.has(id));
  const counted = effects
    .filter(({ tags }) => tags.length > 0 && isSelected(task, tags))
    .map((effect) => ({ effect, tasks: countTasks(reading, effect) }));
  const least = Math.min(...counted.map(({ tasks }) => tasks));
  return counted.find(({ tasks }) => tasks === least)?.effect ?? effects.find((effect) => effect.class === 'create');
}

function countTasks(reading: Reading, effect: Effect): number {
  return listEffectTasks(reading, { ...effect, restartTags: [] }).filter((task) => !isAlways(task)).length;
}

/** On hosts that run already, a whole playbook may do what any effect of it may do. */
function listWholeHazards({ catalogue }: PlanContext, { playbook }: Effect): readonly Hazard[] {
  return [...catalogue.effects.values()].flatMap((one) => (one.playbook === playbook ? one.hazards : []));
}

/** Every task may use it. */
function demandWhole(context: PlanContext, side: ExistingView, path: string): readonly Demand[] {
  const whole = [...context.catalogue.effects.values()].filter((effect) => effect.class === 'create');
  return listHosts(context, side).flatMap((host) =>
    whole
      .filter((effect) => isAskable(context, effect, host))
      .map((effect) => ({
        effect,
        host,
        vars: {},
        hazards: listWholeHazards(context, effect),
        content: context.desiredPlaybooks?.read(path) ?? '',
        because: becauseAt(
          { file: path, line: 1, column: 1 },
          { path, hosts: [host], side: 'desired', summary: 'code that any task may use changed' },
        ),
      })),
  );
}

/** By their text. */
function listGuards(footprints: readonly Footprint[]): ReadonlyMap<string, Guard> {
  const guards = footprints.flatMap(({ parts }) => parts.flatMap(({ guard }) => guard ?? []));
  return new Map(guards.map((guard) => [JSON.stringify(guard), guard]));
}

function passes(context: PlanContext, host: string, guard: Guard): boolean {
  if (guard.kind === 'absent') return !context.desired.isDefined(host, guard.variable);
  return guard.variables.some((name) => {
    const value = findEffectiveValue(context.catalogue, context.desired, host, name);
    return value !== undefined && mayName(value, guard.text);
  });
}

/** Whether a text stands anywhere in a value, or a template that may become it. */
function mayName(value: Value, text: string): boolean {
  if (typeof value === 'string') return value === text || value.includes('{{') || value.includes('{%');
  if (typeof value === 'number') return String(value) === text;
  return typeof value === 'object' && value !== null && Object.values(value).some((item: Value) => mayName(item, text));
}

/** A switch in `when` that is off on the host for sure. */
function isLeftOut(context: PlanContext, host: string, task: Task): boolean {
  return task.when.some((condition) => {
    const match = typeof condition === 'string' ? /^(not )?(\w+)$/.exec(condition) : null;
    const value =
      match === null ? undefined : findEffectiveValue(context.catalogue, context.desired, host, match[2] ?? '');
    return typeof value === 'boolean' && value === (match?.[1] !== undefined);
  });
}
