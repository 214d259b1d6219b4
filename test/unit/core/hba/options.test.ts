import { expect, it } from 'vitest';
import { findOptionMistake } from '../../../../actions/core/hba/options.ts';
import { splitHbaLine } from '../../../../actions/core/hba/tokens.ts';

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'an option is no name that every object has: %s',
  (name) => {
    const fields = splitHbaLine(`${name}=1`);
    expect(typeof fields === 'string' ? fields : findOptionMistake('host', 'ldap', fields)).toMatch(
      new RegExp(`^"${name}" is no option; known: `),
    );
  },
);

it.each([
  'radiusservers=a radiussecrets=canary1,canary2',
  'radiusservers=a radiussecrets=canary1 canary2',
  'radiusservers=a radiussecrets=canary1 canary2=x',
  'radiusservers=a "radiussecrets=canary1 x" canary2',
])('what follows a secret is not told: %s', (text) => {
  const fields = splitHbaLine(text);
  const mistake = typeof fields === 'string' ? fields : findOptionMistake('host', 'radius', fields);
  expect(mistake).toMatch(/^what follows radiussecrets is no option; /);
  expect(mistake).not.toContain('canary');
});

const LDAP = 'ldapserver=x ldapprefix=y';
const RADIUS = 'radiusservers="10.0.0.1,10.0.0.2"';

// What pg_hba_file_rules of PostgreSQL 15 said of each, but for switches, which it takes for 0.
it.each([
  ['ldap', 'ldapurl="http://ldap.example.com/dc=x?uid"', 'is no URL'],
  ['ldap', 'ldapurl="ldapi://x"', 'is no URL'],
  ['ldap', 'ldapurl="ldap.example.com"', 'is no URL'],
  ['ldap', 'ldapurl="ldap://ldap.example.com:abc/dc=x"', 'is no URL'],
  ['ldap', 'ldapurl="ldap://h/dc=x?uid?foo"', 'is no URL'],
  ['ldap', 'ldapurl="ldap://ldap.example.com"', 'ldap needs ldapbasedn='],
  ['ldap', 'ldapurl="ldap://h/dc=x?uid?sub?(a=b)"', 'exclude each other'],
  ['ldap', 'ldapprefix=y ldapurl="ldap://h/dc=x"', 'cannot stand beside'],
  ['ldap', `${LDAP} ldaptls=yes`, 'is the same as ldaptls=0'],
  ['radius', `${RADIUS} radiussecrets="s,t,u"`, 'radiussecrets has 3 items for 2 servers'],
  ['radius', 'radiusservers=10.0.0.1 radiussecrets="s,t"', 'radiussecrets has 2 items for one server'],
  ['radius', `${RADIUS} radiussecrets=s radiusports="1,2,3"`, 'radiusports has 3 items'],
  ['radius', `${RADIUS} radiussecrets=s radiusports="1812,abc"`, 'is no port'],
  ['radius', `${RADIUS} radiussecrets=s radiusidentifiers="a,b,c"`, 'radiusidentifiers has 3 items'],
  ['radius', 'radiusservers="" radiussecrets=a', 'radius needs'],
  ['radius', 'radiusservers="10.0.0.1," radiussecrets=a', 'item that is empty'],
  ['radius', 'radiusservers=10.0.0.1 radiussecrets="a b"', 'a blank in it'],
])('%s: %s: %s', (method, text, mistake) => {
  const fields = splitHbaLine(text);
  expect(typeof fields === 'string' ? fields : findOptionMistake('host', method, fields)).toContain(mistake);
});

it.each([
  ['ldap', 'ldapurl="ldaps://ldap.example.com/dc=x?uid"'],
  ['ldap', 'ldapurl="LDAP://ldap.example.com:389/dc=x"'],
  ['ldap', 'ldapurl="ldap:///dc=x"'],
  ['ldap', 'ldapurl="ldap://[::1]/dc=x"'],
  ['ldap', 'ldapurl="ldap://ldap.example.com/"'],
  ['ldap', 'ldapurl="ldap://h/dc=x??sub?(uid=$username)"'],
  ['ldap', 'ldapurl="ldap://h" ldapbasedn="dc=x"'],
  ['ldap', `${LDAP} ldaptls=1`],
  ['radius', `${RADIUS} radiussecrets=s`],
  ['radius', `${RADIUS} radiussecrets="s,t" radiusports=1812 radiusidentifiers="a,b"`],
])('%s takes %s', (method, text) => {
  const fields = splitHbaLine(text);
  expect(typeof fields === 'string' ? fields : findOptionMistake('host', method, fields)).toBeUndefined();
});
