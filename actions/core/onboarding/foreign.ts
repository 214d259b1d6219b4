/** Inventories that are no YAML text: what they are, and what to do with them. */
import type { SourceFile } from '../types.ts';

const CONVERT = 'convert it with "ansible-inventory -i FILE --list --yaml --output pigsty.yml" and import that';

/** Undefined where nothing speaks against reading the file as YAML. */
export function describeForeign({ path, text }: SourceFile): string | undefined {
  if (text.startsWith('#!')) return `${path}:1:1: a script that makes an inventory; ${CONVERT} [import]`;
  if (text.startsWith('$ANSIBLE_VAULT;')) {
    const advice =
      'decrypt it (ansible-vault decrypt), and encrypt single values (ansible-vault encrypt_string) afterwards';
    return `${path}:1:1: the whole file is encrypted; ${advice} [import]`;
  }
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line) => /^[^#;\s]/.test(line));
  if (first < 0 || !/^\[[\w.-]+(?::\w+)?\]\s*(?:#.*)?$/.test(lines[first] ?? '')) return undefined;
  return `${path}:${first + 1}:1: an inventory in INI format; ${CONVERT} [import]`;
}
