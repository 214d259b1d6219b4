import { isSecretName } from '../catalogue/secrets.ts';
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import { listParameters } from '../schema/schema.ts';
import type { DataPath, Value } from '../types.ts';
import { CONNECTION_PASSWORDS } from './connection-variable.ts';
import type { Rule } from './context.ts';

const LISTS = ['pg_users', 'pg_default_roles'];
const SECRETS: ReadonlySet<string> = new Set([
  ...listParameters(({ writeOnly, unread }) => writeOnly === true && unread === undefined),
  ...CONNECTION_PASSWORDS,
]);
/** Parameters that no playbook reads are not asked for: there is nothing that they open. */
const UNREAD = listParameters(({ unread }) => unread !== undefined);
const VERIFIER = /^(?:SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+|md5[0-9a-f]{32})$/;

/** Secrets that anybody who reads the repository can read. Those that are meant are listed in environment.yml. */
export const plainPassword: Rule = {
  id: 'plain-password',
  onlyWarns: true,
  *check({ layersWith, variableNames, written, plainPasswords }) {
    const secrets = [...variableNames].filter(isSecret);
    for (const { file, path, values } of new Set([...secrets, ...LISTS].flatMap(layersWith))) {
      if (written.decrypted.has(file)) continue;
      const found = [...listPlain(values)].filter(({ name }) => !plainPasswords.has(name));
      const [first] = found;
      if (first === undefined) continue;
      const names = found.map(({ name }) => name).join(', ');
      const message = `passwords stand in clear: ${names}; encrypt each with ansible-vault encrypt_string, or list it under plain_passwords in environment.yml`;
      const place = [...path, ...first.place];
      yield { position: written.locate(file, place), message, path: place };
    }
  },
};

function* listPlain(values: Readonly<Record<string, Value>>): Generator<{ name: string; place: DataPath }> {
  for (const [name, value] of Object.entries(values)) {
    if (isSecret(name) && isPlain(value)) yield { name, place: [name] };
    if (!LISTS.includes(name) || !isList(value)) continue;
    for (const [index, user] of value.entries()) {
      if (!isMapping(user) || isMarked(user) || !isPlain(user['password'])) continue;
      const { name: who } = user;
      yield { name: `${name}.${typeof who === 'string' ? who : index}`, place: [name, index, 'password'] };
    }
  }
}

/** By the schema, or by its name: `ansible_become_password` opens every host. */
function isSecret(name: string): boolean {
  return SECRETS.has(name) || (isSecretName(name) && !UNREAD.has(name));
}

function isPlain(value: Value | undefined): boolean {
  return typeof value === 'string' && value !== '' && !isTemplate(value) && !VERIFIER.test(value);
}
