/** What this repository publishes for its sandbox, as SHA-256: anybody has it, and no other environment may use it. */
import { createHash } from 'node:crypto';

/** The environment that may use them. */
export const SANDBOX = 'sandbox';

const FINGERPRINT_KEYS: ReadonlySet<string> = new Set([
  'cf528d170bd2c8dea4020da8ba70baa83f49786294ffb7ffaee57f2a70d7e55d',
]);
const PASSWORDS: ReadonlySet<string> = new Set([
  'bcafb5c2606048430ba28f67ec446c81a379cfc3c3835792eb644b9eaca2bbf3',
  '0911ca22080eec15324f38950494eef24e997fb378af6eaedf0ffaa36a9e9d89',
  'a32420a96fecd672ee8688de04cb1e8929c073222bd98f3d90fff62e762fcd98',
  '111c598bad6e36a500d0a2e203a718be10f4a3afc80e9362b93dd963bd62384e',
  '52ed66644a7a21967402dd8657dcd0d0738d943fec9287185a14eb6ea3067955',
  '7272b512e16125022b181293a5c01e3183638732861c4853cc8356c174a75a15',
]);

export function isPublishedKey(key: string): boolean {
  return FINGERPRINT_KEYS.has(digest(key));
}

export function isPublishedPassword(password: string): boolean {
  return PASSWORDS.has(digest(password));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
