/** A text whose parts are known, or expressions that may become known: a file's name. */
import type { Value } from '../types.ts';
import type { Expression } from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseTuple } from './expressions.ts';
import { tokenizeTemplate, type Token } from './lexer.ts';

export type Piece = string | Expression;

/** Stands for what is not known; in no path. */
export const UNKNOWN = '\0';

/** `'a' ~ b` as its parts. */
export function foldPieces(expression: Expression): readonly Piece[] {
  if (expression.kind === 'literal') return [String(expression.value)];
  if (expression.kind === 'operation' && (expression.operator === '~' || expression.operator === '+')) {
    return expression.operands.flatMap(foldPieces);
  }
  return [expression];
}

/** The parts of a text with `{{ }}` in it. Throws JinjaError. */
export function splitTemplate(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let code: Token[] | undefined;
  for (const token of tokenizeTemplate(text)) {
    if (token.kind === 'text') pieces.push(token.text);
    else if (token.kind === 'begin') code = [];
    else if (code !== undefined) {
      code.push(token);
      if (token.kind !== 'end') continue;
      pieces.push(...foldPieces(parseTuple(new Cursor(code))));
      code = undefined;
    }
  }
  return pieces;
}

/** Every text that the pieces may be under one of the bindings; `UNKNOWN` for a part that stays unknown. */
export function writePieces(
  pieces: readonly Piece[],
  bindings: readonly ReadonlyMap<string, Value>[],
): readonly string[] {
  const texts = (bindings.length === 0 ? [new Map<string, Value>()] : bindings).map((known) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : writePiece(piece, known))).join(''),
  );
  return [...new Set(texts)];
}

function writePiece(piece: Expression, known: ReadonlyMap<string, Value>): string {
  const value = findValue(piece, known);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : UNKNOWN;
}

function findValue(piece: Expression, known: ReadonlyMap<string, Value>): Value | undefined {
  if (piece.kind === 'literal') return piece.value;
  if (piece.kind === 'name') return known.get(piece.name);
  const key = piece.kind === 'attribute' ? piece.name : piece.kind === 'subscript' ? piece.key : undefined;
  if (key === undefined || (piece.kind !== 'attribute' && piece.kind !== 'subscript')) return undefined;
  const step = typeof key === 'string' ? key : findValue(key, known);
  const of = findValue(piece.of, known);
  if (typeof of !== 'object' || of === null || (typeof step !== 'string' && typeof step !== 'number')) return undefined;
  return new Map<string, Value>(Object.entries(of)).get(String(step));
}
