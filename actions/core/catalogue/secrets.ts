/**
 * `ansible_ssh_pass`, `ansible_become_password`, `api_key`, `smtp_secret`, `ssl_passphrase_command` and their like, also behind
 * the prefix of an extension; a path of a key is none.
 */
const SECRET_NAME =
  /(^|[_.])(pass|passwd|password|passphrase|passphrase_command|secret|token|(access|account|api|encryption|hmac|jwt|master|private|secret|shared|signing|storage)_key)$/;

/** By name, beside what the schema marks as `writeOnly`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
