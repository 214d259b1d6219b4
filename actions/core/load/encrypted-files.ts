/**
 * Files of variables that are encrypted as a whole, and no password is here. Which variables such a file sets is not
 * known: its ciphertext stands for all of them, as one value of every host that it reaches, under a name that no
 * variable can have.
 */
import type { DataPath, ResolvedInventory, Value } from '../types.ts';
import type { VariableLayer } from './model.ts';
import { Overlay } from '../general/overlay.ts';

const HEADER = '$ANSIBLE_VAULT';
const WHOLE = /^\$ANSIBLE_VAULT;1\.[12];AES256(?:;[^\r\n;]+)?(?:\r?\n[0-9a-fA-F]+)+\s*$/;
const PREFIX = 'encrypted file ';

export interface EncryptedFile {
  /** `encrypted file group_vars/all/vault.yml`, the same on both sides of a diff. */
  readonly variable: string;
  readonly file: string;
  /** Hosts whose variables it may set. */
  readonly hosts: readonly string[];
}

export function isEncryptedText(text: string): boolean {
  return text.startsWith(HEADER);
}

/** Cut short or edited by hand, it cannot be decrypted by anybody. */
export function isWholeVault(text: string): boolean {
  return WHOLE.test(text);
}

/** `place` is the file's path below the inventory. */
export function makeEncryptedLayer(
  file: { readonly path: string; readonly text: string },
  place: string,
): VariableLayer {
  const path: DataPath = [];
  return { file: file.path, path, values: { [`${PREFIX}${place}`]: { __ansible_vault: file.text } } };
}

export function isEncryptedFile(variable: string): boolean {
  return variable.startsWith(PREFIX);
}

export function isEncryptedLayer({ path, values }: VariableLayer): boolean {
  if (path.length > 0) return false;
  const [name, ...others] = Object.keys(values);
  return name !== undefined && others.length === 0 && isEncryptedFile(name);
}

/** In the order in which hosts meet them. */
export function listEncryptedFiles({ hosts, variables, findOrigin }: ResolvedInventory): readonly EncryptedFile[] {
  const found = new Map<string, { readonly variable: string; readonly file: string; readonly hosts: string[] }>();
  const seen = new Map<Variables, readonly string[]>();
  for (const host of hosts) {
    const values = variables.get(host);
    if (values === undefined) continue;
    const names = listNames(values, seen);
    for (const variable of names) {
      const known = found.get(variable) ?? { variable, file: findOrigin(host, variable)?.file ?? '', hosts: [] };
      found.set(variable, known);
      known.hosts.push(host);
    }
  }
  return [...found.values()];
}

type Variables = ReadonlyMap<string, Value>;

function listNames(variables: Variables, seen: Map<Variables, readonly string[]>): readonly string[] {
  if (variables instanceof Overlay) {
    const below = listNames(variables.base, seen);
    return [...below, ...listNames(variables.own, seen).filter((name) => !below.includes(name))];
  }
  const names = seen.get(variables) ?? [...variables.keys()].filter(isEncryptedFile);
  seen.set(variables, names);
  return names;
}
