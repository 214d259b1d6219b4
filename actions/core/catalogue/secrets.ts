import type { Value } from '../types.ts';

/**
 * `ansible_ssh_pass`, `ansible_become_password`, `api_key`, `smtp_secret`, `ssl_passphrase_command` and their like, also behind
 * the prefix of an extension; a path of a key is none.
 */
const SECRET_NAME =
  /(^|[_.])(pass|passwd|password|passphrase|passphrase_command|secret|token|(access|api|private|secret)_key)$/;

/** By name, beside what the schema marks as `writeOnly`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a value holds a secret anywhere below it. */
export function hasSecretInside(value: Value | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item: Value) => hasSecretInside(item));
  return Object.entries(value).some(([key, item]) => isSecretName(key) || hasSecretInside(item));
}
