import { isList, isMapping, isMarked } from '../general/values.ts';
import type { VariableLayer } from '../load/model.ts';
import { findParameterSchema } from '../schema/schema.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

const POINT = String.raw`[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?`;
/** A number with a point, as a value of its own, anywhere in a file: most have none, and are not looked at any further. */
const SUSPECT = new RegExp(String.raw`(?:^|[\s:[{,])${POINT}[ \t]*(?:$|[,}\]#])|!!float`, 'm');
const WRITTEN = new RegExp(String.raw`^${POINT}(?=\s*(?:$|[,}\]#]))`);
const TAGGED = /!!float\s+$/;

/**
 * 5432.0 is the number 5432 to whoever compares the two, and the text 5432.0 in every template: an address with it leads
 * nowhere, and a plan from 5432 to it would see no change.
 */
export const wholeNumber: Rule = {
  id: 'whole-number',
  *check(context) {
    const suspects = new Set([...context.written.documents.keys()].filter((file) => isSuspect(context, file)));
    if (suspects.size === 0) return;
    for (const layer of context.layers) {
      if (!suspects.has(layer.file)) continue;
      for (const [name, value] of Object.entries(layer.values)) yield* walk(context, layer, [name], value);
    }
  },
};

function isSuspect({ readLines, written }: RuleContext, file: string): boolean {
  return !written.decrypted.has(file) && readLines(file).some((line) => SUSPECT.test(line));
}

function* walk(context: RuleContext, layer: VariableLayer, below: DataPath, value: Value): Generator<Finding> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* walk(context, layer, [...below, index], item);
  } else if (isMapping(value) && !isMarked(value)) {
    for (const [key, item] of Object.entries(value)) yield* walk(context, layer, [...below, key], item);
  } else if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    findParameterSchema(below)?.['type'] === 'integer'
  ) {
    const path = [...layer.path, ...below];
    const position = context.written.locate(layer.file, path);
    const line = context.findLine(position);
    const [before, rest] = [line.slice(0, position.column - 1), line.slice(position.column - 1)];
    const point = WRITTEN.exec(rest)?.[0];
    const written = point ?? (TAGGED.test(before) ? `!!float ${String(value)}` : undefined);
    if (written === undefined) return;
    const message = `${written} is no whole number to a template, which writes the point too; write ${String(value)}`;
    const replace = point === undefined ? undefined : { from: point, to: String(value) };
    yield { position, message, path, replace };
  }
}
