import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderOffers, summariseOffers } from '../../../actions/core/offer/report.ts';
import { listRoleChangeOffers } from '../../../actions/core/offer/role-change.ts';
import type { Offer } from '../../../actions/core/offer/proposal.ts';
import { Checkout, FILE, USUAL } from './checkout.ts';

const made: Checkout[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const checkout of made.splice(0)) checkout.remove();
});

function checkOut(files?: Readonly<Record<string, string>>): Checkout {
  const checkout = new Checkout(files);
  made.push(checkout);
  return checkout;
}

/** The host leads now. */
function lead(leader: string, cluster = 'pg-test'): Offer {
  const hosts = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
  const roles = hosts.map((host) => ({ host, live: host === leader ? ('primary' as const) : ('replica' as const) }));
  const [offer] = listRoleChangeOffers({ cluster, roles, missingRules: [] });
  return offer ?? expect.unreachable('there is an offer');
}

const MOVED = { '10.10.10.11': 'replica', '10.10.10.12': 'primary', '10.10.10.13': 'offline' };
const vars = '  vars: { pg_cluster: pg-test }\n';

describe('a branch of what pg_role should say', () => {
  it('changes two words, from HEAD, and says how to push it', () => {
    const checkout = checkOut();
    const report = checkout.offer(lead('10.10.10.12'));
    expect(report).toMatchObject({ ok: true, doubt: null, refused: [], problems: [] });
    expect(report.branch).toMatchObject({ name: 'offer-sandbox-pg-test-roles', state: 'made' });
    const branch = 'offer-sandbox-pg-test-roles';
    const expected = USUAL.replace('primary } # the old', 'replica } # the old').replace(
      '2, pg_role: replica',
      '2, pg_role: primary',
    );
    expect(checkout.read(branch)).toBe(expected);
    expect(checkout.git('rev-parse', `${branch}^`)).toBe(checkout.git('rev-parse', 'main'));
    expect(checkout.git('diff', '--name-only', 'main', branch)).toBe(`${FILE}\n`);
    expect(checkout.git('log', '-1', '--format=%s%n%an', branch)).toBe(
      'inventory: pg_role of pg-test as Patroni has it\nAda\n',
    );
    const text = renderOffers([report]);
    expect(text).toContain('+    10.10.10.12: { pg_seq: 2, pg_role: primary }');
    expect(text).toContain('git push origin offer-sandbox-pg-test-roles');
    expect(text).toContain(`HEAD of ${checkout.root}`);
    expect(text).not.toContain('Fake.');
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    [
      'the lines of hosts',
      {
        [FILE]: `pg-test:\n  hosts:\n    10.10.10.11:\n      pg_role: 'primary'\n    10.10.10.12:\n      pg_role: "replica" # was\n    10.10.10.13: { pg_role: offline }\n${vars}`,
      },
    ],
    [
      'a folder for the cluster',
      {
        'inventory/sandbox/hosts/pg-test/hosts.yml':
          'pg-test:\n  hosts:\n    10.10.10.11: {pg_seq: 1, pg_role: primary}\n    10.10.10.12: {pg_seq: 2, pg_role: replica}\n    10.10.10.13: {pg_role: offline}\n',
        'inventory/sandbox/hosts/group_vars/pg-test.yml': 'pg_cluster: pg-test\n',
      },
    ],
    [
      'host_vars',
      {
        [FILE]: `pg-test:\n  hosts:\n    10.10.10.11:\n    10.10.10.12:\n    10.10.10.13:\n${vars}`,
        'inventory/sandbox/hosts/host_vars/10.10.10.11.yml': 'pg_role: primary\n',
        'inventory/sandbox/hosts/host_vars/10.10.10.12.yml': 'pg_role: replica\n',
        'inventory/sandbox/hosts/host_vars/10.10.10.13.yml': 'pg_role: offline\n',
      },
    ],
    [
      'a group variable, which one host overrides',
      {
        [FILE]:
          'pg-test:\n  hosts:\n    10.10.10.11: { pg_role: primary }\n    10.10.10.12:\n    10.10.10.13: {pg_role: offline}\n' +
          '  vars: { pg_cluster: pg-test, pg_role: replica }\n',
      },
    ],
    [
      'an alias, and a merge that a host overrides',
      {
        [FILE]:
          `pg-test:\n  hosts:\n    10.10.10.11: &first { pg_seq: 1, pg_role: primary }\n    10.10.10.12: { <<: *first, pg_seq: 2, pg_role: &other replica }\n    10.10.10.13: { pg_role: offline }\n${vars}`.replace(
            '&other ',
            '',
          ),
      },
    ],
  ])('is exact where pg_role stands in %s', (_name, files) => {
    const checkout = checkOut(files);
    const report = checkout.offer(lead('10.10.10.12'));
    expect(report).toMatchObject({ refused: [] });
    expect(checkout.roles(report.branch?.commit ?? '')).toMatchObject(MOVED);
    expect(checkout.git('diff', '--numstat', 'main', report.branch?.commit ?? '')).toMatch(/^[12]\t[12]\t/);
  });

  it.each<readonly [string, string, RegExp]>([
    [
      'an anchor shares the value',
      `pg-test:\n  hosts:\n    10.10.10.11: { pg_seq: 1, pg_role: &lead primary }\n    10.10.10.12: { pg_seq: 2, pg_role: replica, label: *lead }\n    10.10.10.13: {}\n${vars}`,
      /pg-test\.yml:3:.*anchor/,
    ],
    [
      'a range of hosts has it',
      `pg-test:\n  hosts:\n    10.10.10.11: { pg_role: primary }\n    10.10.10.1[2:3]: { pg_role: replica }\n${vars}`,
      /"pg_role" of 10\.10\.10\.13 would not be as it is meant/,
    ],
    [
      'an alias stands for the host',
      `pg-test:\n  hosts:\n    10.10.10.11: { pg_role: primary }\n    10.10.10.12: &r { pg_role: replica }\n    10.10.10.13: *r\n${vars}`,
      /anchor/,
    ],
  ])('is refused with the lines where %s', (_name, text, reason) => {
    const checkout = checkOut({ [FILE]: text });
    const before = checkout.git('for-each-ref');
    const report = checkout.offer(lead('10.10.10.12'));
    expect(report).toMatchObject({ ok: false, branch: null, patch: null, written: [] });
    expect(report.refused[0]?.reason).toMatch(reason);
    expect(report.refused[0]?.byHand).toEqual([
      expect.stringMatching(/pg-test\.yml:\d+: pg_role: replica for 10\.10\.10\.11$/),
      expect.stringMatching(/pg-test\.yml:\d+: pg_role: primary for 10\.10\.10\.12$/),
    ]);
    expect(renderOffers([report])).toContain('edit inventory/sandbox/hosts/pg-test.yml:');
    expect(checkout.git('for-each-ref')).toBe(before);
  });

  it('is none where HEAD says so already', () => {
    const report = checkOut().offer(lead('10.10.10.11'));
    expect(report).toMatchObject({ ok: true, branch: null, written: [], known: [expect.stringContaining('pg-test')] });
    expect(summariseOffers([report])).toEqual([]);
  });
});

