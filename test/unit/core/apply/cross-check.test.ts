import { describe, expect, it } from 'vitest';
import { findDepartures, parseListing } from '../../../../actions/core/apply/cross-check.ts';

const LISTING = [
  {
    hosts: ['10.10.10.11', '10.10.10.12'],
    tasks: [['always', 'pg_id'], ['pg_hba'], ['haproxy', 'haproxy_config']],
  },
  { hosts: [], tasks: [] },
];

const planned = { playbook: 'pgsql.yml', hosts: ['10.10.10.11', '10.10.10.12'], tags: ['pg_hba'] };

describe('what Ansible would run', () => {
  it('is read play by play', () => {
    expect(parseListing(JSON.stringify({ plays: LISTING }))).toEqual(LISTING);
  });

  it.each([
    '',
    'no JSON',
    '[]',
    '{"plays": 1}',
    '{"plays": [{"hosts": "all", "tasks": []}]}',
    '{"plays": [{"hosts": [1]}]}',
  ])('is unknown by the line %j', (line) => {
    expect(parseListing(line)).toBeUndefined();
  });

  it('is what was planned', () => {
    expect(findDepartures(planned, LISTING)).toEqual([]);
  });

  it.each([
    [{ ...planned, hosts: ['10.10.10.11'] }, 'would run on 10.10.10.12, which is not planned'],
    [{ ...planned, hosts: [...planned.hosts, '10.10.10.13'] }, 'would not run on 10.10.10.13'],
    [{ ...planned, tags: ['pg_hba', 'typo'] }, 'no task with the tag "typo"'],
    [{ ...planned, tags: ['pg_id'] }, 'no task with the tag "pg_id"'],
  ])('departs from %j', (expected, message) => {
    expect(findDepartures(expected, LISTING)).toEqual([expect.stringContaining(message)]);
  });

  it('must be more than the tasks that always run', () => {
    const onlyAlways = LISTING.map((play) => ({ ...play, tasks: play.tasks.slice(0, 1) }));
    expect(findDepartures({ ...planned, tags: [] }, onlyAlways)).toEqual([expect.stringContaining('"always"')]);
  });
});
