import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironmentFolder, readInventoryPath } from '../../../../actions/adapters/files.ts';
import { printValue } from '../../../../actions/core/inventory/print-hostvars.ts';
import { readYaml } from '../../../../actions/core/inventory/yaml-reader.ts';
import { runHostvars } from '../../../../actions/hostvars/run.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'test/cases/hostvars');
const adapters = {
  readEnvironment: (name: string) => readEnvironmentFolder(root, name),
  readInventory: readInventoryPath,
};

/** Both texts are Python's json; what counts is equal values, not equal layout. */
function normalise(json: string): string {
  const words = json.replace(/(?<=: |^\s*)(-?)(NaN|Infinity)(?=,?$)/gm, (_, sign: string, word: string) => {
    return word === 'NaN' ? '.nan' : `${sign}.inf`;
  });
  return printValue(
    readYaml(words.replace(/\\u[dD][89a-fA-F]..\\u[dD][c-fC-F]../g, (pair) => JSON.parse(`"${pair}"`) as string)).value,
  );
}

test.each(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()))(
  'hostvars of $name are what Ansible recorded',
  ({ name }) => {
    const path = ['hosts', 'hosts.yml'].map((file) => join(folder, name, file)).find((file) => existsSync(file)) ?? '';
    const { problems, output } = runHostvars({ inventory: path }, adapters);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const recorded = readFileSync(join(folder, name, 'ansible.json'), 'utf8');
    expect(normalise([...output].join(''))).toBe(normalise(recorded));
  },
);

test('an inventory that cannot be read has no variables, not half of them', () => {
  const inventory = join(root, 'test/cases/rules/syntax/hosts.yml');
  const { ok, problems, output } = runHostvars({ inventory }, adapters);
  expect(ok).toBe(false);
  expect(problems).toHaveLength(1);
  expect([...output]).toEqual([]);
});
