/** What was encrypted here is from ansible-vault itself; beside a real one, both ways are compared. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInventoryPath } from '../../../actions/adapters/files.ts';
import { openVault, withVault } from '../../../actions/adapters/vault.ts';
import { runHostvars } from '../../../actions/hostvars/run.ts';
import { findAnsiblePython, listWithAnsible, normalise } from '../../lib/ansible.ts';

const python = findAnsiblePython();
let work = '';
let password = '';

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'vault-'));
  password = join(work, 'password');
  writeFileSync(password, 'pw\n');
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

const HELLO = `$ANSIBLE_VAULT;1.1;AES256
35373762333336323436363537393833376130313664663933646133636138363765306633666639
6262656131356434303638653234653063663332613866370a666165623630666637646535656539
35633934333132633632646562633465663936336161393934653964666339356561666232383663
6134386231616466300a626231383266656233393232663134656233333361633431313934333733
6134
`;

test('nothing is opened where no password is configured', () => {
  expect(openVault({})).toBeUndefined();
  expect(openVault({ ANSIBLE_VAULT_IDENTITY_LIST: 'prod@prompt' })).toBeUndefined();
});

test('what ansible-vault wrote is opened with its password', () => {
  expect(openVault({ ANSIBLE_VAULT_PASSWORD_FILE: password })?.decrypt(HELLO)).toBe('hello');
  const listed = { ANSIBLE_VAULT_IDENTITY_LIST: `other@${join(work, 'none')}, prod@${password}` };
  expect(openVault(listed)?.decrypt(HELLO.replaceAll('\n', '\r\n'))).toBe('hello');
});

test('a wrong or missing password and a changed text open nothing', () => {
  const wrong = join(work, 'wrong');
  writeFileSync(wrong, 'other\n');
  expect(openVault({ ANSIBLE_VAULT_PASSWORD_FILE: wrong })?.decrypt(HELLO)).toBeUndefined();
  expect(openVault({ ANSIBLE_VAULT_PASSWORD_FILE: join(work, 'none') })?.decrypt(HELLO)).toBeUndefined();
  const vault = openVault({ ANSIBLE_VAULT_PASSWORD_FILE: password });
  for (const text of [HELLO.replace('3134\n', '3135\n').replace('6134\n', '6135\n'), HELLO.slice(0, 60), '', 'x: 1']) {
    expect(vault?.decrypt(text)).toBeUndefined();
  }
});

test('a file that may be run prints the password, for the identity that it is asked for', () => {
  const script = join(work, 'ask-client.sh');
  writeFileSync(script, '#!/bin/sh\ntest "$1 $2" = "--vault-id prod" && echo pw\n', { mode: 0o700 });
  expect(openVault({ ANSIBLE_VAULT_IDENTITY_LIST: `prod@${script}` })?.decrypt(HELLO)).toBe('hello');
  expect(openVault({ ANSIBLE_VAULT_IDENTITY_LIST: `test@${script}` })?.decrypt(HELLO)).toBeUndefined();
});

describe.runIf(python !== undefined)('beside a real ansible-vault', () => {
  const encrypt = (text: string, ...options: readonly string[]): string =>
    execFileSync(join(dirname(python ?? ''), 'ansible-vault'), ['encrypt', ...options], {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });

  test('texts of every length, with and without an identity', { timeout: 60_000 }, () => {
    const vault = openVault({ ANSIBLE_VAULT_PASSWORD_FILE: password });
    for (const text of ['x', 'sixteen bytes ..', 'é: 😀\n'.repeat(40)]) {
      expect(vault?.decrypt(encrypt(text, '--vault-password-file', password))).toBe(text);
    }
    const labelled = encrypt('x: 1\n', '--vault-id', `prod@${password}`);
    expect(labelled).toMatch(/^\$ANSIBLE_VAULT;1\.2;AES256;prod\n/);
    expect(vault?.decrypt(labelled)).toBe('x: 1\n');
  });

  test('hostvars are those of ansible-inventory with the password', { timeout: 60_000 }, async () => {
    const environment = { ANSIBLE_VAULT_PASSWORD_FILE: password };
    const paths = ['vault-variables-of-a-host', 'vault-variables-json', 'vault-variables-unused'].map((name) =>
      join(import.meta.dirname, '../../cases/ansible', name, 'hosts'),
    );
    const ours = paths.map((path) => {
      const read = () => withVault(readInventoryPath(path), openVault(environment));
      const { ok, output } = runHostvars({ inventory: path }, { readEnvironment: read, readInventory: read });
      return ok ? normalise([...output].join('')) : undefined;
    });
    const theirs: (string | undefined)[] = [];
    for await (const { hostvars } of listWithAnsible(python ?? '', paths, environment)) theirs.push(hostvars);
    expect(ours).toEqual(theirs);
    expect(theirs).not.toContain(undefined);
  });
});
