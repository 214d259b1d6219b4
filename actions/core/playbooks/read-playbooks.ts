/** Reads the playbooks of one side as far as that can be done without running them. */
import { Memo } from '../memo.ts';
import type { Value } from '../types.ts';
import { listValues, listWords, readDocument, readScope, type Document, type PlaybookSource } from './documents.ts';
import { isList, isMapping, type ValueMap } from '../general/values.ts';
import { resolveName } from './file-names.ts';
import { Flattener, stepInto, type Around } from './flatten.ts';
import type { Play, Playbook, PlaybookFiles, Playbooks, Role, Task, VariableScope } from './types.ts';

/** Throws UserError where a file is no YAML. */
export function readPlaybooks(written: PlaybookFiles): Playbooks {
  const files = { ...written, memo: new Memo() };
  const roles = new Map<string, Role>();
  const playbooks = new Map<string, Playbook>();
  for (const path of files.paths) {
    const name = /^playbooks\/([^/]+\.ya?ml)$/.exec(path)?.[1];
    if (name === undefined) continue;
    const document = readDocument(files, path);
    if (document !== undefined && isPlaybook(document.value))
      playbooks.set(name, readPlaybook(files, document, name, roles));
  }
  return { playbooks, roles, files: written };
}

function isPlaybook(value: Value): value is readonly ValueMap[] {
  return isList(value) && value.some((item) => isMapping(item) && ('hosts' in item || findImport(item) !== undefined));
}

function findImport(play: ValueMap): Value | undefined {
  return play['import_playbook'] ?? play['ansible.builtin.import_playbook'];
}

function readPlaybook(files: PlaybookSource, document: Document, name: string, roles: Map<string, Role>): Playbook {
  const plays: Play[] = [];
  const tasks: Task[] = [];
  addPlays(document, { tags: [], when: [], open: [document.path] });
  return { name, plays, tasks };

  function addPlays(from: Document, outer: Pick<Around, 'tags' | 'when' | 'open'>): void {
    listValues(from.value).forEach((play, index) => {
      if (!isMapping(play)) return;
      const imported = findImport(play);
      const tags = [...outer.tags, ...listWords(play['tags'])];
      if (typeof imported === 'string') {
        const when = [...outer.when, ...listValues(play['when'])];
        for (const path of resolveName(files, imported, { roles: [], loops: [], kind: 'tasks', from: from.path })) {
          const other = outer.open.includes(path) ? undefined : readDocument(files, path);
          if (other !== undefined) addPlays(other, { tags, when, open: [...outer.open, path] });
        }
        return;
      }
      const found = readPlay(files, { document: from, index, play, name, roles, outer, place: plays.length });
      plays.push(found.play);
      tasks.push(...found.tasks);
    });
  }
}

interface PlayInput {
  readonly document: Document;
  readonly index: number;
  readonly play: ValueMap;
  readonly name: string;
  readonly roles: Map<string, Role>;
  readonly outer: Pick<Around, 'tags' | 'when' | 'open'>;
  readonly place: number;
}

function readPlay(files: PlaybookSource, input: PlayInput): { readonly play: Play; readonly tasks: readonly Task[] } {
  const { document, index, play: written, name, roles, outer, place } = input;
  const play = {
    ...document.locate([index]),
    name: typeof written['name'] === 'string' ? written['name'] : '',
    hosts: listWords(written['hosts']).join(':'),
    index: place,
    gathersFacts: written['gather_facts'] !== false,
    scope: mergeScopes([
      readScope(document, [index, 'vars'], written['vars']),
      ...readVariableFiles(files, document, written),
    ]),
    roles: [] as string[],
  };
  const flattener = new Flattener(files, roles);
  const empty = {
    playbook: name,
    play,
    role: undefined,
    roles: [],
    gates: [],
    keywords: new Map(),
    scopes: [],
    loops: [],
    unknowns: [],
  };
  // The play's variables are looked up in the play, after those of roles.
  const around = stepInto(document, [index], { ...written, vars: null }, { ...empty, ...outer });
  flattener.addList(document, [index, 'pre_tasks'], written['pre_tasks'], around);
  listValues(written['roles']).forEach((item, at) => {
    const role = isMapping(item) ? (item['role'] ?? item['name']) : item;
    if (typeof role !== 'string') return;
    const inner = isMapping(item) ? stepInto(document, [index, 'roles', at], item, around) : around;
    flattener.addRole(role, 'main', inner);
  });
  for (const part of ['tasks', 'post_tasks']) flattener.addList(document, [index, part], written[part], around);
  return { play, tasks: flattener.tasks };
}

function readVariableFiles(files: PlaybookSource, document: Document, written: ValueMap): readonly VariableScope[] {
  return listWords(written['vars_files']).flatMap((file) =>
    resolveName(files, file, { roles: [], loops: [], kind: 'vars', from: document.path }).map((path) => {
      const other = readDocument(files, path);
      return readScope(other, [], other?.value);
    }),
  );
}

/** The first scope that has a name wins. */
function mergeScopes(scopes: readonly VariableScope[]): VariableScope {
  return {
    values: new Map([...scopes].reverse().flatMap(({ values }) => [...values])),
    locate: (name) => scopes.find(({ values }) => values.has(name))?.locate(name) ?? { file: '', line: 0 },
  };
}
