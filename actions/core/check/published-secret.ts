import type { SourceFile } from '../types.ts';
import type { Finding, Rule } from './context.ts';
import { listPlainSecrets, listSecretLayers } from './plain-secrets.ts';
import { isPublishedKey, isPublishedPassword, SANDBOX } from './published-values.ts';

interface PublishedPlace {
  /** Name of the environment. */
  readonly name: string;
  /** environment.yml; absent where the environment has none. */
  readonly file?: SourceFile | undefined;
  readonly fingerprintKey: string;
}

/** A copy of the sandbox that is not the sandbox any more: whoever has this repository has its secrets. */
export function makePublishedSecret({ name, file, fingerprintKey }: PublishedPlace): Rule {
  return {
    id: 'published-secret',
    *check(context) {
      if (name === SANDBOX) return;
      if (file !== undefined && isPublishedKey(fingerprintKey)) yield describeKey(file);
      for (const { file: written, path, values } of listSecretLayers(context)) {
        const found = [...listPlainSecrets(values)].filter(({ value }) => isPublishedPassword(value));
        const [first] = found;
        if (first === undefined) continue;
        const names = [...new Set(found.map((one) => one.name))].join(', ');
        const message = `passwords that this repository publishes for its sandbox: ${names}; write new ones with ansible-vault encrypt_string`;
        const place = [...path, ...first.place];
        yield { position: context.written.locate(written, place), message, path: place, severity: 'warning' };
      }
    },
  };
}

function describeKey({ path, text }: SourceFile): Finding {
  const line = text.split('\n').findIndex((one) => /^["']?fingerprint_key/.test(one)) + 1;
  const message =
    'fingerprint_key is the one that this repository publishes for its sandbox, and with it fingerprints of plans tell ' +
    'values; write 64 random hexadecimal digits of its own (openssl rand -hex 32), and look at plain_passwords, which lets ' +
    'passwords stand in clear';
  return { position: { file: path, line: Math.max(line, 1), column: 1 }, message, path: ['fingerprint_key'] };
}
