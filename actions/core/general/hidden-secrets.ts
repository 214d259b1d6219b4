/**
 * Secrets inside a longer text, by the places where the field's formats have them: the user information of an address, the
 * password of a connection string, an option of a program or of an HBA line. What is told of git, of Ansible and of an inventory passes
 * through here, because none of them says which part of its words is one.
 */
import { SecretEnds, type SecretStart } from './secret-end.ts';
import { SECRET_PLACES, type SecretPlace } from './secret-places.ts';

const SHOWN = '…';
/** Of HTTP all of it, because a token may stand in the place of the user. */
const HTTP_ADDRESS = /\b(https?:\/\/)[^\s/?#@"'<>]*(?:@[^\s/?#@"'<>]*)*@/gi;
/** A run of a scheme's characters is begun once: `a.a.a.…` would else be read again from each of its letters. */
const ADDRESS = /(?<![a-z0-9+.-])([a-z0-9+.-]+:\/\/[^\s/?#:@"'<>]*):[^\s/?#@"'<>]*(?:@[^\s/?#@"'<>]*)*@/gi;
/** A password with a slash that was not encoded; `:8008/path@x` is a port. */
const LOOSE_ADDRESS = /(?<![a-z0-9+.-])([a-z0-9+.-]+:\/\/[^\s/?#:@"'<>]{0,100}):(?!\d{1,5}[/?#,])[^\s@"'<>]{1,200}@/gi;
/** In quotes, the address of an HBA line may have blanks. */
const LDAP_ADDRESS = /(\bldapurl\s*=\s*\\{0,15}["']?ldaps?:\/\/)[^"']{0,300}@/gi;

export function hideSecrets(text: string): string {
  const shown = text
    .replace(HTTP_ADDRESS, `$1${SHOWN}@`)
    .replace(ADDRESS, `$1:${SHOWN}@`)
    .replace(LOOSE_ADDRESS, `$1:${SHOWN}@`)
    .replace(LDAP_ADDRESS, `$1${SHOWN}@`);
  const starts = SECRET_PLACES.flatMap((place) => listStarts(shown, place)).sort((one, other) => one.at - other.at);
  return starts.length === 0 ? shown : hideFrom(shown, starts);
}

export function hasHiddenSecret(text: string): boolean {
  return hideSecrets(text) !== text;
}

function listStarts(text: string, { program, before, extent }: SecretPlace): SecretStart[] {
  const from = program === undefined ? 0 : text.search(program);
  if (from === -1) return [];
  const matches = Array.from(text.matchAll(before)).filter(({ index }) => index >= from);
  return matches.map(({ 0: words, index, groups }) => ({ at: index + words.length, extent, quote: groups?.['quote'] }));
}

function hideFrom(text: string, starts: readonly SecretStart[]): string {
  const ends = new SecretEnds(text);
  const parts: string[] = [];
  let [from, hidden] = [0, 0];
  for (const start of starts) {
    const isWithin = start.at < hidden;
    const end = isWithin ? hidden : ends.find(start);
    if (end <= start.at || end <= hidden) continue;
    if (start.at > hidden || parts.length === 0) parts.push(text.slice(from, start.at), SHOWN);
    [from, hidden] = [end, end];
  }
  return parts.join('') + text.slice(from);
}
