import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Memo } from '../../../../actions/core/memo.ts';
import { makeHead } from '../../../../actions/core/hba/file.ts';

const roles = join(import.meta.dirname, '../../../../playbooks/roles');
const names = { superuser: 'postgres', replication: 'replicator', monitor: 'dbuser_monitor' };
const values: Readonly<Record<string, string>> = {
  pg_dbsu: names.superuser,
  pg_replication_username: names.replication,
  pg_monitor_username: names.monitor,
};

/** What Jinja makes of a template's own lines: those before the loop over the rules. */
function expandHead(template: string): readonly string[] {
  const [head = ''] = readFileSync(join(roles, template), 'utf8').split('{% for entry in');
  const loops = head.replace(/\{% for (\w+) in \[(.*?)\] %\}\n([\s\S]*?)\{% endfor %\}\n/g, (_, name, list, body) =>
    [...String(list).matchAll(/'(.*?)'/g)]
      .map(([, item]) => String(body).replaceAll(`{{ ${name} }}`, `${item}`))
      .join(''),
  );
  const filled = loops.replace(/\{\{ (\w+) \}\}/g, (text, name: string) => values[name] ?? text);
  const lines = filled.split('\n').filter((line) => /^(?:local|host)/.test(line));
  return lines.map((line) => line.trim().replace(/ +/g, ' '));
}

it.each([
  ['postgres', 'pg_hba/templates/pg_hba.conf.j2'],
  ['pgbouncer', 'pgbouncer/templates/pgb_hba.conf.j2'],
] as const)('the head of the HBA file of %s is the template', (dialect, template) => {
  const lines = expandHead(template);
  expect(lines.length).toBeGreaterThan(0);
  expect(makeHead(dialect, names, new Memo()).map(({ text }) => text)).toEqual(lines);
});
