import type { Rule } from './context.ts';
import { listPlainSecrets, listSecretLayers } from './plain-secrets.ts';

/** Secrets that anybody who reads the repository can read. Those that are meant are listed in environment.yml. */
export const plainPassword: Rule = {
  id: 'plain-password',
  onlyWarns: true,
  *check(context) {
    const { written, plainPasswords } = context;
    for (const { file, path, values } of listSecretLayers(context)) {
      if (written.decrypted.has(file)) continue;
      const found = [...listPlainSecrets(values)].filter(({ name }) => !plainPasswords.has(name));
      const [first] = found;
      if (first === undefined) continue;
      // A user that stands in a list twice is an error of another rule.
      const names = [...new Set(found.map(({ name }) => name))].join(', ');
      const message = `passwords stand in clear: ${names}; encrypt each with ansible-vault encrypt_string, or list it under plain_passwords in environment.yml`;
      const place = [...path, ...first.place];
      yield { position: written.locate(file, place), message, path: place };
    }
  },
};
