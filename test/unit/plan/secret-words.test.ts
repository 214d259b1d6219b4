/** A plan between sides of which one has what was meant as a secret: no format of it tells the secret. */
import { expect, it } from 'vitest';
import { renderPlanJson } from '../../../actions/core/render/json.ts';
import { renderPage } from '../../../actions/core/render/page/page.ts';
import { renderPlanText } from '../../../actions/core/render/text.ts';
import type { Plan, Value } from '../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../builders.ts';

const SECRET = 'canaryWORD';

function build(vars: Readonly<Record<string, Value>>) {
  return buildSandbox({ test: { vars } });
}

function user(fields: Readonly<Record<string, Value>>) {
  return build({ pg_users: [{ name: 'test', ...fields }] });
}

function hba(line: string) {
  return build({ pg_hba_rules_extra: [{ title: 'a', role: 'common', rules: [line] }] });
}

function render(plan: Plan): string {
  return [
    renderPlanText(plan),
    renderPlanJson(plan),
    renderPage({ environments: [{ environment: 'sandbox', plan, stage: { kind: 'planned' } }] }),
  ].join('\n');
}

const LDAP = 'host all all 10.1.0.0/16 ldap ldapserver=a ldapbasedn=b';

it.each([
  ['a misspelt password', user({ pasword: SECRET })],
  ['another', user({ passwort: SECRET, pw: SECRET })],
  ['a field that no user has', user({ geheim: SECRET })],
  ['a password that is a list', user({ password: [SECRET] })],
  ['a password that is a mapping', user({ password: { [SECRET]: SECRET } })],
  ['a piece of a password', user({ password: 'a', [SECRET]: null })],
  ['a password without its blank', user({ [`password:${SECRET}`]: null })],
  ['a variable of a password', build({ my_pw: SECRET, pg_monitor_password: '{{ my_pw }}' })],
  ['a line in quotes', hba(`${LDAP} "ldapbindpasswd=a ${SECRET}"`)],
  ['a line without', hba(`${LDAP} ldapbindpasswd=a ${SECRET}`)],
  ['an option of a program', build({ pg_parameters: { archive_command: `sshpass -p ${SECRET} scp %p h:` } })],
  ['a misspelt setting', build({ pg_parameters: { 'custom.pasword': SECRET } })],
])('%s', (_, existing) => {
  const desired = build({ my_pw: 'x', pg_monitor_password: '{{ my_pw }}' });
  const plans = [planOf(existing, desired), planOf(buildSandbox(), existing)];
  for (const plan of plans) {
    expect(render(plan)).not.toContain(SECRET);
    expect(plan.steps.length + plan.refusals.length).toBeGreaterThan(0);
  }
  expect(plans[0]?.steps.length).toBeGreaterThan(0);
});
