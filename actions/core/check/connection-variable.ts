import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { isMarked, isTemplate, quoteValue } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Finding, Rule } from './context.ts';

interface Allowed {
  readonly pattern: RegExp;
  /** For people. */
  readonly what: string;
}

const TEXT = (pattern: RegExp, what: string): Allowed => ({ pattern, what });
const KEY_FILE = TEXT(/^[~/][\w./+@-]*$/, 'the absolute path of a file');
const BOOLEAN = TEXT(/^(?:true|false|yes|no|on|off)$/i, 'true or false');

/**
 * What tells Ansible how to reach a host. None of them, as narrow as it is here, can start a program on the meta node:
 * an address cannot be read as an option of ssh, and no program, option or plugin can be chosen.
 */
const ALLOWED: Readonly<Record<string, Allowed>> = {
  // What an address may be, the rule host-address says of all hosts.
  ansible_host: TEXT(/(?:)/, 'an address or a host name'),
  ansible_port: TEXT(/^\d{1,5}$/, 'a port'),
  ansible_user: TEXT(/^[A-Za-z_][\w.@-]*$/, "a user's name"),
  ansible_connection: TEXT(/^ssh$/, '"ssh"'),
  ansible_private_key_file: KEY_FILE,
  ansible_ssh_private_key_file: KEY_FILE,
  ansible_become: BOOLEAN,
  ansible_become_method: TEXT(/^(?:sudo|su)$/, '"sudo" or "su"'),
  ansible_become_user: TEXT(/^[A-Za-z_][\w.-]*$/, "a user's name"),
  ansible_python_interpreter: TEXT(/^(?:(?:\/[\w.+-]+)+|auto(?:_silent)?)$/, 'an absolute path, or "auto"'),
  ansible_group_priority: TEXT(/^-?\d+$/, 'a number'),
};

/** Any text, also one that a template makes of a vaulted variable. */
export const CONNECTION_PASSWORDS: readonly string[] = [
  'ansible_password',
  'ansible_ssh_pass',
  'ansible_become_password',
  'ansible_become_pass',
];

/** Names of Ansible 1, which it still takes. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['ansible_ssh_host', 'ansible_host'],
  ['ansible_ssh_port', 'ansible_port'],
  ['ansible_ssh_user', 'ansible_user'],
  ['ansible_ssh_password', 'ansible_password'],
  ['ansible_sudo', 'ansible_become'],
  ['ansible_sudo_user', 'ansible_become_user'],
  ['ansible_sudo_pass', 'ansible_become_password'],
]);

const NAMES = [...Object.keys(ALLOWED), ...CONNECTION_PASSWORDS].sort();

/** A variable like ansible_ssh_common_args or ansible_become_exe runs a program where Ansible runs: on the meta node. */
export const connectionVariable: Rule = {
  id: 'connection-variable',
  *check({ variableNames, layersWith, written }) {
    for (const name of variableNames) {
      if (!name.startsWith('ansible_') || CONNECTION_PASSWORDS.includes(name)) continue;
      for (const { file, path, values } of layersWith(name)) {
        const mistake = findMistake(name, values[name] ?? null);
        if (mistake === undefined) continue;
        const place = [...path, name];
        yield { position: written.locateKey(file, place), path: place, ...mistake };
      }
    }
  },
};

type Mistake = Pick<Finding, 'message' | 'replace'>;

function findMistake(name: string, value: Value): Mistake | undefined {
  const present = OLD_NAMES.get(name);
  if (present !== undefined)
    return { message: `"${name}" is the old name of "${present}"; write that`, ...replaceBy(name, present) };
  const allowed = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
  if (allowed === undefined) {
    const nearest = findNearestName(name, new Set(NAMES));
    const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
    const message = `"${name}" may not be set in an inventory, since Ansible could be made to run programs on the meta node with it${hint}; allowed: ${NAMES.join(', ')}`;
    return { message, ...replaceBy(name, nearest) };
  }
  // As if it was not written.
  if (value === null) return undefined;
  if (typeof value !== 'object' && !isTemplate(value) && allowed.pattern.test(String(value))) return undefined;
  const shown = isMarked(value)
    ? 'a marked value'
    : isTemplate(value)
      ? `the template ${quoteValue(value)}`
      : quoteValue(value);
  return { message: `${name} is ${shown}; write ${allowed.what}` };
}
