/**
 * Secrets inside a longer text, by the places where the field's formats have them: the user information of an address, the
 * password of a connection string, an option of an HBA line. What is told of git, of Ansible and of an inventory passes
 * through here, because none of them says which part of its words is one.
 */

const SHOWN = '…';
/** Of HTTP all of it, because a token may stand in the place of the user. */
const HTTP_ADDRESS = /\b(https?:\/\/)[^\s/?#@"'<>]*(?:@[^\s/?#@"'<>]*)*@/gi;
/** A run of a scheme's characters is begun once: `a.a.a.…` would else be read again from each of its letters. */
const ADDRESS = /(?<![a-z0-9+.-])([a-z0-9+.-]+:\/\/[^\s/?#:@"'<>]*):[^\s/?#@"'<>]*(?:@[^\s/?#@"'<>]*)*@/gi;
const OPTION =
  /\b((?:pg)?password|passwd|ldapbindpasswd|radiussecrets?)(\s*=\s*)(?:\\?"[^"]*"|'(?:[^'\\]|\\.)*'|[^\s"',;&)\]}]+)/gi;

export function hideSecrets(text: string): string {
  return text.replace(HTTP_ADDRESS, `$1${SHOWN}@`).replace(ADDRESS, `$1:${SHOWN}@`).replace(OPTION, `$1$2${SHOWN}`);
}

export function hasHiddenSecret(text: string): boolean {
  return hideSecrets(text) !== text;
}
