import { describe, expect, it } from 'vitest';
import { findDepartures, parseListing } from '../../../../actions/core/apply/cross-check.ts';

const LISTING = `
playbook: /work/playbooks/pgsql.yml

  play #1 (all): Install and run PostgreSQL clusters\tTAGS: []
    pattern: ['all']
    hosts (2):
      10.10.10.12
      10.10.10.11
    tasks:
      pg_id : Check identity\tTAGS: [always, pg_id]
      pg_hba : Render rules\tTAGS: [pg_hba]
      haproxy : Write configuration\tTAGS: [haproxy, haproxy_config]

  play #2 (meta): Register\tTAGS: []
    pattern: ['meta']
    hosts (0):
    tasks:
`;

const planned = { playbook: 'pgsql.yml', hosts: ['10.10.10.11', '10.10.10.12'], tags: ['pg_hba'] };

describe('what Ansible lists', () => {
  it('is read play by play', () => {
    expect(parseListing(LISTING)).toEqual([
      {
        hosts: ['10.10.10.12', '10.10.10.11'],
        tasks: [['always', 'pg_id'], ['pg_hba'], ['haproxy', 'haproxy_config']],
      },
      { hosts: [], tasks: [] },
    ]);
  });

  it('is what was planned', () => {
    expect(findDepartures(planned, parseListing(LISTING))).toEqual([]);
  });

  it.each([
    [{ ...planned, hosts: ['10.10.10.11'] }, 'would run on 10.10.10.12, which is not planned'],
    [{ ...planned, hosts: [...planned.hosts, '10.10.10.13'] }, 'would not run on 10.10.10.13'],
    [{ ...planned, tags: ['pg_hba', 'typo'] }, 'no task with the tag "typo"'],
    [{ ...planned, tags: ['pg_id'] }, 'no task with the tag "pg_id"'],
  ])('departs from %j', (expected, message) => {
    expect(findDepartures(expected, parseListing(LISTING))).toEqual([expect.stringContaining(message)]);
  });

  it('must be more than the tasks that always run', () => {
    const onlyAlways = LISTING.replace(/\n.*(?:pg_hba|haproxy) :.*/g, '');
    expect(findDepartures({ ...planned, tags: [] }, parseListing(onlyAlways))).toEqual([
      expect.stringContaining('"always"'),
    ]);
  });
});