describe('a checkout', () => {
  it('keeps its work tree, index and HEAD, dirty or not, and runs no hook and no signing', () => {
    const checkout = checkOut();
    checkout.write(FILE, `${USUAL}# a person is at work\n`);
    checkout.git('add', FILE);
    checkout.write(FILE, 'not even yaml: [\n');
    checkout.git('config', 'commit.gpgSign', 'true');
    checkout.git('config', 'gpg.program', '/bin/false');
    checkout.git('config', 'core.fsmonitor', join(checkout.root, '.git/hooks/monitor'));
    for (const name of ['pre-commit', 'commit-msg', 'post-index-change', 'reference-transaction', 'monitor']) {
      mkdirSync(join(checkout.root, '.git/hooks'), { recursive: true });
      writeFileSync(join(checkout.root, '.git/hooks', name), '#!/bin/sh\ntouch "$(dirname "$0")/../ran"\nexit 1\n');
      chmodSync(join(checkout.root, '.git/hooks', name), 0o755);
    }
    const before = checkout.snapshot();
    const report = checkout.offer(lead('10.10.10.12'));
    expect(checkout.snapshot()).toEqual(before);
    expect(report.branch?.state).toBe('made');
    expect(() => renameSync(join(checkout.root, '.git/ran'), join(checkout.root, '.git/ran2'))).toThrow('ENOENT');
  });

  it('may be detached, and may not know who works in it', () => {
    const checkout = checkOut();
    checkout.git('switch', '-q', '--detach');
    checkout.git('config', 'user.useConfigOnly', 'true');
    checkout.git('config', '--unset', 'user.email');
    for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, '/dev/null');
    for (const name of ['GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_EMAIL', 'EMAIL']) vi.stubEnv(name, undefined);
    const { branch } = checkout.offer(lead('10.10.10.12'));
    expect(checkout.git('log', '-1', '--format=%an <%ae>', branch?.name ?? '')).toBe('ops <ops@localhost>\n');
  });

  it('that main does not contain is told', () => {
    const checkout = checkOut();
    checkout.commit({ 'notes.txt': 'mine\n' });
    const report = checkout.offer(lead('10.10.10.12'));
    expect(report.doubt).toContain('origin/main');
    expect(renderOffers([report])).toContain('a pull request would have its changes too');
  });

  it('keeps bytes that are no UTF-8', () => {
    const checkout = checkOut();
    checkout.commit({ [FILE]: Buffer.concat([Buffer.from(USUAL), Buffer.from([0x23, 0x20, 0xff, 0x0a])]) });
    const report = checkout.offer(lead('10.10.10.12'));
    expect(report).toMatchObject({ ok: false, branch: null });
    expect(report.refused[0]?.reason).toContain('pg-test.yml');
    expect(checkout.git('branch', '--list', 'offer*')).toBe('');
  });

  it('keeps CRLF, and shows no patch that could not be applied', () => {
    const checkout = checkOut({ [FILE]: USUAL.replaceAll('\n', '\r\n') });
    const report = checkout.offer(lead('10.10.10.12'));
    const lines = checkout.read(report.branch?.name ?? '').split('\n');
    expect(lines.filter((line) => !line.endsWith('\r'))).toEqual(['']);
    expect(report.patch).toBeNull();
    expect(renderOffers([report])).toContain('the change is not shown');
  });
});

