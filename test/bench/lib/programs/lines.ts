/** HBA lines that we can read, in files of many lines: far more of them than whole inventories can hold. */
import { readHbaLine } from '../../../../actions/core/hba/line.ts';
import type { HbaDialect } from '../../../../actions/core/hba/line.ts';
import { makeHbaLine } from '../../../lib/mutated-hba.ts';
import { makeRandom } from '../../../lib/random.ts';
import { Draws } from './draws.ts';
import type { Judge, Question } from './container.ts';

const FILE = 200;

export interface LineCounts {
  readonly dialect: HbaDialect;
  made: number;
  passed: number;
  readonly mistakes: Set<string>;
}

/** As many lines as `wanted` pass. TLS is checked by a rule of its own, for which the server's settings count. */
export async function judgeLines(judge: Judge, dialect: HbaDialect, wanted: number): Promise<LineCounts> {
  const random = makeRandom(wanted);
  const counts: LineCounts = { dialect, made: 0, passed: 0, mistakes: new Set() };
  while (counts.passed < wanted) {
    const lines: string[] = [];
    const draws = new Draws(FILE);
    while (draws.isNextWanted(lines.length)) {
      const line = makeHbaLine(random, dialect);
      counts.made++;
      const read = readHbaLine(line, dialect);
      if (typeof read === 'string') draws.noteError(read);
      else if (!line.includes('hostssl')) lines.push(line);
    }
    counts.passed += lines.length;
    const mistake = await judge.ask(makeQuestion(dialect, lines));
    if (mistake !== undefined) for (const part of mistake.split('; ')) counts.mistakes.add(part);
  }
  return counts;
}

function makeQuestion(dialect: HbaDialect, lines: readonly string[]): Question {
  const text = lines.map((line) => `${line}\n`).join('');
  if (dialect === 'postgres') return { program: 'postgres', files: { 'pg_hba.conf': text } };
  const ini = `[databases]\n%include /etc/pgbouncer/database.txt\n[pgbouncer]\nlisten_port = 6432\nunix_socket_dir = /tmp
auth_type = hba\nauth_file = /etc/pgbouncer/userlist.txt\nauth_hba_file = /etc/pgbouncer/pgb_hba.conf
admin_users = postgres\nlogfile = /var/log/postgresql/pgbouncer.log\npidfile = /run/pgbouncer/pgbouncer.pid\n`;
  const files = {
    'pgbouncer.ini': ini,
    'pgb_hba.conf': `local all postgres peer\n${text}`,
    'database.txt': 'a = host=/tmp\n',
    'userlist.txt': '"postgres" ""\n',
  };
  return { program: 'pgbouncer', files, folders: ['/tmp'], port: 6432, user: 'postgres' };
}
