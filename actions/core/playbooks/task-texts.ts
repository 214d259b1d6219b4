/** The texts of a task: what Ansible templates when it runs it, and the files that it sends. */
import type { Value } from '../types.ts';
import { listValues } from './documents.ts';
import { isList, isMapping, type ValueMap } from '../general/values.ts';
import { resolvePieces, type ResolvedFile } from './file-names.ts';
import { splitTemplate, type Piece } from '../jinja/pieces.ts';
import { findLoopLocal, type Scope } from '../jinja/hosts.ts';
import { EXPRESSIONS, isExpressionArgument, isLoop } from './keywords.ts';
import type { PlaybookFiles, Task } from './types.ts';

export interface TaskText {
  readonly text: string;
  readonly kind: 'template' | 'expression';
}

/** Modules that take a file of the playbooks, the argument that names it, and where it is looked for. */
const SENDERS: Readonly<Record<string, { readonly argument: string; readonly kind: 'templates' | 'files' | 'vars' }>> =
  {
    template: { argument: 'src', kind: 'templates' },
    copy: { argument: 'src', kind: 'files' },
    script: { argument: 'cmd', kind: 'files' },
    unarchive: { argument: 'src', kind: 'files' },
    assemble: { argument: 'src', kind: 'files' },
    include_vars: { argument: 'file', kind: 'vars' },
  };

export interface SentFile extends ResolvedFile {
  readonly isTemplate: boolean;
  /** The name as written, where the file is one of several. */
  readonly written: string;
}

/** Of a task that sets several facts, those that matter to one of them. */
export function listTextsOf(task: Task, fact: string): readonly TaskText[] {
  if (task.module !== 'set_fact' || !isMapping(task.args)) return listTexts(task);
  return listTexts({ ...task, args: { [fact]: task.args[fact] ?? null } });
}

export function listTexts(task: Task): readonly TaskText[] {
  const texts = [...listExpressions(task.when)];
  for (const [key, value] of task.keywords) {
    if (EXPRESSIONS.includes(key)) texts.push(...listExpressions(listValues(value)));
    else if (!isLoop(key)) texts.push(...listTemplates(value));
  }
  return [...texts, ...listLoopTexts(task), ...listArgumentTexts(task)];
}

export function listLoopTexts(task: Task): readonly TaskText[] {
  return task.loops.flatMap(({ over }) => listTemplates(over));
}

function listArgumentTexts({ module, args }: Task): readonly TaskText[] {
  if (!isMapping(args) || isUnsafe(args)) return listTemplates(args);
  return Object.entries(args).flatMap(([key, value]) =>
    isExpressionArgument(module, key) ? listExpressions(listValues(value)) : listTemplates(value),
  );
}

function listExpressions(values: readonly Value[]): readonly TaskText[] {
  return values.filter((value) => typeof value === 'string').map((text) => ({ text, kind: 'expression' }));
}

/** Every string below a value, keys too. What is marked unsafe is no template. */
export function listTemplates(value: Value): readonly TaskText[] {
  if (typeof value === 'string') return [{ text: value, kind: 'template' }];
  if (isList(value)) return value.flatMap(listTemplates);
  if (!isMapping(value) || isUnsafe(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [...listTemplates(key), ...listTemplates(item)]);
}

function isUnsafe(value: ValueMap): boolean {
  return '__ansible_unsafe' in value || '__ansible_vault' in value;
}

/** Names that loops make, and what they stand for. */
export function makeLocals(
  task: Task,
  parse: (text: string) => Parameters<typeof findLoopLocal>[1] | undefined,
): Scope {
  const locals: Scope = new Map();
  for (const { over, variables } of task.loops) {
    const [first, ...rest] = variables;
    const inner = typeof over === 'string' ? /^\{\{([\s\S]*)\}\}$/.exec(over.trim())?.[1] : undefined;
    const list = inner === undefined ? undefined : parse(inner);
    if (first !== undefined) {
      locals.set(first, list === undefined ? { kind: 'plain' } : findLoopLocal(first, list, undefined));
    }
    for (const name of rest) locals.set(name, { kind: 'plain' });
  }
  return locals;
}

/** Files that the module sends; undefined where it sends one that is not found. */
export function listSentFiles(files: PlaybookFiles, task: Task): readonly SentFile[] | undefined {
  const sender = SENDERS[task.module];
  if (sender === undefined) return [];
  const written = isMapping(task.args) ? (task.args[sender.argument] ?? task.args['_raw_params']) : task.args;
  const isRemote = isMapping(task.args) && task.args['remote_src'] === true;
  if (typeof written !== 'string' || isRemote) return [];
  const name = task.module === 'script' ? (written.split(' ', 1)[0] ?? '') : written;
  let pieces: readonly Piece[];
  try {
    pieces = splitTemplate(name);
  } catch {
    return undefined;
  }
  const context = { roles: task.roles, loops: task.loops, kind: sender.kind, from: task.file };
  const found = resolvePieces(files, pieces, context);
  if (found.length === 0) return undefined;
  return found.map((file) => ({ ...file, isTemplate: task.module === 'template', written: name }));
}
