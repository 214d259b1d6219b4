import { readMentions } from '../diff/mentions.ts';
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import type { VariableLayer } from '../load/model.ts';
import { findParameterSchema, parameterNames } from '../schema/schema.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

const POINT = String.raw`[-+]?\d[\d_]*(?::[0-5]?\d)*\.[\d_]*(?:[eE][-+]?\d+)?`;
const TAG = String.raw`!(?:!float|<tag:yaml\.org,2002:float>)`;
/** A number with a point, as a value of its own, anywhere in a file: most have none, and are not looked at any further. */
const SUSPECT = new RegExp(String.raw`(?:^|[\s:[{,])${POINT}[ \t]*(?:$|[,}\]#])|${TAG}`, 'm');
const WRITTEN = new RegExp(String.raw`^${POINT}(?=\s*(?:$|[,}\]#]))`);
const TAGGED = new RegExp(String.raw`${TAG}\s+(?:&\S+\s+)?$`);
/** What makes a whole number of it, point or not. */
const TO_INTEGER = /\|\s*(?:int|round)\b/;

/**
 * 5432.0 is the number 5432 to whoever compares the two, and the text 5432.0 in every template: an address with it leads
 * nowhere, and a plan from 5432 to it would see no change. So it is too where any parameter takes it from another variable.
 */
export const wholeNumber: Rule = {
  id: 'whole-number',
  *check(context) {
    const suspects = new Set([...context.written.documents.keys()].filter((file) => isSuspect(context, file)));
    if (suspects.size === 0) return;
    for (const layer of context.layers) {
      if (!suspects.has(layer.file)) continue;
      for (const [name, value] of Object.entries(layer.values))
        for (const { path, value: leaf } of listLeaves([name], value))
          if (isWholeParameter(path)) yield* judge(context, layer, { path, value: leaf }, 'number');
    }
    for (const [name, { templates, use }] of listSources(context)) {
      for (const layer of context.layersWith(name)) {
        if (!suspects.has(layer.file)) continue;
        for (const leaf of listLeaves([name], layer.values[name] ?? null))
          if (isNamed(leaf.path, templates)) yield* judge(context, layer, leaf, use);
      }
    }
  },
};

function isSuspect({ readLines, written }: RuleContext, file: string): boolean {
  return !written.decrypted.has(file) && readLines(file).some((line) => SUSPECT.test(line));
}

function isWholeParameter(path: DataPath): boolean {
  return findParameterSchema(path)?.['type'] === 'integer';
}

interface Leaf {
  readonly path: DataPath;
  readonly value: Value;
}

function* listLeaves(path: DataPath, value: Value): Generator<Leaf> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* listLeaves([...path, index], item);
  } else if (isMapping(value) && !isMarked(value)) {
    for (const [key, item] of Object.entries(value)) yield* listLeaves([...path, key], item);
  } else yield { path, value };
}

/** What parameters make of a variable: at least one a whole number, or only texts. */
type Use = 'number' | 'text';

interface Source {
  readonly templates: readonly string[];
  readonly use: Use;
}

/** Variables of the team by the templates of parameters that take them, at once or by another such variable. */
function listSources(context: RuleContext): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  const take = (value: Value, use: Use): void => {
    if (typeof value !== 'string' || !isTemplate(value) || TO_INTEGER.test(value)) return;
    for (const name of readMentions(value).own) {
      if (parameterNames.has(name)) continue;
      const { templates, use: known } = sources.get(name) ?? { templates: [], use };
      if (templates.includes(value) && (known === 'number' || use === 'text')) continue;
      sources.set(name, {
        templates: [...new Set([...templates, value])],
        use: known === 'number' ? known : use,
      });
    }
  };
  for (const layer of context.layers)
    for (const [name, value] of Object.entries(layer.values)) {
      if (!parameterNames.has(name)) continue;
      for (const { path, value: leaf } of listLeaves([name], value))
        take(leaf, isWholeParameter(path) ? 'number' : 'text');
    }
  // A map goes on to what is added to it.
  for (const [name, { templates, use }] of sources)
    for (const layer of context.layersWith(name))
      for (const { path, value } of listLeaves([name], layer.values[name] ?? null))
        if (isNamed(path, templates)) take(value, use);
  return sources;
}

/** The templates have the keys that lead to the value. */
function isNamed([, ...below]: DataPath, templates: readonly string[]): boolean {
  return templates.some((template) => {
    const words = new Set(template.match(/\w+/g));
    return below.every((step) => words.has(String(step)));
  });
}

function* judge(
  context: RuleContext,
  layer: VariableLayer,
  { path: below, value }: Leaf,
  use: Use,
): Generator<Finding> {
  if (typeof value !== 'number' || !Number.isInteger(value)) return;
  const path = [...layer.path, ...below];
  const position = context.written.locate(layer.file, path);
  const line = context.findLine(position);
  const [before, rest] = [line.slice(0, position.column - 1), line.slice(position.column - 1)];
  const point = WRITTEN.exec(rest)?.[0];
  const written = point ?? (TAGGED.test(before) ? `!!float ${String(value)}` : undefined);
  if (written === undefined) return;
  const message =
    use === 'number'
      ? `${written} is no whole number to a template, which writes the point too; write ${String(value)}`
      : `${written} is ${String(value)} to a plan, and another text to the templates that take it; write ${String(value)}, or put it into quotes where the point is meant`;
  const replace = point === undefined ? undefined : { from: point, to: String(value) };
  yield { position, message, path, replace };
}
