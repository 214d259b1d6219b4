import { afterEach, describe, expect, it } from 'vitest';
import { openOfferRepository } from '../../../actions/adapters/offer-repository.ts';
import type { Sighting } from '../../../actions/core/drift/finding.ts';
import { renderAccept, runAccept } from '../../../actions/drift/accept.ts';
import type { Choice } from '../../../actions/drift/accept.ts';
import { Checkout } from '../offer/checkout.ts';

const made: Checkout[] = [];
afterEach(() => made.splice(0).forEach((checkout) => checkout.remove()));

function sight(kind: string, subject: string, item: string, more: Partial<Sighting> = {}): Sighting {
  return { kind, subject, item, message: item, accept: 'write it', since: '2026-06-30T00:00:00.000Z', ...more };
}

const ROLES = [
  sight('role', 'pg-test', '10.10.10.11', { live: 'replica' }),
  sight('role', 'pg-test', '10.10.10.12', { live: 'primary' }),
];
const line = (role: string, rule: string) => `${role} has a line of its own: ${rule}`;
const RULE = 'host test test 192.168.7.0/24 scram-sha-256';

function accept(drift: readonly Sighting[], choice: Choice = { all: true }) {
  const checkout = new Checkout();
  made.push(checkout);
  const report = {
    ...{ environment: 'sandbox', time: '2026-06-30T00:30:00.000Z', head: 'a'.repeat(40), drift },
    ...{ once: [], unlooked: [] },
  };
  const found = runAccept('sandbox', choice, {
    readLook: () => ({ report, source: 'published', warnings: [] }),
    repository: openOfferRepository(checkout.root, 'sandbox'),
  });
  return { checkout, found, text: renderAccept(found) };
}

/** With what is no field of a role, or not of its type. */
const NOLOGIN = `{"login": false, "roles": ["dbrole_readonly"], "password": "x", "createdb": "yes", "__proto__": true}`;

describe('drift that is accepted', () => {
  it('is printed without a choice, with the command that takes it, and nothing is written', () => {
    const { checkout, found, text } = accept([...ROLES, sight('pg_hba_known', '10.10.10.11', line('primary', RULE))], {
      all: false,
    });
    expect(found.ok).toBe(true);
    expect(text).toContain('2 of what the last look that the meta node has published (2026-06-30 00:30 UTC)');
    expect(text).toContain('scripts/ops drift accept --kind role --subject pg-test\n');
    expect(checkout.git('branch', '--list', 'offer*')).toBe('');
  });

  it('is a branch: labels together, a line for the roles that have it, roles as they are, databases by name alone', () => {
    const { checkout, found, text } = accept([
      ...ROLES,
      sight('pg_hba_known', '10.10.10.11', line('primary', RULE)),
      sight('pg_hba_known', '10.10.10.12', line('replica', RULE)),
      sight('pg_roles_known', 'pg-test', `role "reports" is not in the inventory; as an entry it has ${NOLOGIN}`),
      sight('pg_databases_known', 'pg-test', 'database "reports" is not in the inventory'),
    ]);
    expect(found.offer).toMatchObject({ refused: [], branch: { name: 'offer-sandbox-drift-pg-test', state: 'made' } });
    const written = checkout.read('offer-sandbox-drift-pg-test');
    expect(written).toMatch(/- name: reports\n +login: false\n +roles: \[dbrole_readonly\]\n/);
    for (const field of ['password: x', 'createdb', '__proto__']) expect(written).not.toContain(field);
    expect(text).toContain('add them (expire_at, parameters, comment), or the next apply takes them away');
    expect(written).toContain('role: common\n');
    expect(written.split(RULE)).toHaveLength(2);
    expect(checkout.roles('offer-sandbox-drift-pg-test')).toMatchObject({ '10.10.10.12': 'primary' });
    expect(text).toContain('without a password: add one (ansible-vault encrypt_string)');
    expect(text).not.toContain('Fake.');
  });

  it('is chosen by kind, and by item', () => {
    const roles = ['a', 'b'].map((name) =>
      sight('pg_roles_known', 'pg-test', `role "${name}" is not in the inventory; as an entry it has {"login": true}`),
    );
    const { found } = accept([...ROLES, ...roles], {
      ...{
        all: false,
        kind: 'pg_roles_known',
        item: 'role "b" is not in the inventory; as an entry it has {"login": true}',
      },
    });
    expect(found.offer?.written).toEqual(['role "b" of pg-test']);
    expect(() => accept(ROLES, { all: false, kind: 'member' })).toThrow('none of what the last look found is that');
  });

  it.each<readonly [string, Sighting, RegExp]>([
    [
      'a setting, of which no value is told',
      sight('pg_settings_known', '10.10.10.11', '"work_mem" is set in "postgresql.auto.conf"'),
      /tells no values.*pg_parameters of pg-test/,
    ],
    [
      'a line with options that may be passwords',
      sight('pg_hba_known', '10.10.10.11', line('primary', 'host all all 0.0.0.0/0 ldap ldapbindpasswd=…')),
      /passwords: write it into pg_hba_rules_extra of pg-test/,
    ],
    [
      'a line that is missing',
      sight('pg_hba_known', '10.10.10.11', `primary lacks the line: ${RULE}`),
      /no line that could be added/,
    ],
    ['what is no rule', sight('pg_hba_known', '10.10.10.11', line('primary', '$(id) `id`')), /reads no rule/],
    [
      'a name with blanks',
      sight('pg_hba_known', '10.10.10.11', line('primary', 'host "a b" all 10.0.0.1/32 trust')),
      /has blanks/,
    ],
    ['a member without an address', sight('member', 'pg-test', 'pg-test-9'), /scripts\/ops new instance/],
    [
      'a role of an older report',
      sight('pg_roles_known', 'pg-test', 'role "reports" is not in the inventory'),
      /older version, which does not tell its attributes/,
    ],
    ['roles of an older report', sight('role', 'pg-test', '10.10.10.11'), /older version/],
    ['a target', sight('targets_known', '10.10.10.10', 'stranger'), /edit the inventory: write it/],
  ])('leaves %s to a person', (_name, sighting, reason) => {
    const { checkout, found, text } = accept([sighting]);
    expect(found.ok).toBe(false);
    expect(text).toMatch(reason);
    expect(checkout.git('branch', '--list', 'offer*')).toBe('');
  });

  it.each(['{{ lookup("pipe", "id") }}', '${{ secrets.X }}'])('writes no name that is a template: %s', (name) => {
    const item = `role ${JSON.stringify(name)} is not in the inventory; as an entry it has {"login": true}`;
    const { found } = accept([sight('pg_roles_known', 'pg-test', item)]);
    expect(found.offer?.refused[0]?.reason).toContain('is a template to Ansible');
  });

  it('writes a hostile name as the text that it is, and shows what validate says of it', () => {
    const name = `o'"; DROP\n#x`;
    const { checkout, found, text } = accept([
      sight('pg_databases_known', 'pg-test', `database ${JSON.stringify(name)} is not in the inventory`),
    ]);
    expect(checkout.read(found.offer?.branch?.name ?? '')).toContain('DROP');
    expect(found).toMatchObject({ ok: false });
    expect(found.offer?.problems.length).toBeGreaterThan(0);
    expect(text).not.toContain('DROP\n');
  });
});
