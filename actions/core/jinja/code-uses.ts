/**
 * What a template does beyond computing with values: it runs on the meta node, where a lookup may read a file, ask a
 * server or start a program. An allow-list: a filter, test, function or method that is not known to compute only is
 * told, and so is a template that this reader does not understand. Ansible's sandbox keeps `_` attributes away, and what a
 * template makes is never read as a template again; a text inside an expression may be, so it is told too.
 */
import { listParts, type Arguments, type Expression, type Statement } from './ast.ts';
import { FILTERS, FUNCTIONS, LOOKUPS, METHODS, shortName, TESTS } from './pure-names.ts';
import { parseTemplate } from './statements.ts';

export interface CodeUse {
  readonly kind: 'lookup' | 'filter' | 'test' | 'other';
  /** Of the plugin, without `ansible.builtin.`; of another use, what it is, for people. */
  readonly name: string;
}

const LOOKUP_FUNCTIONS = ['lookup', 'query', 'q'];
/** Filters that are given the name of another filter, or of a test. */
const FILTERS_BY_NAME: Readonly<Record<string, { readonly kind: 'filter' | 'test'; readonly at: number }>> = {
  map: { kind: 'filter', at: 0 },
  select: { kind: 'test', at: 0 },
  reject: { kind: 'test', at: 0 },
  selectattr: { kind: 'test', at: 1 },
  rejectattr: { kind: 'test', at: 1 },
};
const EMBEDDED = /\{[{%#]|\\[xuUN]/;

/** In the order in which they stand, once each. */
export function findCodeUses(template: string): readonly CodeUse[] {
  const finder = new CodeFinder();
  if (template.startsWith('#jinja2:')) finder.tell('a "#jinja2:" line, which gives its marks other names');
  else if (/\{%[-+]?\s*raw\b/.test(template))
    finder.tell('{% raw %}; a value that is no template is marked with !unsafe');
  else finder.readTemplate(template);
  const distinct = new Map(finder.uses.map((use) => [`${use.kind} ${use.name}`, use]));
  return [...distinct.values()];
}

class CodeFinder {
  readonly uses: CodeUse[] = [];
  private readonly macros = new Set<string>();

  tell(name: string, kind: CodeUse['kind'] = 'other'): void {
    this.uses.push({ kind, name });
  }

  readTemplate(template: string): void {
    let statements: readonly Statement[];
    try {
      statements = parseTemplate(template);
    } catch (error) {
      this.tell(`Jinja that is not understood (${error instanceof Error ? error.message : String(error)})`);
      return;
    }
    this.walk(statements);
  }

  private walk(statements: readonly Statement[]): void {
    for (const statement of statements) this.walkOne(statement);
  }

  private walkOne(statement: Statement): void {
    switch (statement.kind) {
      case 'output': {
        this.read(statement.expression);
        return;
      }
      case 'for':
        this.readAll([statement.over, statement.test]);
        {
          this.walk([...statement.body, ...statement.otherwise]);
          return;
        }
      case 'if':
        for (const { test, body } of statement.branches) {
          this.readAll([test]);
          this.walk(body);
        }
        return;
      case 'set':
        this.readAll([statement.value]);
        {
          this.walk(statement.body);
          return;
        }
      case 'macro':
        this.macros.add(statement.name);
        this.readAll(statement.parameters.map(({ value }) => value));
        {
          this.walk(statement.body);
          return;
        }
      case 'scope':
        if (statement.bindings.length === 0 && statement.expressions.length === 0) this.tell('a block');
        this.readAll([...statement.bindings.map(({ value }) => value), ...statement.expressions]);
        {
          this.walk(statement.body);
          return;
        }
      case 'include':
      case 'import': {
        this.tell(`${statement.kind} of a file`);
        return;
      }
    }
  }

  private readAll(expressions: readonly (Expression | undefined)[]): void {
    for (const expression of expressions) if (expression !== undefined) this.read(expression);
  }

  private read(expression: Expression): void {
    switch (expression.kind) {
      case 'literal':
        if (typeof expression.value === 'string' && EMBEDDED.test(expression.value)) this.tell('a template in a text');
        return;
      case 'name':
        // By another name it could be called with anything.
        if (LOOKUP_FUNCTIONS.includes(expression.name)) this.tell(`"${expression.name}" without a call`);
        return;
      case 'attribute':
        if (expression.name.startsWith('_')) this.tell(`attribute "${expression.name}"`);
        {
          this.read(expression.of);
          return;
        }
      case 'subscript': {
        this.readAll([expression.of, expression.key]);
        return;
      }
      case 'call':
        this.readCall(expression);
        {
          this.readArguments(expression);
          return;
        }
      case 'filter':
        this.readFilter(expression);
        this.readAll([expression.of]);
        {
          this.readArguments(expression);
          return;
        }
      case 'test':
        if (!TESTS.has(shortName(expression.name))) this.tell(shortName(expression.name), 'test');
        this.read(expression.of);
        {
          this.readArguments(expression);
          return;
        }
      default:
        this.readAll(listParts(expression));
    }
  }

  private readArguments({ args, named }: Arguments): void {
    this.readAll([...args, ...named.map(([, value]) => value)]);
  }

  private readCall({ callee, args }: Expression & { kind: 'call' }): void {
    if (callee.kind === 'name' && LOOKUP_FUNCTIONS.includes(callee.name)) this.readLookup(args[0]);
    else if (callee.kind === 'attribute' && METHODS.has(callee.name)) this.read(callee.of);
    else if (callee.kind !== 'name') {
      this.tell(callee.kind === 'attribute' ? `method "${callee.name}"` : 'a call of a computed function');
      this.read(callee);
    } else if (!FUNCTIONS.has(callee.name) && !this.macros.has(callee.name)) this.tell(`function "${callee.name}"`);
  }

  private readLookup(kind: Expression | undefined): void {
    if (kind?.kind !== 'literal') this.tell('a lookup whose name is computed');
    else if (!LOOKUPS.has(shortName(String(kind.value)))) this.tell(shortName(String(kind.value)), 'lookup');
  }

  private readFilter({ name, args }: { readonly name: string } & Arguments): void {
    if (!FILTERS.has(shortName(name))) this.tell(shortName(name), 'filter');
    this.readNameArgument(shortName(name), args);
  }

  /** What `map` is told to apply may be `map` again: it is given the arguments that follow its name. */
  private readNameArgument(filter: string, args: readonly Expression[]): void {
    const byName = Object.hasOwn(FILTERS_BY_NAME, filter) ? FILTERS_BY_NAME[filter] : undefined;
    if (byName === undefined) return;
    const { kind, at } = byName;
    const other = args.slice(0, at + 1).find((argument) => argument.kind === 'spread') ?? args[at];
    if (other === undefined) return;
    if (other.kind !== 'literal') {
      this.tell(`a ${kind} whose name is computed`);
      return;
    }
    const name = shortName(String(other.value));
    if (!(kind === 'filter' ? FILTERS : TESTS).has(name)) this.tell(name, kind);
    if (kind === 'filter') this.readNameArgument(name, args.slice(at + 1));
  }
}
