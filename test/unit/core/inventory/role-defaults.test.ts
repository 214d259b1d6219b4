import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMentions } from '../../../../actions/core/diff/mentions.ts';
import { parameterNames, parameterSchemas } from '../../../../actions/core/inventory/schema.ts';
import { isList, isMapping, isTemplate } from '../../../../actions/core/inventory/values.ts';
import { readYaml } from '../../../../actions/core/inventory/yaml-reader.ts';
import type { Value } from '../../../../actions/core/types.ts';

const playbooks = join(import.meta.dirname, '../../../../playbooks');
const roles = join(playbooks, 'roles');

/** How a parameter's name begins; internals of a role begin with `_`. */
const PREFIX = /^(?:pg|pgbouncer|patroni|node|haproxy|etcd|prometheus|nginx|dcs|exporter|vip|meta|rm)_/;
/** Keys whose text is an expression without braces. */
const EXPRESSIONS = new Set(['when', 'that', 'changed_when', 'failed_when', 'until', 'var']);
/** Keys below which a name is made, not read. */
const MAKERS = new Set(['vars', 'ansible.builtin.set_fact']);

const files = existsSync(playbooks)
  ? readdirSync(playbooks, { recursive: true, encoding: 'utf8' }).filter((path) => !path.includes('node_modules'))
  : [];

function readFile(path: string): Value {
  return readYaml(readFileSync(join(playbooks, path), 'utf8')).value;
}

/** Variables that one value of a playbook mentions, by what is read as Jinja there. */
function* listNames(value: Value, key = ''): Generator<string> {
  if (typeof value === 'string') {
    const text = EXPRESSIONS.has(key) ? `{{ ${value} }}` : value;
    if (isTemplate(text)) yield* readMentions(text).names;
  } else if (isList(value)) {
    for (const item of value) yield* listNames(item, key);
  } else if (isMapping(value)) {
    for (const [name, item] of Object.entries(value)) yield* listNames(item, name);
  }
}

/** Names that tasks register or set for themselves. */
function* listMade(value: Value): Generator<string> {
  if (isList(value)) for (const item of value) yield* listMade(item);
  if (!isMapping(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if ((key === 'register' || key === 'loop_var' || key === 'index_var') && typeof item === 'string') yield item;
    if (MAKERS.has(key) && isMapping(item)) yield* Object.keys(item);
    yield* listMade(item);
  }
}

function listRead(path: string): readonly string[] {
  const text = readFileSync(join(playbooks, path), 'utf8');
  const mentioned = path.endsWith('.j2') ? [...readMentions(text).names] : [...listNames(readFile(path))];
  const made = new Set(path.endsWith('.j2') ? [] : listMade(readFile(path)));
  const local = new Set(
    [...text.matchAll(/\{%-?\s*(?:set|for)\s+([\w\s,]+?)(?:\s*=|\s+in\s)/g)].flatMap((found) =>
      (found[1] ?? '').split(/[\s,]+/),
    ),
  );
  return mentioned.filter((name) => PREFIX.test(name) && !made.has(name) && !local.has(name));
}

/** A default made of other parameters is stated in the schema for their own defaults. */
function fillIn(value: Value): Value {
  if (typeof value === 'string') {
    return value.replace(/\{\{ (\w+) \}\}/g, (text, name: string) => {
      const filling: unknown = parameterSchemas[name]?.default;
      return typeof filling === 'string' || typeof filling === 'number' ? String(filling) : text;
    });
  }
  return isList(value) ? value.map(fillIn) : value;
}

/** Accepted from inventories of Pigsty, and without effect. */
function isIdle(name: string): boolean {
  return parameterSchemas[name]?.unread !== undefined || parameterSchemas[name]?.alias !== undefined;
}

/** Read by nothing but the plan, which refuses all values but those that change nothing. */
function isOnlyRefused(name: string): boolean {
  return parameterSchemas[name]?.unsupported?.unless.some((value) => value === null || value === true) ?? false;
}

const defaults = files.filter((path) => /^roles\/[^/]+\/defaults\/main\.yml$/.test(path));
const specs = files.filter((path) => /^roles\/[^/]+\/meta\/argument_specs\.yml$/.test(path));
const sources = files.filter(
  (path) => /(?:\.ya?ml|\.j2)$/.test(path) && !/(?:defaults\/main|meta\/argument_specs)\.yml$/.test(path),
);

describe.skipIf(!existsSync(roles))('the schema and the playbooks agree', () => {
  test.each(defaults)('defaults of %s', (path) => {
    const written = readFile(path);
    const values = Object.entries(isMapping(written) ? written : {}).filter(([name]) => !name.startsWith('_'));
    const filled = values.map(([name, value]) => [name, fillIn(value)] as const);
    const stated = filled.filter(([, value]) => !isTemplate(value));
    expect(values.map(([name]) => name).filter((name) => !parameterNames.has(name))).toEqual([]);
    expect(Object.fromEntries(stated)).toEqual(
      Object.fromEntries(stated.map(([name]) => [name, parameterSchemas[name]?.default])),
    );
  });

  test.each(specs)('options of %s', (path) => {
    const spec = readFile(path);
    const entries = isMapping(spec) && isMapping(spec['argument_specs']) ? Object.values(spec['argument_specs']) : [];
    const options = entries.flatMap((entry) =>
      isMapping(entry) && isMapping(entry['options']) ? Object.entries(entry['options']) : [],
    );
    const stated = options.filter(
      ([name, option]) => !name.startsWith('_') && isMapping(option) && 'default' in option,
    );
    expect(options.map(([name]) => name).filter((name) => !name.startsWith('_') && !parameterNames.has(name))).toEqual(
      [],
    );
    for (const [name, option] of stated) {
      const value = isMapping(option) ? fillIn(option['default'] ?? null) : undefined;
      if (!isTemplate(value)) expect({ [name]: value }).toEqual({ [name]: parameterSchemas[name]?.default });
    }
  });

  test('every parameter that a playbook reads is in the schema', () => {
    const read = sources.flatMap((path) => listRead(path).map((name) => `${path}: ${name}`));
    expect(read.filter((line) => !parameterNames.has(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
  });

  test('no playbook reads what the schema calls unread, or another name', () => {
    const idle = new Set([...parameterNames].filter((name) => isIdle(name)));
    const read = sources.flatMap((path) => listRead(path).map((name) => `${path}: ${name}`));
    expect(read.filter((line) => idle.has(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
  });

  test('every other name is one of a parameter that is there', () => {
    const aliases = [...parameterNames].flatMap((name) => parameterSchemas[name]?.alias ?? []);
    expect(aliases.filter((name) => !parameterNames.has(name) || parameterSchemas[name]?.alias !== undefined)).toEqual(
      [],
    );
  });

  test('every other parameter of the schema is read by a playbook', () => {
    // A default that is made of other parameters reads them; its own name is no reading.
    const values = defaults.map((path) => readFileSync(join(playbooks, path), 'utf8').replace(/^\w+:/gm, ''));
    const texts = [...sources.map((path) => readFileSync(join(playbooks, path), 'utf8')), ...values];
    const expected = [...parameterNames].filter((name) => !isIdle(name) && !isOnlyRefused(name));
    const unread = expected.filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
    expect(unread).toEqual([]);
  });
});
