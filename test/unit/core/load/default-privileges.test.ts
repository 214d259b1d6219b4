import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import schema from '../../../../inventory/schema/inventory.schema.json' with { type: 'json' };

const template = join(import.meta.dirname, '../../../../playbooks/roles/pg_init/templates/privileges.json.j2');
const [, pattern = '(?!)'] = /regex_search\('(.*?)', '\\\\1'/.exec(readFileSync(template, 'utf8')) ?? [];

test.each([
  ['GRANT USAGE ON SCHEMAS TO dbrole_readonly', ['USAGE', 'SCHEMAS', 'dbrole_readonly']],
  ['GRANT   INSERT,UPDATE ,  DELETE   ON  TABLES  TO   a_b', ['INSERT,UPDATE ,  DELETE', 'TABLES', 'a_b']],
  ['GRANT ALL PRIVILEGES ON SEQUENCES TO a9', ['ALL PRIVILEGES', 'SEQUENCES', 'a9']],
])('%j passes the schema and is read by the template', (line, parts) => {
  expect(line).toMatch(new RegExp(schema.$defs.parameters.properties.pg_default_privileges.items.pattern));
  expect(new RegExp(pattern).exec(line)?.slice(1)).toEqual(parts);
});
