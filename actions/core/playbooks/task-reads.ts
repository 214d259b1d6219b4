/**
 * What a task reads, followed through vars, defaults, facts, registered results, templates and what they include.
 * Each text is read where it stands and its names mean what they mean in the task that reads it: Ansible templates late.
 */
import { tryParseExpression } from '../jinja/expressions.ts';
import { readText } from '../jinja/read-text.ts';
import type { Scope, Whose } from '../jinja/hosts.ts';
import type { FileRead, NameRead, TextReads } from '../jinja/text-reads.ts';
import { isInternal, isMagic } from './names.ts';
import { resolvePieces } from './file-names.ts';
import type { TaskReads, UsedFile } from './read-shapes.ts';
import { NameResolver, type Definition } from './resolve-names.ts';
import {
  listLoopTexts,
  listSentFiles,
  listTemplates,
  listTexts,
  listTextsOf,
  makeLocals,
  type TaskText,
} from './task-texts.ts';
import type { Place, Playbooks, Task, VariableRead } from './types.ts';

/** Facts that name another member. */
const MEMBER_FACTS = ['_pg_leader', '_pg_members', '_pg_id_members'];
const CONNECTIONS = ['ansible_host', 'ansible_port', 'ansible_user', 'ansible_connection'];
const HERE = ['localhost', '127.0.0.1', '{{ inventory_hostname }}'];
/** Any group. */
const ANY_GROUP = '*';

interface Pending {
  readonly found: TextReads;
  readonly at: (offset: number) => Place;
  readonly task: Task;
  readonly via: readonly string[];
  readonly isAfterFact: boolean;
}

export class TaskReader {
  readonly playbooks: Playbooks;
  private readonly isParameter: (name: string) => boolean;
  private readonly resolver: NameResolver;
  private readonly texts = new Map<string, TextReads>();
  /** By what was cut. */
  private readonly known = new Map<string, Map<Task, TaskReads>>();
  private readonly locals = new WeakMap<Task, Scope>();

  constructor(playbooks: Playbooks, isParameter: (name: string) => boolean) {
    this.playbooks = playbooks;
    this.isParameter = isParameter;
    this.resolver = new NameResolver(playbooks);
  }

  /** With `cut`, as if these variables led nowhere: what is still read comes by another way. */
  read(task: Task, cut: ReadonlySet<string> = new Set()): TaskReads {
    const key = [...cut].join();
    const memory = this.known.get(key) ?? new Map<Task, TaskReads>();
    this.known.set(key, memory);
    const known = memory.get(task);
    if (known !== undefined) return known;
    const walk = new Walk(this, cut);
    walk.addTask(task, []);
    const reads = { ...walk.finish(), delegates: this.findDelegates(task) };
    memory.set(task, reads);
    return reads;
  }

  resolve(name: string, task: Task): ReturnType<NameResolver['resolve']> {
    return this.resolver.resolve(name, task);
  }

  knows(name: string): boolean {
    return this.isParameter(name);
  }

  readText({ text, kind }: TaskText, locals: Scope): TextReads {
    const key = `${kind}\0${[...locals].map(([name, local]) => `${name} ${local.kind}`).join()}\0${text}`;
    const found = this.texts.get(key) ?? readText(text, kind, locals);
    this.texts.set(key, found);
    return found;
  }

  findLocals(task: Task): Scope {
    const known = this.locals.get(task) ?? makeLocals(task, tryParseExpression);
    this.locals.set(task, known);
    return known;
  }

  /** Other hosts on which the task does its work. */
  private findDelegates(task: Task): TaskReads['delegates'] {
    const written = task.keywords.get('delegate_to');
    if (typeof written !== 'string' || HERE.includes(written)) return new Set();
    const walk = new Walk(this, new Set());
    const mentionsLoop = task.loops.some(({ variables }) => variables.some((name) => written.includes(name)));
    walk.addTexts(task, [...listTemplates(written), ...(mentionsLoop ? listLoopTexts(task) : [])], {
      via: [],
      isAfterFact: false,
    });
    const { groups, produced } = walk.finish();
    const delegates = new Set<'meta' | 'members' | 'unknown'>();
    const names = produced.map(({ name }) => name);
    if (names.some((name) => MEMBER_FACTS.includes(name))) delegates.add('members');
    else if (groups.has('meta')) delegates.add('meta');
    if (delegates.size === 0) delegates.add('unknown');
    return delegates;
  }
}

