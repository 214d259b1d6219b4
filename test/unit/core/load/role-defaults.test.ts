import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parameterNames, parameterSchemas } from '../../../../actions/core/schema/schema.ts';
import { isList, isMapping, isTemplate } from '../../../../actions/core/general/values.ts';
import { readYaml } from '../../../../actions/core/load/yaml-reader.ts';
import { listTasks, openReading } from '../../../../actions/core/playbooks/reading.ts';
import type { Value } from '../../../../actions/core/types.ts';
import { catalogue } from '../../builders.ts';
import { realFiles } from '../../../lib/playbook-files.ts';

const playbooks = join(import.meta.dirname, '../../../../playbooks');

const files = readdirSync(playbooks, { recursive: true, encoding: 'utf8' });

function readFile(path: string): Value {
  return readYaml(readFileSync(join(playbooks, path), 'utf8')).value;
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
const reading = openReading(realFiles, catalogue);
const readNames = new Set(
  listTasks(reading).flatMap((task) => reading.reader.read(task).reads.map(({ name }) => name)),
);

describe('the schema and the playbooks agree', () => {
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

  test('no playbook reads what the schema calls unread, or another name', () => {
    expect([...parameterNames].filter((name) => isIdle(name) && readNames.has(name))).toEqual([]);
  });

  test('every other name is one of a parameter that is there', () => {
    const aliases = [...parameterNames].flatMap((name) => parameterSchemas[name]?.alias ?? []);
    expect(aliases.filter((name) => !parameterNames.has(name) || parameterSchemas[name]?.alias !== undefined)).toEqual(
      [],
    );
  });

  test('every other parameter of the schema is read by a playbook', () => {
    const expected = [...parameterNames].filter((name) => !isIdle(name) && !isOnlyRefused(name));
    expect(expected.filter((name) => !readNames.has(name))).toEqual([]);
  });
});
