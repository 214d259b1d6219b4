import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import cases from '../../../cases/yaml/cases.json' with { type: 'json' };
import { findAnsiblePython, listWithAnsible, listWithOps, normalise } from '../../../lib/ansible.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'test/cases/ansible');
const python = findAnsiblePython();

/** Inventories that are refused although Ansible reads them, or something of them. */
const REFUSED: Readonly<Record<string, string>> = {
  'brackets-question-mark': 'libyaml takes "?node-1" for a key "node-1"',
  'group-leads-out': 'Ansible takes ".." for the folder above group_vars/, and the inventory itself for variables',
  'group-text': 'Ansible drops what is written there',
  ini: 'another form, with rules of its own for values',
  'ini-in-a-directory': 'another form, with rules of its own for values',
  'ini-without-extension': 'another form, with rules of its own for values',
  'range-other-digits': "digits of other scripts are numbers to Python's int()",
  script: 'Ansible would run it where its mode allows',
  'section-unknown': 'Ansible drops what is written there, a misspelt "vars" for one',
  toml: 'another form',
};

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function findInventory(name: string): string {
  const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith('hosts')) ?? '';
  return join(folder, name, file);
}

function readRecorded(name: string): string | undefined {
  const recorded = readFileSync(join(folder, name, 'ansible.json'), 'utf8');
  return recorded === '"failed"\n' ? undefined : normalise(recorded);
}

describe('hostvars are what Ansible recorded', () => {
  test.each(names)('%s', async (name) => {
    const { hostvars, problems } = listWithOps(findInventory(name));
    const recorded = readRecorded(name);
    expect(hostvars).toBe(name in REFUSED ? undefined : recorded);
    if (name in REFUSED) expect(recorded).toBeDefined();
    const golden = join(folder, name, 'problems.txt');
    const text = problems.map((problem) => `${problem.replaceAll(`${folder}/${name}/`, '')}\n`).join('');
    if (text !== '' || existsSync(golden)) await expect(text).toMatchFileSnapshot(golden);
    if (hostvars === undefined) expect(text).toMatch(/^\S+:\d+:\d+: /);
  });

  test('little that Ansible reads is refused', () => {
    expect(names.length).toBeGreaterThan(60);
    expect(Object.keys(REFUSED).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(REFUSED).length / (names.length + cases.length)).toBeLessThanOrEqual(0.05);
  });
});

test('an inventory that cannot be read has no variables, not half of them', () => {
  const { hostvars, problems } = listWithOps(join(root, 'test/cases/rules/syntax/hosts.yml'));
  expect(hostvars).toBeUndefined();
  expect(problems).toHaveLength(1);
});

/** As a host's variables, in one inventory: all texts that Ansible reads. */
function writeTexts(work: string): string {
  const hosts = join(work, 'hosts');
  mkdirSync(join(hosts, 'host_vars'), { recursive: true });
  const texts = cases.filter(({ text, ansible }) => !ansible.startsWith('ERR') && listWithText(work, text));
  writeFileSync(join(hosts, 'all.yml'), `all: {hosts: {${texts.map((_, index) => `h${index}: `).join(', ')}}}\n`);
  for (const [index, { text }] of texts.entries()) writeFileSync(join(hosts, 'host_vars', `h${index}`), text);
  return hosts;
}

function listWithText(work: string, text: string): boolean {
  mkdirSync(join(work, 'one/host_vars'), { recursive: true });
  writeFileSync(join(work, 'one/hosts.yml'), 'all: {hosts: {h: }}\n');
  writeFileSync(join(work, 'one/host_vars/h.yml'), text);
  return listWithOps(join(work, 'one/hosts.yml')).hostvars !== undefined;
}

describe.runIf(python !== undefined)('beside a real ansible-inventory', () => {
  test('the recorded answers are what it says, and every text reads the same', { timeout: 120_000 }, async () => {
    const work = mkdtempSync(join(tmpdir(), 'hostvars-'));
    try {
      const paths = [...names.map(findInventory), writeTexts(work)];
      const recorded = [...names.map(readRecorded), listWithOps(join(work, 'hosts')).hostvars];
      let answered = 0;
      for await (const { hostvars } of listWithAnsible(python ?? '', paths)) {
        expect(hostvars, paths[answered] ?? '').toBe(recorded[answered]);
        answered++;
      }
      expect(answered).toBe(paths.length);
    } finally {
      rmSync(work, { recursive: true });
    }
  });
});
