/** Queries that tasks send: the driver reads percent signs where a task gives arguments, and passes them as they are where not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const MODULE = 'community.postgresql.postgresql_query';

interface Query {
  readonly query: string;
  readonly named_args?: unknown;
  readonly positional_args?: unknown;
}

function listQueries(): readonly (readonly [string, Query])[] {
  const files = readdirSync('playbooks/roles', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\/tasks\/.*\.yml$/.test(file))
    .flatMap((file) => {
      const tasks = parse(readFileSync(join('playbooks/roles', file), 'utf8')) as readonly Record<string, unknown>[];
      return tasks.flatMap((task) =>
        MODULE in task ? [[`${file}: ${String(task['name'])}`, task[MODULE] as Query] as const] : [],
      );
    });
}

const queries = listQueries().filter(([, { query }]) => !query.includes('{{'));

it('finds them', () => {
  expect(queries.length).toBeGreaterThan(5);
});

it.each(queries)('%s', (_, { query, named_args: named, positional_args: positional }) => {
  if (named === undefined && positional === undefined) expect(query).not.toContain('%%');
  else expect(query.replaceAll('%%', '').replace(/%\(\w+\)s|%s/g, '')).not.toContain('%');
});
