import { isSecretName } from '../catalogue/secrets.ts';
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import { listParameters } from '../schema/schema.ts';
import type { DataPath, Value } from '../types.ts';
import { CONNECTION_PASSWORDS } from './connection-variable.ts';
import type { RuleContext } from './context.ts';

/** Lists of users, who may have a password each. */
const LISTS = ['pg_users', 'pg_default_roles'];
const SECRETS: ReadonlySet<string> = new Set([
  ...listParameters(({ writeOnly, unread }) => writeOnly === true && unread === undefined),
  ...CONNECTION_PASSWORDS,
]);
/** Parameters that no playbook reads are not asked for: there is nothing that they open. */
const UNREAD = listParameters(({ unread }) => unread !== undefined);
const VERIFIER = /^(?:SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+|md5[0-9a-f]{32})$/;

interface PlainSecret {
  /** `pg_admin_password`, `pg_users.app`. */
  readonly name: string;
  /** Below the variables of the layer. */
  readonly place: DataPath;
  readonly value: string;
}

/** Mappings of variables that may have a secret. */
export function listSecretLayers({ layersWith, variableNames }: RuleContext): ReturnType<RuleContext['layersWith']> {
  const secrets = [...variableNames].filter(isSecret);
  return [...new Set([...secrets, ...LISTS].flatMap(layersWith))];
}

/** Secrets that are written as they are: no ciphertext, template or verifier. */
export function* listPlainSecrets(values: Readonly<Record<string, Value>>): Generator<PlainSecret> {
  for (const [name, value] of Object.entries(values)) {
    if (isSecret(name) && isPlain(value)) yield { name, place: [name], value };
    if (!LISTS.includes(name) || !isList(value)) continue;
    for (const [index, user] of value.entries()) {
      if (!isMapping(user) || isMarked(user)) continue;
      const { name: who, password } = user;
      if (!isPlain(password)) continue;
      yield {
        name: `${name}.${typeof who === 'string' ? who : index}`,
        place: [name, index, 'password'],
        value: password,
      };
    }
  }
}

/** By the schema, or by its name: `ansible_become_password` opens every host. */
function isSecret(name: string): boolean {
  return SECRETS.has(name) || (isSecretName(name) && !UNREAD.has(name));
}

function isPlain(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== '' && !isTemplate(value) && !VERIFIER.test(value);
}
