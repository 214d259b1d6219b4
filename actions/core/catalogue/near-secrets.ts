/** Names that were most likely meant as that of a secret: `pasword`, `passwort`, `pw`, `password1`. What they hold is one. */
import { findNearestName } from '../general/nearest-name.ts';
import { isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';
import { isSecretName } from './secrets.ts';

const MEANT = ['password', 'passwd', 'passphrase', 'secret', 'token', 'credential', 'credentials'];
const SHORT = /^(?:pw|pwd|psw|pswd|pass|passcode|passwort|kennwort|apikey|cred|creds)$/;
/** Of shorter words, too many are near. */
const SHORTEST = 5;

/** By its last word, as secrets are named, or by the last two: `pass_word`. */
export function isNearSecretName(name: string): boolean {
  const lower = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  if (isSecretName(lower)) return true;
  const words = lower.split(/[^a-z]+/).filter((word) => word !== '');
  const [before = '', last = ''] = words.slice(-2).length === 2 ? words.slice(-2) : ['', ...words];
  return isSecretName(`${before}_${last}`) || [last, before + last].some(isNear);
}

function isNear(word: string): boolean {
  return SHORT.test(word) || (word.length >= SHORTEST && findNearestName(word, MEANT) !== undefined);
}

/** Whether a value holds anywhere below it what may be a secret by its name. */
export function hasNearSecretInside(value: Value | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item: Value) => hasNearSecretInside(item));
  return (
    isMapping(value) && Object.entries(value).some(([key, item]) => isNearSecretName(key) || hasNearSecretInside(item))
  );
}
