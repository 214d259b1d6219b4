/**
 * Playbook → play → role → imported files → tasks, in the order in which they run. import_* hands its tags, `when` and vars
 * to what it brings; include_* is a task of its own that must be chosen too before what it brings can be.
 */
import type { DataPath, Value } from '../types.ts';
import { UNKNOWN } from '../jinja/pieces.ts';
import {
  listValues,
  listWords,
  NO_VARIABLES,
  readDocument,
  readScope,
  type Document,
  type PlaybookSource,
} from './documents.ts';
import { isList, isMapping, type ValueMap } from '../general/values.ts';
import { INHERITED, isKeyword, isLoop, shortenModule } from './keywords.ts';
import { resolveName } from './file-names.ts';
import { openRole, roleFile } from './roles.ts';
import type { Loop, Play, Role, Task, VariableScope } from './types.ts';

/** What is around a task. */
export interface Around {
  readonly playbook: string;
  readonly play: Play & { readonly roles: string[] };
  readonly role: string | undefined;
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  readonly gates: readonly (readonly string[])[];
  readonly when: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly scopes: readonly VariableScope[];
  readonly loops: readonly Loop[];
  readonly unknowns: readonly string[];
  /** Files and roles that are being read: none of them again. */
  readonly open: readonly string[];
}

const MAX_DEPTH = 30;

export class Flattener {
  readonly tasks: Task[] = [];
  readonly roles: Map<string, Role>;
  private readonly files: PlaybookSource;

  constructor(files: PlaybookSource, roles: Map<string, Role>) {
    this.files = files;
    this.roles = roles;
  }

  addList(document: Document, path: DataPath, value: Value | undefined, around: Around): void {
    listValues(value).forEach((item, index) => {
      if (isMapping(item)) this.addTask(document, isList(value) ? [...path, index] : path, item, around);
    });
  }

  private addTask(document: Document, path: DataPath, written: ValueMap, around: Around): void {
    const inner = stepInto(document, path, written, around);
    if ('block' in written) {
      for (const part of ['block', 'rescue', 'always']) this.addList(document, [...path, part], written[part], inner);
      return;
    }
    const key =
      Object.keys(written).find((name) => !isKeyword(name)) ?? (('action' in written && 'action') || 'local_action');
    const { module, args } = readModule(key, written);
    if (module === 'import_tasks' || module === 'import_role' || module === 'import_playbook') {
      this.bring(module, args, inner, document);
      return;
    }
    this.tasks.push(this.assemble({ document, path, written, inner, module, args }));
    if (module === 'include_tasks' || module === 'include_role') this.include(module, args, inner, document);
  }

  private assemble(found: {
    document: Document;
    path: DataPath;
    written: ValueMap;
    inner: Around;
    module: string;
    args: Value;
  }): Task {
    const { document, path, written, inner, module, args } = found;
    const own = Object.entries(written).filter(([name]) => isKeyword(name) && !STRUCTURAL.has(name));
    const register = written['register'];
    return {
      ...document.locate(path),
      playbook: inner.playbook,
      play: inner.play,
      role: inner.role,
      roles: inner.roles,
      name: typeof written['name'] === 'string' ? written['name'] : module,
      module,
      args,
      tags: inner.tags,
      gates: inner.gates,
      when: inner.when,
      keywords: new Map([...inner.keywords, ...own]),
      scopes: inner.scopes,
      loops: inner.loops,
      registers: typeof register === 'string' ? register : undefined,
      sets: module === 'set_fact' && isMapping(args) ? Object.keys(args).filter((name) => name !== 'cacheable') : [],
      unknowns: [
        ...inner.unknowns,
        ...('notify' in written ? ['a handler, which runs whenever it is notified'] : []),
        ...(inner.tags.some((tag) => tag.includes('{{')) ? ['tags in a template'] : []),
      ],
    };
  }

  /** What include_* brings has its own tags and those of `apply`. */
  private include(module: string, args: Value, inner: Around, document: Document): void {
    const apply = isMapping(args) && isMapping(args['apply']) ? args['apply'] : {};
    this.bring(
      module,
      args,
      {
        ...inner,
        tags: listWords(apply['tags']),
        gates: [...inner.gates, inner.tags],
        when: [...inner.when, ...listValues(apply['when'])],
      },
      document,
    );
  }

  private bring(module: string, args: Value, inner: Around, document: Document): void {
    if (inner.open.length > MAX_DEPTH) return;
    const given = readPairs(args);
    if (module.endsWith('_role')) {
      const { name, tasks_from: from = 'main' } = given;
      if (typeof name === 'string' && typeof from === 'string') this.addRole(name, from, inner);
      return;
    }
    const written = given['file'] ?? given['_raw_params'];
    if (typeof written !== 'string') return;
    for (const path of resolveName(this.files, written, { ...inner, from: document.path, kind: 'tasks' })) {
      this.addFile(path, inner);
    }
  }

