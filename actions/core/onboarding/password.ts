import type { Value } from '../types.ts';
import { UserError } from '../types.ts';

const VAULTED = /^\$ANSIBLE_VAULT;[0-9.]+;AES256(?:;[\w.-]+)?\n(?:[0-9a-f]+\n)+$/;

/** What a file of a password holds: one line in clear, or what `ansible-vault encrypt_string` prints. */
export function readPassword(text: string): Value {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const start = lines.findIndex((line) => line.startsWith('$ANSIBLE_VAULT;'));
  if (start >= 0) {
    const vaulted = `${lines
      .slice(start)
      .filter((line) => line !== '')
      .join('\n')}\n`;
    if (VAULTED.test(vaulted)) return { __ansible_vault: vaulted };
    throw new UserError('what is encrypted is not whole; hand in what ansible-vault encrypt_string prints [password]');
  }
  const password = text.replace(/\r?\n$/, '');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (password === '' || /[\u0000-\u001f\u007f]/.test(password)) {
    throw new UserError('a password is one line of visible characters [password]');
  }
  if (/\{[{%#]/.test(password)) {
    throw new UserError('Ansible would take the password for a template ("{{", "{%", "{#"); choose another [password]');
  }
  return password;
}
