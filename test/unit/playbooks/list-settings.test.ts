import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

/** What PostgreSQL 13 to 18 quote as a list of names, of what a role or a database can have. */
const LISTS = ['search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries'];

it.each(['pg_roles', 'pg_databases'])('role %s stores the settings as lists that PostgreSQL quotes as such', (role) => {
  const variables: unknown = parse(readFileSync(`playbooks/roles/${role}/vars/main.yml`, 'utf8'));
  expect(variables).toMatchObject({ [`_${role}_list_settings`]: LISTS });
});
