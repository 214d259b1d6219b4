import { describe, expect, it } from 'vitest';
import { readPlaybookFolder } from '../../../actions/adapters/playbooks.ts';
import { isMapping } from '../../../actions/core/general/values.ts';
import { readPlaybooks } from '../../../actions/core/playbooks/read-playbooks.ts';

/** By each of these, PostgreSQL or an extension would keep the text of a statement. */
const SILENT = [
  'log_statement=none',
  'log_min_duration_statement=-1',
  'log_min_error_statement=panic',
  'pg_stat_statements.track_utility=off',
  'pgaudit.log=none',
];

const tasks = [...readPlaybooks(readPlaybookFolder('.')).playbooks.values()]
  .flatMap((playbook) => playbook.tasks)
  .filter(
    ({ args, module }) => module === 'community.postgresql.postgresql_user' && isMapping(args) && 'password' in args,
  );

describe('a statement that has a password', () => {
  it('is written by some playbook', () => {
    expect(new Set(tasks.map(({ playbook }) => playbook))).toEqual(new Set(['pgsql.yml', 'pgsql-createuser.yml']));
  });

  it.each(tasks.map((task) => [task.playbook, task] as const))(
    'stays out of logs and statistics: %s',
    (_, { keywords }) => {
      const environment = keywords.get('environment');
      const options = isMapping(environment) ? environment['PGOPTIONS'] : undefined;
      expect(keywords.get('no_log')).toBe(true);
      expect(typeof options === 'string' ? options.split(' ').filter((word) => word !== '-c') : []).toEqual(SILENT);
    },
  );
});
