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
