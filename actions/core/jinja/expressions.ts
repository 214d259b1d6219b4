/**
 * Jinja's expressions, by its own precedence. Ours, because what there is on npm does not read Ansible's Jinja: nunjucks
 * has no `for … if`, @huggingface/jinja no include, import or place.
 */
import type { Arguments, Expression } from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseShallow } from './depth.ts';
import { JinjaError, tokenizeExpression, type Token } from './lexer.ts';

const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>', 'in'];
const CONSTANTS = new Map<string, boolean | null>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);
/** What may follow a test without parentheses: `x is match 'a'`, but `x is defined and y`. */
const NO_ARGUMENT = new Set(['else', 'or', 'and', 'is', 'if', 'in', 'not', 'recursive']);

/** Throws JinjaError. */
export function parseExpressionText(text: string): Expression {
  return parseShallow(() => parseWhole(text));
}

function parseWhole(text: string): Expression {
  const cursor = new Cursor(tokenizeExpression(text));
  const expression = parseExpression(cursor);
  if (cursor.current !== undefined) cursor.fail(`"${cursor.current.text}" is not expected`);
  return expression;
}

/** Undefined where the text is no expression. */
export function tryParseExpression(text: string): Expression | undefined {
  try {
    return parseExpressionText(text);
  } catch {
    return undefined;
  }
}

/** With commas a tuple, as after `in` and `=`. */
export function parseTuple(cursor: Cursor): Expression {
  const first = parseExpression(cursor);
  if (!cursor.is(',')) return first;
  const items = [first];
  while (cursor.take(',') !== undefined && !cursor.isKind('end')) items.push(parseExpression(cursor));
  return { kind: 'list', items };
}

export function parseExpression(cursor: Cursor, withCondition = true): Expression {
  let expression = parseOr(cursor);
  while (withCondition && cursor.take('if') !== undefined) {
    const test = parseOr(cursor);
    const otherwise = cursor.take('else') === undefined ? undefined : parseExpression(cursor);
    expression = { kind: 'condition', test, then: expression, otherwise };
  }
  return expression;
}

function parseBinary(cursor: Cursor, operators: readonly string[], below: (cursor: Cursor) => Expression): Expression {
  let left = below(cursor);
  for (let operator = cursor.take(...operators); operator !== undefined; operator = cursor.take(...operators)) {
    left = { kind: 'operation', operator, operands: [left, below(cursor)] };
  }
  return left;
}

const parseOr = (cursor: Cursor): Expression => parseBinary(cursor, ['or'], parseAnd);
const parseAnd = (cursor: Cursor): Expression => parseBinary(cursor, ['and'], parseNot);

function parseNot(cursor: Cursor): Expression {
  if (cursor.is('not') && !cursor.is('in', 1)) {
    cursor.next();
    return { kind: 'operation', operator: 'not', operands: [parseNot(cursor)] };
  }
  return parseComparison(cursor);
}

function parseComparison(cursor: Cursor): Expression {
  let left = parseSum(cursor);
  for (;;) {
    const negated = cursor.is('not') && cursor.is('in', 1);
    if (negated) cursor.next();
    const operator = cursor.take(...COMPARISONS);
    if (operator === undefined) return left;
    left = { kind: 'operation', operator: negated ? 'not in' : operator, operands: [left, parseSum(cursor)] };
  }
}

const parseSum = (cursor: Cursor): Expression => parseBinary(cursor, ['+', '-'], parseConcatenation);
const parseConcatenation = (cursor: Cursor): Expression => parseBinary(cursor, ['~'], parseProduct);
const parseProduct = (cursor: Cursor): Expression => parseBinary(cursor, ['*', '//', '/', '%'], parseUnary);

function parseUnary(cursor: Cursor): Expression {
  const operator = cursor.take('-', '+');
  if (operator !== undefined) return { kind: 'operation', operator, operands: [parseUnary(cursor)] };
  const base = parseFilters(cursor, parsePostfix(cursor, parsePrimary(cursor)));
  if (cursor.take('**') === undefined) return base;
  return { kind: 'operation', operator: '**', operands: [base, parseUnary(cursor)] };
}

function parsePrimary(cursor: Cursor): Expression {
  const token = cursor.next();
  if (token.kind === 'name') {
    const constant = CONSTANTS.get(token.text);
    return constant === undefined
      ? { kind: 'name', name: token.text, offset: token.offset }
      : { kind: 'literal', value: constant };
  }
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text.replaceAll('_', '')) };
  if (token.kind === 'string') {
    // Neighbours are one string.
    let text = unquote(token);
    while (cursor.isKind('string')) text += unquote(cursor.next());
    return { kind: 'literal', value: text };
  }
  if (token.text === '(') return parseGroup(cursor);
  if (token.text === '[') return { kind: 'list', items: parseItems(cursor, ']') };
  if (token.text === '{') return parseDict(cursor);
  return cursor.fail(`"${token.text}" is not expected`);
}

