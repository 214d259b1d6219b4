/**
 * What a Jinja text reads: names that stand free in it. Names that {% set %}, loops, macros and imports make are its own.
 * What cannot be told before it runs (a computed name of a variable, file or lookup) is said as such, never left out.
 */
import { listParts, type Arguments, type Expression, type Statement } from './ast.ts';
import { findHostVariables, findLoopLocal, findWhose, isFree, PLAIN, type Scope, type Whose } from './hosts.ts';
import { foldPieces } from './pieces.ts';
import type { FileRead, NameRead } from './text-reads.ts';

const PLAY_HOST_LISTS = ['ansible_play_hosts', 'ansible_play_hosts_all', 'ansible_play_batch', 'play_hosts'];
const LOOKUPS = ['lookup', 'query', 'q'];
/** Lookups that only reshape what they are given. */
const PURE_LOOKUPS = [
  'dict',
  'list',
  'items',
  'indexed_items',
  'nested',
  'subelements',
  'together',
  'flattened',
  'sequence',
];
const MAP_METHODS = ['items', 'keys', 'values'];

export class ReadsFinder {
  readonly names: NameRead[] = [];
  readonly groups: (string | undefined)[] = [];
  readonly files: FileRead[] = [];
  readonly unknowns: { what: string; offset: number }[] = [];
  readonly words = new Set<string>();
  readonly wildcards: { whose: Whose; offset: number }[] = [];
  readsPlayHosts = false;
  private offset = 0;

  walkAll(statements: readonly Statement[], scope: Scope): void {
    for (const statement of statements) this.walk(statement, scope);
  }

  private walk(statement: Statement, scope: Scope): void {
    switch (statement.kind) {
      case 'output': {
        this.read(statement.expression, scope);
        return;
      }
      case 'for': {
        this.walkFor(statement, scope);
        return;
      }
      case 'if': {
        this.walkIf(statement, scope);
        return;
      }
      case 'set':
        this.walkAll(statement.body, new Map(scope));
        {
          this.readSet(statement, scope);
          return;
        }
      case 'macro': {
        scope.set(statement.name, PLAIN);
        const inner = new Map(scope);
        for (const name of ['varargs', 'kwargs', 'caller']) inner.set(name, PLAIN);
        this.readBindings(statement.parameters, scope, inner);
        this.walkAll(statement.body, inner);
        return;
      }
      case 'scope': {
        const inner = new Map(scope);
        this.readBindings(statement.bindings, scope, inner);
        for (const expression of statement.expressions) this.read(expression, scope);
        this.walkAll(statement.body, inner);
        return;
      }
      case 'include':
      case 'import':
        this.offset = statement.offset;
        this.addFile('template', statement.template, scope);
        this.read(statement.template, scope);
        if (statement.kind === 'import') for (const name of statement.names) scope.set(name, PLAIN);
    }
  }

  private readBindings(
    bindings: readonly { readonly name: string; readonly value: Expression | undefined }[],
    outer: Scope,
    inner: Scope,
  ): void {
    for (const { name, value } of bindings) {
      if (value !== undefined) this.read(value, outer);
      inner.set(name, PLAIN);
    }
  }

  /** `vars = hostvars[host]` is another name for what is asked of it later. */
  private readSet({ targets, value }: Statement & { kind: 'set' }, scope: Scope): void {
    const [only] = targets;
    const whose = targets.length === 1 && value !== undefined ? findHostVariables(value, scope) : undefined;
    if (only === undefined || whose === undefined) {
      if (value !== undefined) this.read(value, scope);
      for (const target of targets) scope.set(target, PLAIN);
      return;
    }
    if (value?.kind === 'subscript') this.read(value.key, scope);
    scope.set(only, { kind: 'host-variables', whose });
  }

  private walkFor(statement: Statement & { kind: 'for' }, scope: Scope): void {
    this.read(statement.over, scope);
    const inner = new Map(scope);
    inner.set('loop', PLAIN);
    for (const target of statement.targets) inner.set(target, PLAIN);
    const [only] = statement.targets;
    if (only !== undefined && statement.targets.length === 1) {
      inner.set(only, findLoopLocal(only, statement.over, statement.test));
    }
    if (statement.test !== undefined) this.read(statement.test, inner);
    this.walkAll(statement.body, inner);
    this.walkAll(statement.otherwise, new Map(scope));
  }

  /** A name that only some branches set may be the variable of the same name afterwards. */
  private walkIf(statement: Statement & { kind: 'if' }, scope: Scope): void {
    const inners = statement.branches.map(({ test, body }) => {
      if (test !== undefined) this.read(test, scope);
      const inner = new Map(scope);
      this.walkAll(body, inner);
      return inner;
    });
    if (statement.branches.every(({ test }) => test !== undefined)) return;
    const [first] = inners;
    for (const [name, local] of first ?? []) if (inners.every((inner) => inner.has(name))) scope.set(name, local);
  }

  read(expression: Expression, scope: Scope): void {
    switch (expression.kind) {
      case 'literal':
        if (typeof expression.value === 'string') this.words.add(expression.value);
        return;
      case 'name': {
        this.readName(expression, scope);
        return;
      }
      case 'attribute': {
        this.readAccess(expression.of, expression.name, scope);
        return;
      }
      case 'subscript': {
        const { of, key } = expression;
        if (of.kind === 'name' && key.kind === 'name' && !scope.has(of.name) && !scope.has(key.name)) {
          if (!isSpecial(of.name)) {
            this.names.push({ name: of.name, whose: 'own', offset: of.offset, indexedBy: key.name });
            this.read(key, scope);
            return;
          }
        }
        this.readAccess(of, key, scope);
        return;
      }
      case 'call': {
        this.readCall(expression, scope);
        return;
      }
      case 'filter':
      case 'test': {
        this.readFilter(expression, scope);
        return;
      }
      default:
        for (const part of listParts(expression)) this.read(part, scope);
    }
  }