class Walk {
  private readonly reader: TaskReader;
  private readonly cut: ReadonlySet<string>;
  private readonly pending: Pending[] = [];
  private readonly seen = new Set<string>();
  private readonly reads = new Map<string, VariableRead>();
  private readonly groups = new Set<string>();
  private readonly files = new Map<string, UsedFile>();
  private readonly definitions = new Map<string, Definition & { readonly indexedBy: Set<string | undefined> }>();
  private readonly produced = new Map<string, readonly Task[]>();
  private readonly makers = new Map<Task, Set<string>>();
  private readonly undefinedNames = new Map<string, VariableRead>();
  private readonly unknowns = new Map<string, Place & { readonly what: string }>();
  private readonly connections = new Set<string>();
  private readonly words = new Set<string>();
  private readonly wildcards: (Place & { readonly whose: Whose; readonly via: readonly string[] })[] = [];
  private readsPlayHosts = false;

  constructor(reader: TaskReader, cut: ReadonlySet<string>) {
    this.reader = reader;
    this.cut = cut;
  }

  /** With `fact`, as far as the task makes that. */
  addTask(task: Task, via: readonly string[], fact?: string): void {
    const isAfterFact = fact !== undefined;
    if (fact !== undefined) this.makers.set(task, (this.makers.get(task) ?? new Set()).add(fact));
    this.addTexts(task, fact === undefined ? listTexts(task) : listTextsOf(task, fact), { via, isAfterFact });
    const sent = listSentFiles(this.reader.playbooks.files, task);
    if (sent === undefined) this.addUnknown(`a file that is not found: ${JSON.stringify(task.args)}`, task);
    for (const file of sent ?? []) {
      this.addFile(task, file.path, {
        isTemplate: file.isTemplate,
        via,
        isAfterFact,
        locals: this.reader.findLocals(task),
      });
      if (file.captured !== undefined) this.addPicked(file.path, file.captured, task, file.written);
    }
    for (const what of task.unknowns) this.addUnknown(what, task);
  }

  addTexts(task: Task, texts: readonly TaskText[], from: Pick<Pending, 'via' | 'isAfterFact'>): void {
    const locals = this.reader.findLocals(task);
    for (const text of texts) {
      const found = this.reader.readText(text, locals);
      this.pending.push({ found, at: () => ({ file: task.file, line: task.line }), task, ...from });
    }
  }

