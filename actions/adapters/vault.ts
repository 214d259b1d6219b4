/**
 * What ansible-vault wrote, opened where its password is configured as for Ansible itself. Formats 1.1 and 1.2: a salt, a
 * digest and the ciphertext; PBKDF2 makes the keys, AES-256 in counter mode the ciphertext. A password that is missing or
 * wrong opens nothing: what is read then is what a pull request's job reads.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { EnvironmentSource, Vault } from '../core/types.ts';

const HEADER = /^\$ANSIBLE_VAULT;1\.[12];AES256(?:;[^\r\n;]*)?\s*$/;
const ITERATIONS = 10_000;
const SCRIPT_SECONDS = 60;

interface Identity {
  readonly id: string;
  readonly file: string;
}

/** Undefined where no password is configured. Passwords are read when the first text is opened. */
export function openVault(environment: Readonly<Record<string, string | undefined>>): Vault | undefined {
  const identities = listIdentities(environment);
  if (identities.length === 0) return undefined;
  const known = new Map<string, string | undefined>();
  let passwords: readonly string[] | undefined;
  return {
    decrypt: (text) => {
      if (known.has(text)) return known.get(text);
      passwords ??= identities.flatMap((identity) => tryReadPassword(identity) ?? []);
      const clear = decrypt(text, passwords);
      known.set(text, clear);
      return clear;
    },
  };
}

export function withVault(source: EnvironmentSource, vault: Vault | undefined): EnvironmentSource {
  return vault === undefined ? source : { ...source, inventory: { ...source.inventory, vault } };
}

function listIdentities(environment: Readonly<Record<string, string | undefined>>): readonly Identity[] {
  const file = environment['ANSIBLE_VAULT_PASSWORD_FILE'] ?? '';
  const listed = (environment['ANSIBLE_VAULT_IDENTITY_LIST'] ?? '').split(',').map((part) => part.trim());
  return [
    ...listed.filter((part) => part !== '').map(readIdentity),
    ...(file === '' ? [] : [{ id: 'default', file }]),
  ].filter((identity) => !identity.file.startsWith('prompt'));
}

function readIdentity(written: string): Identity {
  const at = written.indexOf('@');
  return at < 0 ? { id: 'default', file: written } : { id: written.slice(0, at), file: written.slice(at + 1) };
}

/** As Ansible does: a file that may be run is run, and prints the password. */
function tryReadPassword({ id, file }: Identity): string | undefined {
  try {
    const path = file.startsWith('~/') ? `${process.env['HOME'] ?? ''}${file.slice(1)}` : file;
    const text = isExecutable(path) ? runScript(path, id) : readFileSync(path, 'utf8');
    return text.trim() === '' ? undefined : text.trim();
  } catch {
    return undefined;
  }
}

function runScript(path: string, id: string): string {
  const args = /-client(?:\.\w+)?$/.test(basename(path)) ? ['--vault-id', id] : [];
  const result = spawnSync(path, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: SCRIPT_SECONDS * 1_000,
  });
  return result.status === 0 ? result.stdout : '';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function decrypt(text: string, passwords: readonly string[]): string | undefined {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  if (!HEADER.test(header)) return undefined;
  const [salt, digest, ciphertext] = unhex(lines.map((line) => line.trim()).join(''))
    .toString('latin1')
    .split('\n')
    .map(unhex);
  if (salt === undefined || digest === undefined || ciphertext === undefined) return undefined;
  // Loaded here, for most runs open nothing and loading it takes as long as reading a small inventory.
  const { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } = process.getBuiltinModule('node:crypto');
  for (const password of passwords) {
    const keys = pbkdf2Sync(password, salt, ITERATIONS, 80, 'sha256');
    const found = createHmac('sha256', keys.subarray(32, 64)).update(ciphertext).digest();
    if (digest.length !== found.length || !timingSafeEqual(digest, found)) continue;
    const decipher = createDecipheriv('aes-256-ctr', keys.subarray(0, 32), keys.subarray(64, 80));
    const padded = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
    return padded.subarray(0, padded.length - (padded.at(-1) ?? 0)).toString('utf8');
  }
  return undefined;
}

function unhex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
