/** What leaves, by consent; and what is made again. */
import { at, drop, named, ofDatabase, onHost, remove, TEST } from '../change.ts';
import type { Change } from '../change.ts';
import type { Edit } from '../edit.ts';

const noUser = (name: string): Edit => at(TEST, 'pg-test', 'vars', 'pg_users', named(name))(drop);
const noDatabase = (name: string): Edit => at(TEST, 'pg-test', 'vars', 'pg_databases', named(name))(drop);
const noHost = (host: string): Edit => at(TEST, 'pg-test', 'hosts', host)(drop);

export const REMOVALS: readonly Change[] = [
  remove('a user less', [{ user: 'sound_ground', action: 'destroy' }], noUser('sound_ground')),
  remove('a user that nobody looks after', [{ user: 'sound_ground', action: 'forget' }], noUser('sound_ground')),
  remove(
    'an owner less, and an heir',
    [{ user: 'sound_owner', action: 'destroy', reassign_to: 'test' }],
    noUser('sound_owner'),
    ofDatabase('sound_ground', 'owner', 'test'),
  ),
  remove('a database less', [{ database: 'sound_ground', action: 'destroy' }], noDatabase('sound_ground')),
  remove(
    'a database that nobody looks after',
    [{ database: 'sound_ground', action: 'forget' }],
    noDatabase('sound_ground'),
  ),
  remove('a replica less', [{ instance: 'pg-test-3', action: 'destroy' }], noHost('10.10.10.13')),
  remove('a replica that nobody looks after', [{ instance: 'pg-test-3', action: 'forget' }], noHost('10.10.10.13')),
  {
    ...remove(
      'an instance with another number',
      [{ instance: 'pg-test-3', action: 'destroy' }],
      onHost('10.10.10.13', 'pg_seq', 4),
    ),
    made: [{ instance: 'pg-test-4' }],
  },
  {
    ...remove(
      'a cluster made again',
      [{ cluster: 'pg-test', action: 'destroy' }],
      onHost('10.10.10.11', 'pg_seq', 11),
      onHost('10.10.10.12', 'pg_seq', 12),
      onHost('10.10.10.13', 'pg_seq', 13),
    ),
    made: [{ cluster: 'pg-test' }],
  },
];