describe('an offer that is repeated', () => {
  it('is the branch that is there, also from a later base, and another change has the next number', () => {
    const checkout = checkOut();
    const first = checkout.offer(lead('10.10.10.12'));
    expect(checkout.offer(lead('10.10.10.12')).branch).toEqual({ ...first.branch, state: 'known' });
    checkout.commit({ 'notes.txt': 'x\n' });
    expect(checkout.offer(lead('10.10.10.12')).branch).toEqual({ ...first.branch, state: 'known' });
    expect(checkout.offer(lead('10.10.10.13')).branch).toMatchObject({
      name: 'offer-sandbox-pg-test-roles-2',
      state: 'made',
    });
  });

  it('is the one that origin has, and goes round another change of that name there', () => {
    const checkout = checkOut();
    const { name = '' } = checkout.offer(lead('10.10.10.12')).branch ?? {};
    checkout.git('update-ref', `refs/remotes/origin/${name}`, `refs/heads/${name}`);
    checkout.git('branch', '-D', name);
    const report = checkout.offer(lead('10.10.10.12'));
    expect(report.branch).toMatchObject({ name, state: 'pushed' });
    expect(renderOffers([report])).not.toContain('git push');
    expect(checkout.offer(lead('10.10.10.13')).branch).toMatchObject({ name: `${name}-2`, state: 'made' });
  });

  it('is made anew after it was merged and the leader has moved again', () => {
    const checkout = checkOut();
    const { name = '' } = checkout.offer(lead('10.10.10.12')).branch ?? {};
    checkout.git('merge', '-q', name);
    const back = checkout.offer(lead('10.10.10.11'));
    expect(back.branch).toMatchObject({ name: `${name}-2`, state: 'made' });
    expect(checkout.roles(`${name}-2`)).toMatchObject({ '10.10.10.11': 'primary', '10.10.10.12': 'replica' });
  });
});