  private addFile(path: string, inner: Around): void {
    if (inner.open.includes(path)) return;
    const document = readDocument(this.files, path);
    if (document === undefined) return;
    this.addList(document, [], document.value, { ...inner, open: [...inner.open, path] });
  }

  addRole(name: string, from: string, around: Around): void {
    const marker = `role ${name} ${from}`;
    if (around.open.includes(marker)) return;
    if (name.includes('{{')) {
      for (const one of listRoles(this.files))
        this.addRole(one, from, { ...around, unknowns: [...around.unknowns, `a role with a computed name: ${name}`] });
      return;
    }
    const { role, dependencies } = openRole(this.files, name);
    if (!this.roles.has(name)) this.roles.set(name, role);
    if (!around.play.roles.includes(name)) around.play.roles.push(name);
    const inner = { ...around, role: name, roles: [name, ...around.roles], open: [...around.open, marker] };
    if (from === 'main' || from === 'main.yml') {
      dependencies.forEach(({ name: other, written, document, path }) => {
        this.addRole(other, 'main', {
          ...stepInto(document, path, written, inner),
          role: other,
          roles: [other, ...inner.roles],
        });
      });
    }
    if (from.includes('{{')) {
      const unknowns = [...inner.unknowns, `a file of role ${name} with a computed name: ${from}`];
      const all = this.files.paths.filter((one) => one.startsWith(`playbooks/roles/${name}/tasks/`));
      for (const one of all) this.addFile(one, { ...inner, unknowns });
      return;
    }
    const path = roleFile(this.files, name, 'tasks', from);
    if (path !== undefined) this.addFile(path, inner);
  }
}

const STRUCTURAL = new Set([
  'name',
  'tags',
  'when',
  'vars',
  'loop_control',
  'register',
  'action',
  'local_action',
  'args',
  'notify',
  'listen',
]);

/** What a task, a block, an import or a play adds for what is below it. */
export function stepInto(document: Document, path: DataPath, written: ValueMap, around: Around): Around {
  const scope = readScope(document, [...path, 'vars'], written['vars']);
  const inherited = Object.entries(written).filter(([name]) => INHERITED.includes(name));
  const loop = readLoop(written);
  return {
    ...around,
    tags: [...new Set([...around.tags, ...listWords(written['tags'])])],
    when: [...around.when, ...listValues(written['when'])],
    keywords: new Map([...around.keywords, ...inherited]),
    scopes: scope === NO_VARIABLES ? around.scopes : [scope, ...around.scopes],
    loops: loop === undefined ? around.loops : [...around.loops, loop],
  };
}

function readLoop(written: ValueMap): Loop | undefined {
  const key = Object.keys(written).find(isLoop);
  if (key === undefined) return undefined;
  const control = isMapping(written['loop_control']) ? written['loop_control'] : {};
  const named = [
    control['loop_var'] ?? 'item',
    control['index_var'],
    control['extended'] === true ? 'ansible_loop' : null,
  ];
  return {
    over: written[key] ?? null,
    variables: named.filter((name) => typeof name === 'string'),
  };
}

function readModule(key: string, written: ValueMap): { readonly module: string; readonly args: Value } {
  const value = written[key] ?? null;
  const more = isMapping(written['args']) ? written['args'] : undefined;
  if (key !== 'action' && key !== 'local_action') {
    if (more === undefined) return { module: shortenModule(key), args: value };
    return {
      module: shortenModule(key),
      args: isMapping(value) ? { ...more, ...value } : { ...more, _raw_params: value },
    };
  }
  if (isMapping(value)) {
    const { module, ...rest } = value;
    return { module: shortenModule(typeof module === 'string' ? module : UNKNOWN), args: rest };
  }
  const [, word = '', rest = ''] = typeof value === 'string' ? (/^\s*(\S+)\s?([\s\S]*)$/.exec(value) ?? []) : [];
  return { module: shortenModule(word), args: rest };
}

/** Arguments as a mapping: `name=x tasks_from=y` is one in other words, and any other text the parameter without a name. */
function readPairs(args: Value): ValueMap {
  if (isMapping(args)) return args;
  if (typeof args !== 'string') return {};
  const words = args.trim().split(/\s+/);
  const pairs = words.flatMap((word): readonly (readonly [string, string])[] => {
    const [, key, value] = /^(\w+)=(.*)$/.exec(word) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
  return pairs.length === words.length ? Object.fromEntries(pairs) : { _raw_params: args };
}

function listRoles(files: PlaybookSource): readonly string[] {
  return [...new Set(files.paths.flatMap((path) => /^playbooks\/roles\/([^/]+)\//.exec(path)?.[1] ?? []))];
}