function parseGroup(cursor: Cursor): Expression {
  if (cursor.take(')') !== undefined) return { kind: 'list', items: [] };
  const first = parseExpression(cursor);
  if (cursor.take(')') !== undefined) return first;
  cursor.expect(',');
  return { kind: 'list', items: [first, ...parseItems(cursor, ')')] };
}

function parseItems(cursor: Cursor, end: string): readonly Expression[] {
  const items: Expression[] = [];
  while (cursor.take(end) === undefined) {
    items.push(parseExpression(cursor));
    if (!cursor.is(end)) cursor.expect(',');
  }
  return items;
}

function parseDict(cursor: Cursor): Expression {
  const entries: [Expression, Expression][] = [];
  while (cursor.take('}') === undefined) {
    const key = parseExpression(cursor);
    cursor.expect(':');
    entries.push([key, parseExpression(cursor)]);
    if (!cursor.is('}')) cursor.expect(',');
  }
  return { kind: 'dict', entries };
}

function parsePostfix(cursor: Cursor, start: Expression): Expression {
  let expression = start;
  for (;;) {
    if (cursor.take('.') !== undefined) {
      const name = cursor.next();
      expression =
        name.kind === 'number'
          ? { kind: 'subscript', of: expression, key: { kind: 'literal', value: Number(name.text) } }
          : { kind: 'attribute', of: expression, name: name.text };
    } else if (cursor.take('[') !== undefined) expression = parseSubscript(cursor, expression);
    else if (cursor.take('(') !== undefined) {
      expression = { kind: 'call', callee: expression, ...parseArguments(cursor) };
    } else return expression;
  }
}

function parseSubscript(cursor: Cursor, of: Expression): Expression {
  const parts: Expression[] = [];
  let isSlice = false;
  while (cursor.take(']') === undefined) {
    if (cursor.take(':') !== undefined) isSlice = true;
    else if (cursor.take(',') === undefined) parts.push(parseExpression(cursor));
  }
  const [key] = parts;
  return isSlice || key === undefined || parts.length > 1
    ? { kind: 'slice', of, bounds: parts }
    : { kind: 'subscript', of, key };
}

/** The cursor stands after the opening parenthesis. */
export function parseArguments(cursor: Cursor): Arguments {
  const args: Expression[] = [];
  const named: [string, Expression][] = [];
  while (cursor.take(')') === undefined) {
    if (cursor.isKind('name') && cursor.is('=', 1)) {
      const name = cursor.expectName();
      cursor.expect('=');
      named.push([name, parseExpression(cursor)]);
    } else {
      const isSpread = cursor.take('*', '**') !== undefined;
      const value = parseExpression(cursor);
      args.push(isSpread ? { kind: 'spread', of: value } : value);
    }
    if (!cursor.is(')')) cursor.expect(',');
  }
  return { args, named };
}

/** `| filter(…)` and `is test …`, as many as follow. */
export function parseFilters(cursor: Cursor, start: Expression): Expression {
  let expression = start;
  for (;;) {
    if (cursor.take('|') !== undefined) {
      expression = { kind: 'filter', of: expression, name: parseDottedName(cursor), ...parseOptional(cursor) };
    } else if (cursor.take('is') !== undefined) {
      cursor.take('not');
      expression = { kind: 'test', of: expression, name: parseDottedName(cursor), ...parseTestArguments(cursor) };
    } else if (cursor.is('(') || cursor.is('[') || cursor.is('.')) {
      const before = expression;
      expression = parsePostfix(cursor, before);
      if (expression === before) return expression;
    } else return expression;
  }
}

/** Filters of collections have a namespace: `community.general.json_query`. */
export function parseDottedName(cursor: Cursor): string {
  let name = cursor.expectName();
  while (cursor.take('.') !== undefined) name += `.${cursor.expectName()}`;
  return name;
}

function parseOptional(cursor: Cursor): Arguments {
  return cursor.take('(') === undefined ? { args: [], named: [] } : parseArguments(cursor);
}

function parseTestArguments(cursor: Cursor): Arguments {
  const token = cursor.current;
  const begins =
    token !== undefined &&
    (token.kind === 'string' ||
      token.kind === 'number' ||
      (token.kind === 'name' && !NO_ARGUMENT.has(token.text)) ||
      token.text === '[' ||
      token.text === '{');
  if (!begins) return parseOptional(cursor);
  return { args: [parsePostfix(cursor, parsePrimary(cursor))], named: [] };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;

/** A text as Python reads it. Throws JinjaError for a character by its name, of which there is no list here. */
function unquote({ text, offset }: Token): string {
  return text.slice(1, -1).replace(ESCAPE, (whole: string, ...found: readonly (string | undefined)[]) => {
    const [x, u, long, octal, one] = found;
    const hexadecimal = x ?? u ?? long;
    const code = hexadecimal === undefined ? parseInt(octal ?? '', 8) : parseInt(hexadecimal, 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    if (one === undefined || one === 'N') throw new JinjaError(`"${whole}" is not understood`, offset);
    // Python keeps the backslash before what it escapes not.
    return ESCAPES[one] ?? (/["'\\]/.test(one) ? one : whole);
  });
}
