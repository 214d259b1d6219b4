/**
 * Secrets inside a longer text, by the places where the field's formats have them: the user information of an address, the
 * password of a connection string, an option of a program or of an HBA line. What is told of git, of Ansible and of an inventory passes
 * through here, because none of them says which part of its words is one.
 */

const SHOWN = '…';
/** Of HTTP all of it, because a token may stand in the place of the user. */
const HTTP_ADDRESS = /\b(https?:\/\/)[^\s/?#@"'<>]*(?:@[^\s/?#@"'<>]*)*@/gi;
/** A run of a scheme's characters is begun once: `a.a.a.…` would else be read again from each of its letters. */
const ADDRESS = /(?<![a-z0-9+.-])([a-z0-9+.-]+:\/\/[^\s/?#:@"'<>]*):[^\s/?#@"'<>]*(?:@[^\s/?#@"'<>]*)*@/gi;
/** An option of a program or an HBA line, or a variable of an environment: `password=`, `AWS_SECRET_ACCESS_KEY=`. */
const OPTION =
  /(?<![a-z0-9_])([a-z0-9_]*(?:passw(?:or)?d|passphrase|secrets?|token|(?:access|api|private|secret)[_-]?key|key-secret|cipher-pass))(\s*=\s*)(?:\\?"[^"]*"|'(?:[^'\\]|\\.)*'|[^\s"',;&)\]}]+)/gi;
/** `--api-token x`. */
const LONG_OPTION =
  /(--[a-z0-9-]{0,40}?(?:password|passwd|passphrase|secret|token|api-?key|secret-key|cipher-pass)\s+)(?:\\?"[^"]*"|'[^']*'|[^\s"'-][^\s"']*)/gi;
/** `AZURE_STORAGE_KEY=`. */
const VARIABLE = /(?<![A-Za-z0-9_])([A-Z][A-Z0-9_]*_(?:KEY|PASS)=)(?:\\?"[^"]*"|'[^']*'|[^\s"']+)/g;
/** `curl -u name:x`. */
const LOGIN = /(\s(?:-u|--user)\s*[^\s:"']+:)[^\s"']+/g;
const AUTHORIZATION = /\b(authorization:\s*(?:bearer|basic|token)\s+)[^\s"']+/gi;

export function hideSecrets(text: string): string {
  return text
    .replace(HTTP_ADDRESS, `$1${SHOWN}@`)
    .replace(ADDRESS, `$1:${SHOWN}@`)
    .replace(OPTION, `$1$2${SHOWN}`)
    .replace(LONG_OPTION, `$1${SHOWN}`)
    .replace(VARIABLE, `$1${SHOWN}`)
    .replace(LOGIN, `$1${SHOWN}`)
    .replace(AUTHORIZATION, `$1${SHOWN}`);
}

export function hasHiddenSecret(text: string): boolean {
  return hideSecrets(text) !== text;
}