  finish(): Omit<TaskReads, 'delegates'> {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) this.follow(next);
    this.pickWords();
    return {
      reads: [...this.reads.values()],
      groups: this.groups,
      readsPlayHosts: this.readsPlayHosts,
      files: [...this.files.values()],
      definitions: [...this.definitions.values()],
      produced: [...this.produced].map(([name, producers]) => ({ name, producers })),
      makers: [...this.makers].map(([task, facts]) => ({ task, facts })),
      undefinedNames: [...this.undefinedNames.values()],
      unknowns: [...this.unknowns.values()],
      connections: this.connections,
    };
  }

  private follow(next: Pending): void {
    const { found, at, task } = next;
    for (const group of found.groups) this.groups.add(group ?? ANY_GROUP);
    for (const word of found.words) this.words.add(word);
    for (const { whose, offset } of found.wildcards) this.wildcards.push({ ...at(offset), whose, via: next.via });
    for (const { what, offset } of found.unknowns) this.addUnknown(what, at(offset));
    this.readsPlayHosts ||= found.readsPlayHosts;
    for (const file of found.files) this.followFile(file, next);
    for (const name of found.names) this.followName(name, next, task);
  }

  private followName(read: NameRead, from: Pending, task: Task): void {
    const { name, whose } = read;
    const place = from.at(read.offset);
    if (read.isBare === true && !from.isAfterFact && CONNECTIONS.includes(name)) this.connections.add(name);
    if (name === 'group_names') this.groups.add(ANY_GROUP);
    const { definitions, producers, isInventory } =
      whose === 'own'
        ? this.reader.resolve(name, task)
        : { ...this.reader.resolve(name, task), definitions: [], isInventory: true };
    if (producers.length > 0 && !from.isAfterFact && definitions.every(({ kind }) => kind === 'default')) {
      this.produced.set(name, producers);
    }
    const isGiven = definitions.length > 0 || producers.length > 0;
    if (isInventory && this.reader.knows(name)) this.add(this.reads, { ...place, name, whose, via: from.via });
    else if (!isGiven && !isMagic(name)) this.add(this.undefinedNames, { ...place, name, whose, via: from.via });
    for (const definition of definitions) this.noteDefinition(definition, read.indexedBy);
    const key = `${task.file}:${task.line}:${task.playbook} ${name} ${from.isAfterFact ? 'behind' : ''}`;
    if (this.seen.has(key) || this.cut.has(name)) return;
    this.seen.add(key);
    const via = [...from.via, name];
    for (const { value } of definitions)
      this.addTexts(task, listTemplates(value), { via, isAfterFact: from.isAfterFact });
    for (const producer of producers) if (producer !== task) this.addTask(producer, via, name);
  }

  private noteDefinition(definition: Definition, indexedBy: string | undefined): void {
    const key = `${definition.file}:${definition.line}:${definition.name}`;
    const known = this.definitions.get(key) ?? { ...definition, indexedBy: new Set<string | undefined>() };
    known.indexedBy.add(indexedBy);
    this.definitions.set(key, known);
  }

  /** A template by lookup, include or import; its names mean what they mean in the task. */
  private followFile(file: FileRead, from: Pending): void {
    const { task } = from;
    const kind = file.kind === 'template' ? 'templates' : 'files';
    const place = from.at(file.offset);
    const context = { roles: task.roles, loops: task.loops, kind, from: place.file } as const;
    const found = resolvePieces(this.reader.playbooks.files, file.pieces, context);
    if (found.length === 0) this.addUnknown(`a ${file.kind} with a computed name, or that is not there`, place);
    const locals = new Map([
      ...this.reader.findLocals(task),
      ...file.locals.map((name) => [name, { kind: 'plain' }] as const),
    ]);
    for (const { path, captured } of found) {
      this.addFile(task, path, {
        isTemplate: file.kind === 'template',
        via: from.via,
        isAfterFact: from.isAfterFact,
        locals,
      });
      if (captured !== undefined) this.addUnknown(`one of several files, by a computed name: ${path}`, place);
    }
  }

  private addFile(
    task: Task,
    path: string,
    {
      isTemplate,
      via,
      isAfterFact,
      locals,
    }: Pick<Pending, 'via' | 'isAfterFact'> & { isTemplate: boolean; locals: Scope },
  ): void {
    const text = this.reader.playbooks.files.read(path);
    if (!this.files.has(path)) this.files.set(path, { file: task.file, line: task.line, path, isTemplate, via });
    const key = `file ${path} ${isAfterFact ? 'behind' : ''}`;
    if (text === undefined || !isTemplate || this.seen.has(key)) return;
    this.seen.add(key);
    const found = this.reader.readText({ text, kind: 'template' }, locals);
    const at = (offset: number): Place => ({ file: path, line: text.slice(0, offset).split('\n').length });
    this.pending.push({ found, at, task, via: [...via, path], isAfterFact });
  }

  private addPicked(path: string, text: string, task: Task, written: string): void {
    const walk = new Walk(this.reader, new Set());
    walk.addTexts(task, [{ text: written, kind: 'template' }, ...listLoopTexts(task)], {
      via: [],
      isAfterFact: false,
    });
    const by = walk.finish().reads.map(({ name }) => name);
    const known = this.files.get(path);
    if (known !== undefined) this.files.set(path, { ...known, picked: { text, by: [...new Set(by)].sort() } });
  }

  private addUnknown(what: string, { file, line }: Place): void {
    this.unknowns.set(`${file}:${line} ${what}`, { file, line, what });
  }

  private add(to: Map<string, VariableRead>, read: VariableRead): void {
    const key = `${read.name} ${read.whose}`;
    const known = to.get(key);
    // The shortest way says most.
    if (known === undefined || read.via.length < known.via.length) to.set(key, read);
  }

  /** Out of a mapping of all variables comes what is asked for by name somewhere on the way. */
  private pickWords(): void {
    for (const { whose, via, file, line } of this.wildcards) {
      for (const name of this.words) {
        if (this.reader.knows(name) && !isInternal(name)) this.add(this.reads, { file, line, name, whose, via });
      }
      this.addUnknown(
        `every variable of ${whose === 'own' ? 'the host' : whose === 'members' ? 'each member' : 'any host'}`,
        { file, line },
      );
    }
  }
}
