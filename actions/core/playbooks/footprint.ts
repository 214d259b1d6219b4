/**
 * What decides the work of a task, as texts that can be compared: its module, and the code of one of ours; arguments and
 * conditions; the variables, templates and files that it uses, and the tasks whose results it reads. Names of tasks, tags,
 * comments, places and the order of keys decide nothing. A part that only some hosts use has a guard.
 */
import { canonicalText } from '../general/canonical.ts';
import type { Value } from '../types.ts';
import { isList, isMapping } from '../general/values.ts';
import { normalizeExpression, normalizeTemplate } from '../jinja/lexer.ts';
import { EXPRESSIONS, isExpressionArgument } from './keywords.ts';
import { listModuleFiles } from './module-code.ts';
import type { UsedDefinition, UsedFile } from './read-shapes.ts';
import type { TaskReader } from './task-reads.ts';
import type { Place, Task } from './types.ts';

/** Hosts on which one of these variables names the text; hosts that do not have the variable. */
export type Guard =
  | { readonly kind: 'named'; readonly variables: readonly string[]; readonly text: string }
  | { readonly kind: 'absent'; readonly variable: string };

export interface Part extends Place {
  /** What it is, for people: `variable _x`, `roles/x/templates/y.j2`. */
  readonly label: string;
  readonly kind: 'task' | 'variable' | 'file';
  readonly text: string;
  readonly guard?: Guard;
}

export interface Footprint {
  readonly task: Task;
  readonly parts: readonly Part[];
}

export function readFootprint(reader: TaskReader, task: Task): Footprint {
  const { definitions, files, makers } = reader.read(task);
  const own: Part = {
    file: task.file,
    line: task.line,
    label: `task "${task.name}"`,
    kind: 'task',
    text: writeTask(task),
  };
  const parts = [
    own,
    ...makers.map(({ task: maker, facts }): Part => ({
      file: maker.file,
      line: maker.line,
      label: `task "${maker.name}"`,
      kind: 'task',
      text: writeTask(narrow(maker, facts)),
    })),
    ...definitions.flatMap((definition) => listDefinitionParts(reader, definition)),
    ...files.map((file) => readFilePart(reader, file)),
    ...[task, ...makers.map((maker) => maker.task)].flatMap((one) => readModuleParts(reader, one)),
  ];
  return { task, parts: sortParts(parts) };
}

function sortParts([own, ...parts]: readonly Part[]): readonly Part[] {
  const key = ({ text, guard }: Part) => `${text}\0${JSON.stringify(guard)}`;
  const distinct = new Map(parts.map((part) => [key(part), part]));
  const sorted = [...distinct].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, part]) => part);
  return own === undefined ? sorted : [own, ...sorted];
}

/** Of a task that sets several facts, those that are read. */
function narrow(task: Task, facts: ReadonlySet<string>): Task {
  if (task.module !== 'set_fact' || !isMapping(task.args)) return task;
  return { ...task, args: Object.fromEntries(Object.entries(task.args).filter(([name]) => facts.has(name))) };
}

function writeTask({ module, args, when, keywords, loops, registers }: Task): string {
  const written = isMapping(args)
    ? Object.fromEntries(
        Object.entries(args).map(([key, value]) => [key, normalize(value, isExpressionArgument(module, key))]),
      )
    : normalize(args, false);
  return canonicalText({
    module,
    args: written,
    when: when.map((one) => normalize(one, true)),
    keywords: Object.fromEntries(
      [...keywords].map(([key, value]) => [key, normalize(value, EXPRESSIONS.includes(key))]),
    ),
    loops: loops.map(({ over, variables }) => [normalize(over, false), variables]),
    registers: registers ?? null,
  });
}

function normalize(value: Value, isExpression: boolean): Value {
  if (typeof value === 'string') return isExpression ? normalizeExpression(value) : normalizeTemplate(value);
  if (isList(value)) return value.map((item) => normalize(item, isExpression));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalize(item, isExpression)]));
}

/** Of a mapping in which a parameter's value picks the entry, each entry is a part of its own. */
function listDefinitionParts(reader: TaskReader, definition: UsedDefinition): readonly Part[] {
  const { name, value, kind, indexedBy, file, line } = definition;
  const label = kind === 'default' ? `default of ${name}` : `variable ${name}`;
  const part = { file, line, label, kind: 'variable' as const };
  const [key] = indexedBy;
  if (kind === 'vars' && isMapping(value) && indexedBy.size === 1 && key !== undefined && reader.knows(key)) {
    return Object.entries(value).map(([entry, item]) => ({
      ...part,
      label: `${label}, entry ${entry}`,
      text: `${name} ${entry}=${canonicalText(normalize(item, false))}`,
      guard: { kind: 'named', variables: [key], text: entry },
    }));
  }
  const text = `${name}=${canonicalText(normalize(value, false))}`;
  return [{ ...part, text, ...(kind === 'default' ? { guard: { kind: 'absent', variable: name } } : {}) }];
}

function readModuleParts({ playbooks: { files } }: TaskReader, task: Task): readonly Part[] {
  return listModuleFiles(files, task).map((path) => {
    return { file: path, line: 1, label: path, kind: 'file', text: files.read(path) ?? '' };
  });
}

function readFilePart({ playbooks }: TaskReader, { path, isTemplate, picked }: UsedFile): Part {
  const text = playbooks.files.read(path) ?? '';
  return {
    file: path,
    line: 1,
    label: path,
    kind: 'file',
    text: isTemplate ? normalizeTemplate(text) : text,
    ...(picked === undefined ? {} : { guard: { kind: 'named', variables: picked.by, text: picked.text } }),
  };
}