  private readName({ name, offset }: { name: string; offset: number }, scope: Scope): void {
    this.offset = offset;
    const local = scope.get(name);
    if (local !== undefined) {
      if (local.kind === 'host-variables') this.wildcards.push({ whose: local.whose, offset });
    } else if (name === 'groups') this.groups.push(undefined);
    else if (name === 'hostvars') this.wildcards.push({ whose: 'all', offset });
    else if (name === 'vars') this.wildcards.push({ whose: 'own', offset });
    else if (PLAY_HOST_LISTS.includes(name)) this.readsPlayHosts = true;
    else this.names.push({ name, whose: 'own', offset, isBare: true });
  }

  /** `of.key` or `of[key]`. */
  private readAccess(of: Expression, key: string | Expression, scope: Scope): void {
    const word = typeof key === 'string' ? key : key.kind === 'literal' ? String(key.value) : undefined;
    if (word !== undefined) this.words.add(word);
    else if (typeof key !== 'string') this.read(key, scope);
    if (isFree(of, 'groups', scope)) {
      this.groups.push(word);
      return;
    }
    const whose = isFree(of, 'vars', scope) ? 'own' : findHostVariables(of, scope);
    if (whose === undefined) {
      // One host's variables as a whole; what is asked of them stands around this.
      const host = isFree(of, 'hostvars', scope) ? findWhose(key, scope) : undefined;
      if (host !== undefined) this.wildcards.push({ whose: host, offset: this.offset });
      else this.read(of, scope);
      return;
    }
    if (of.kind === 'subscript') this.read(of.key, scope);
    if (word === undefined || MAP_METHODS.includes(word)) this.wildcards.push({ whose, offset: this.offset });
    else this.names.push({ name: word, whose, ...findNamedHost(of), offset: this.offset });
  }

  private readCall(call: Expression & { kind: 'call' }, scope: Scope): void {
    const { callee } = call;
    const [first] = call.args;
    if (callee.kind === 'name' && LOOKUPS.includes(callee.name) && !scope.has(callee.name)) {
      this.offset = callee.offset;
      this.readLookup(call, scope);
      return;
    }
    // A function that is no local is Jinja's own.
    if (callee.kind === 'attribute' && callee.name === 'get' && first !== undefined) {
      this.readAccess(callee.of, first, scope);
      this.readArguments({ args: call.args.slice(1), named: call.named }, scope);
      return;
    }
    if (callee.kind === 'attribute' && MAP_METHODS.includes(callee.name))
      this.readAccess(callee.of, callee.name, scope);
    else if (callee.kind === 'attribute') this.read(callee.of, scope);
    else if (callee.kind !== 'name') this.read(callee, scope);
    this.readArguments(call, scope);
  }

  private readArguments({ args, named }: Arguments, scope: Scope): void {
    for (const argument of [...args, ...named.map(([, value]) => value)]) this.read(argument, scope);
  }

  private readLookup(call: Arguments, scope: Scope): void {
    const [kind, ...rest] = call.args;
    if (kind?.kind !== 'literal') {
      this.unknowns.push({ what: 'a lookup with a computed name', offset: this.offset });
      this.readArguments(call, scope);
      return;
    }
    const name = String(kind.value).replace(/^ansible\.builtin\./, '');
    if (name === 'template' || name === 'file') for (const file of rest) this.addFile(name, file, scope);
    else if (name === 'vars') {
      for (const variable of rest) {
        if (variable.kind === 'literal')
          this.names.push({ name: String(variable.value), whose: 'own', offset: this.offset });
        else this.wildcards.push({ whose: 'own', offset: this.offset });
      }
    } else if (name === 'varnames') this.wildcards.push({ whose: 'own', offset: this.offset });
    else if (!PURE_LOOKUPS.includes(name)) this.unknowns.push({ what: `lookup ${name}`, offset: this.offset });
    this.readArguments({ args: rest, named: call.named }, scope);
  }

  private addFile(kind: FileRead['kind'], name: Expression, scope: Scope): void {
    this.files.push({ kind, pieces: foldPieces(name), offset: this.offset, locals: [...scope.keys()] });
  }

  /** `extract` picks variables of hosts by name. */
  private readFilter(
    filter: Arguments & { readonly of: Expression | undefined; readonly name: string },
    scope: Scope,
  ): void {
    if (filter.of !== undefined) this.read(filter.of, scope);
    const isMap = filter.name === 'map' && filter.args[0]?.kind === 'literal' && filter.args[0].value === 'extract';
    const args = isMap ? filter.args.slice(1) : filter.args;
    const [source, key] = args;
    if ((isMap || filter.name === 'extract') && source !== undefined && isFree(source, 'hostvars', scope)) {
      const picked = key?.kind === 'list' ? key.items[0] : key;
      if (picked?.kind === 'literal')
        this.names.push({ name: String(picked.value), whose: 'all', offset: this.offset });
      else this.wildcards.push({ whose: 'all', offset: this.offset });
      this.readArguments({ args: args.slice(1), named: filter.named }, scope);
      return;
    }
    this.readArguments(filter, scope);
  }
}

/** The host of `hostvars['10.10.10.10']`. */
function findNamedHost(variables: Expression): { readonly host?: string } {
  if (variables.kind !== 'subscript' || variables.key.kind !== 'literal') return {};
  return { host: String(variables.key.value) };
}

function isSpecial(name: string): boolean {
  return ['groups', 'hostvars', 'vars'].includes(name);
}
