import type { Binding, Expression, Statement } from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseArguments, parseDottedName, parseExpression, parseFilters, parseTuple } from './expressions.ts';
import { parseShallow } from './depth.ts';
import { tokenizeTemplate } from './lexer.ts';

/** Throws JinjaError. */
export function parseTemplate(text: string): readonly Statement[] {
  return parseShallow(() => parseStatements(text));
}

function parseStatements(text: string): readonly Statement[] {
  const cursor = new Cursor(tokenizeTemplate(text));
  const { body, end } = parseBody(cursor, []);
  if (end !== undefined) cursor.fail(`"${end}" ends nothing`);
  return body;
}

interface Body {
  readonly body: readonly Statement[];
  /** The word that ended it. The cursor stands after the word, where its arguments may follow. */
  readonly end: string | undefined;
}

function parseBody(cursor: Cursor, ends: readonly string[]): Body {
  const body: Statement[] = [];
  for (;;) {
    const token = cursor.current;
    if (token === undefined) {
      if (ends.length > 0) cursor.fail(`"${ends.at(-1) ?? ''}" is missing`);
      return { body, end: undefined };
    }
    cursor.next();
    if (token.kind === 'text') continue;
    if (token.text.startsWith('{{')) {
      body.push({ kind: 'output', expression: parseTuple(cursor) });
      cursor.expectEnd();
      continue;
    }
    const word = cursor.expectName();
    if (ends.includes(word)) return { body, end: word };
    body.push(...parseStatement(cursor, word));
  }
}

function parseBlock(cursor: Cursor, end: string): readonly Statement[] {
  cursor.expectEnd();
  const { body } = parseBody(cursor, [end]);
  // `endblock` and `endmacro` may repeat the name.
  if (cursor.isKind('name')) cursor.next();
  cursor.expectEnd();
  return body;
}

function parseStatement(cursor: Cursor, word: string): readonly Statement[] {
  switch (word) {
    case 'for':
      return [parseFor(cursor)];
    case 'if':
      return [parseIf(cursor)];
    case 'set':
      return [parseSet(cursor)];
    case 'macro':
      return [parseMacro(cursor)];
    case 'call':
      return [parseCall(cursor)];
    case 'with':
      return [parseWith(cursor)];
    case 'filter': {
      const name = parseDottedName(cursor);
      const first = cursor.take('(') === undefined ? { args: [], named: [] } : parseArguments(cursor);
      const filter = parseFilters(cursor, { kind: 'filter', of: undefined, name, ...first });
      return [{ kind: 'scope', bindings: [], expressions: [filter], body: parseBlock(cursor, 'endfilter') }];
    }
    case 'block':
    case 'autoescape':
      while (!cursor.isKind('end')) cursor.next();
      return [{ kind: 'scope', bindings: [], expressions: [], body: parseBlock(cursor, `end${word}`) }];
    case 'include':
    case 'import':
    case 'from':
    case 'extends':
      return [parseReference(cursor, word)];
    case 'do': {
      const expression = parseTuple(cursor);
      cursor.expectEnd();
      return [{ kind: 'output', expression }];
    }
    case 'break':
    case 'continue':
      cursor.expectEnd();
      return [];
    default:
      return cursor.fail(`"${word}" is no statement that is known here`);
  }
}

/** `name`, `a, b`, `(a, b)`, `space.name`. */
function parseTargets(cursor: Cursor): readonly string[] {
  const targets: string[] = [];
  do {
    cursor.take('(');
    targets.push(parseDottedName(cursor));
    cursor.take(')');
  } while (cursor.take(',') !== undefined);
  return targets;
}

function parseFor(cursor: Cursor): Statement {
  const targets = parseTargets(cursor);
  cursor.expect('in');
  const first = parseExpression(cursor, false);
  const items = [first];
  while (cursor.take(',') !== undefined) items.push(parseExpression(cursor, false));
  const over: Expression = items.length === 1 ? first : { kind: 'list', items };
  const test = cursor.take('if') === undefined ? undefined : parseExpression(cursor);
  cursor.take('recursive');
  cursor.expectEnd();
  const { body, end } = parseBody(cursor, ['else', 'endfor']);
  const otherwise = end === 'else' ? parseBlock(cursor, 'endfor') : [];
  if (end !== 'else') cursor.expectEnd();
  return { kind: 'for', targets, over, test, body, otherwise };
}

function parseIf(cursor: Cursor): Statement {
  const branches: { readonly test: Expression | undefined; readonly body: readonly Statement[] }[] = [];
  let test: Expression | undefined = parseTuple(cursor);
  for (;;) {
    cursor.expectEnd();
    const { body, end } = parseBody(cursor, ['elif', 'else', 'endif']);
    branches.push({ test, body });
    if (end === 'endif') break;
    test = end === 'elif' ? parseTuple(cursor) : undefined;
  }
  cursor.expectEnd();
  return { kind: 'if', branches };
}

function parseSet(cursor: Cursor): Statement {
  const targets = parseTargets(cursor);
  if (cursor.take('=') !== undefined) {
    const value = parseTuple(cursor);
    cursor.expectEnd();
    return { kind: 'set', targets, value, body: [] };
  }
  const filter = cursor.is('|') ? parseFilters(cursor, { kind: 'literal', value: '' }) : undefined;
  return { kind: 'set', targets, value: filter, body: parseBlock(cursor, 'endset') };
}

function parseParameters(cursor: Cursor): readonly Binding[] {
  const parameters: Binding[] = [];
  while (cursor.take(')') === undefined) {
    const name = cursor.expectName();
    parameters.push({ name, value: cursor.take('=') === undefined ? undefined : parseExpression(cursor) });
    if (!cursor.is(')')) cursor.expect(',');
  }
  return parameters;
}

function parseMacro(cursor: Cursor): Statement {
  const name = cursor.expectName();
  cursor.expect('(');
  const parameters = parseParameters(cursor);
  return { kind: 'macro', name, parameters, body: parseBlock(cursor, 'endmacro') };
}

function parseCall(cursor: Cursor): Statement {
  const bindings = cursor.take('(') === undefined ? [] : parseParameters(cursor);
  const call = parseExpression(cursor);
  return { kind: 'scope', bindings, expressions: [call], body: parseBlock(cursor, 'endcall') };
}

function parseWith(cursor: Cursor): Statement {
  const bindings: Binding[] = [];
  while (!cursor.isKind('end')) {
    const name = cursor.expectName();
    cursor.expect('=');
    bindings.push({ name, value: parseExpression(cursor) });
    cursor.take(',');
  }
  return { kind: 'scope', bindings, expressions: [], body: parseBlock(cursor, 'endwith') };
}

function parseReference(cursor: Cursor, word: string): Statement {
  const { offset } = cursor;
  const template = parseExpression(cursor);
  const names: string[] = [];
  if (word === 'import' && cursor.take('as') !== undefined) names.push(cursor.expectName());
  if (word === 'from') {
    cursor.expect('import');
    while (cursor.isKind('name') && !cursor.is('context', 1)) {
      const name = cursor.expectName();
      names.push(cursor.take('as') === undefined ? name : cursor.expectName());
      cursor.take(',');
    }
  }
  // `ignore missing`, `with context`: what they change is not known before it runs.
  while (!cursor.isKind('end')) cursor.next();
  cursor.expectEnd();
  return names.length === 0 ? { kind: 'include', template, offset } : { kind: 'import', template, names, offset };
}
