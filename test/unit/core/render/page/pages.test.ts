/**
 * Golden pages, `vitest -u` rewrites them. GitHub's own parser reads each, and each at smaller limits, so that whatever
 * is left out leaves no tag, fence or row half.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMENT_LIMIT, renderPage } from '../../../../../actions/core/render/page/page.ts';
import { findAnsiblePython } from '../../../../lib/ansible.ts';
import { checkPages } from '../../../../lib/check-pages.ts';
import { PAGES } from './inputs.ts';

const folder = join(import.meta.dirname, '../../../../cases/page');
const python = findAnsiblePython();
const isAsked = python !== undefined || process.env['CI'] !== undefined;
const CUTS = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, COMMENT_LIMIT, Infinity];

/** What an engineer must learn from the beginning of a notification: environment, cluster or what else it is about, the worst. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'access-given': ['🟢 sandbox: lets app into pg-test', 'no connection is cut'],
  'access-taken': ['🟠 sandbox: takes logins away on pg-test', 'open sessions go on'],
  'access-taken-by-a-restart': ['🟠 prod: takes logins away on pg-shop-1', 'restarts PostgreSQL'],
  'applied-together': ['✅ prod: applied and proven', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  'cluster-created': ['🟢 sandbox: creates cluster pg-test on 3 hosts', 'no connection is cut'],
  'cluster-destroyed': ['🔴 prod: destroys cluster pg-test and its data, on 3 hosts'],
  'code-of-the-inventory': ['🟠 prod: runs code of the inventory on the meta node, for pg-shop-1'],
  // Of a store that clusters share, the host says which.
  'dcs-restarts': ['🟠 sandbox: restarts etcd on 10.10.10.10', 'every cluster on it may fail over'],
  'earlier-verdicts': ['🟢 sandbox: lets app into pg-test', 'no connection is cut'],
  'everything-at-once': ['🟢 sandbox: lets app into pg-test', 'no connection is cut', 'and 5 more changes'],
  'instance-added': ['🟢 sandbox: adds pg-test-3 to pg-test', 'no connection is cut'],
  'instance-removed': ['🔴 sandbox: removes pg-test-3 from pg-test and deletes the data there'],
  'items-created': [
    '🟢 sandbox: creates 3 users and databases in pg-test',
    'no connection is cut',
    'and 1 more change',
  ],
  'items-dropped': ['🔴 prod: drops database app of pg-test with all data', 'and 1 more change'],
  // No cluster: limits are the environment's.
  'limits-raised': ['🟠 sandbox: raises the limits of this environment', 'nothing to do on any host'],
  'main-moved': ['🟠 prod: restarts PostgreSQL on the 3 hosts of pg-test'],
  // Without a plan no consequence is known, of any environment.
  'no-plan-cancelled': ['❔ no plan for abc1234def: cancelled'],
  'no-plan-conflict': ['❔ no plan for abc1234def: conflict'],
  'no-plan-out-of-date': ['❔ no plan for abc1234def: out of date'],
  'no-plan-suggested-on-the-line': ['❔ no plan for abc1234def: validate failed'],
  'no-plan-validate-failed': ['❔ no plan for abc1234def: validate failed'],
  'no-plan-waits-for-approval': ['❔ no plan for abc1234def: waits for approval'],
  // Of a store that clusters share, the host says which.
  'module-changed': ['🟠 sandbox: restarts etcd on 10.10.10.10', 'restarts pgbouncer and HAProxy, too'],
  'nothing-to-do': ['⚪ sandbox: nothing to do'],
  'own-result-differs': ['🔴 prod: destroys cluster pg-test and its data, on 3 hosts'],
  'password-changed': ['🟢 sandbox: changes pg_monitor_password of pg-meta and pg-test', 'no connection is cut'],
  'pool-restarts': ['🟠 sandbox: takes a service away from pg-test', 'connections to it are refused'],
  'refused-by-apply': ['⛔ prod: merged, and refused by the apply', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  // Of a refusal, what is refused stands in the place of a consequence: here an address, which says the host.
  'refused-many': ['⛔ prod: refused, 20 reasons', 'ansible_host of 10.10.10.11 cannot change in place'],
  'refused-user': ['⛔ sandbox: refused, 2 reasons', 'user "test" of pg-test disappears from pg_users'],
  'rules-by-role': ['🟢 sandbox: changes the HBA rules of pg-test', 'no connection is cut'],
  'running-step': ['🔄 prod: applying, s03', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  'service-taken': ['🟠 prod: takes a service away from pg-shop-1', 'connections to it are refused'],
  'setting-reloads': ['🟢 sandbox: changes checkpoint_timeout', 'of pg-test', 'no connection is cut'],
  'setting-restarts': ['🟠 prod: restarts PostgreSQL on the 3 hosts of pg-test', 'one write pause of about 2 s'],
  'setting-restarts-50-clusters': ['🟠 prod: restarts PostgreSQL on 150 hosts of 50 clusters', 'a write pause'],
  'settings-2000-steps': ['🟠 prod: restarts PostgreSQL on 6000 hosts of 2000 clusters', 'a write pause'],
  'user-empowered': ['🟠 prod: gives superuser to user app of pg-shop-1'],
  'user-with-another-password': ['🟠 sandbox: changes the password of user test of pg-test', 'logins need the new one'],
  'two-services-restart': ['🟠 sandbox: takes a service away from pg-test', 'connections to it are refused'],
  'two-environments': ['🔴 prod: destroys cluster pg-test and its data, on 3 hosts'],
  applied: ['✅ prod: applied and proven', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  // Every name of it is as long as a stranger likes, and cut.
  hostile: ['🔴 ', '</code><img src=x onerror=alert(1)> | @ever… : removes '],
  owed: ['🛑 prod: applied, except on 1 host', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  refused: ['⛔ prod: refused, 1 reason', 'instance "pg-test-3" disappears'],
  running: ['🔄 prod: applying', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  stopped: ['🛑 prod: stopped at s01', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  superseded: ['☑️ prod: done by a later run', 'restarts PostgreSQL on the 3 hosts of pg-test'],
  warnings: ['🟢 sandbox: lets ', 'into pg-test', 'no connection is cut'],
  waiting: ['⏳ prod: merged and waiting', 'restarts PostgreSQL on the 3 hosts of pg-test'],
};

/** Without markup, as a reader sees the first line. */
function readHeadline(page: string): string {
  return (page.split('\n')[0] ?? '').replace(/^## /, '').replaceAll('`', '');
}

describe('golden pages', () => {
  it.each(Object.entries(PAGES))('%s', async (name, page) => {
    const text = renderPage(page);
    expect(text.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    await expect(text).toMatchFileSnapshot(join(folder, `${name}.md`));
  });

  it.each(Object.entries(PAGES))(
    'tell the environment, the cluster and the worst in 120 characters: %s',
    (name, page) => {
      const first = readHeadline(renderPage(page)).slice(0, 120);
      const told = TOLD[name];
      expect(told, 'a page without an entry in TOLD').toBeDefined();
      for (const words of told ?? []) expect(first).toContain(words);
    },
  );

  it('has no two consequences that look alike', () => {
    const same = new Set([
      'earlier-verdicts',
      'main-moved',
      'no-plan-suggested-on-the-line',
      'own-result-differs',
      'applied-together',
      'rules-by-role',
      'two-environments',
      'warnings',
    ]);
    const lines = Object.entries(PAGES).flatMap(([name, page]) =>
      same.has(name) ? [] : [readHeadline(renderPage(page))],
    );
    expect(new Set(lines).size).toBe(lines.length);
  });

  const cut = new Map<string, string>();
  beforeAll(() => {
    for (const [name, page] of Object.entries(PAGES))
      for (const limit of CUTS) cut.set(`${name} at ${String(limit)}`, renderPage(page, limit));
  }, 120_000);

  it.runIf(isAsked)('are whole for the parser of GitHub at every size', () => {
    const pages = [...cut].map(([name, markdown]) => ({ name, markdown }));
    expect(checkPages(python ?? 'python3', pages)).toEqual([]);
  });

  it('fit every limit that has room for their headlines', () => {
    for (const [name, page] of cut) {
      const limit = Number(name.slice(name.lastIndexOf(' ')));
      if (limit >= 2000) expect(page.length, name).toBeLessThanOrEqual(limit);
    }
  });

  it('say where everything is that they leave out', () => {
    expect(cut.get(`settings-2000-steps at ${String(COMMENT_LIMIT)}`)).toMatch(
      /\*\*Too long for this page:\*\* .* left out or shortened; \[all of it is here\]\(https:/,
    );
  });
});
