/** Inventories as Pigsty 1.2 to 1.5 are run with: there is much to warn of, and nothing to refuse. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInventoryPath } from '../../../../actions/adapters/files.ts';
import { formatProblem } from '../../../../actions/core/general/problems.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';
import type { EnvironmentSource } from '../../../../actions/core/types.ts';
import { listDefaultInventories } from '../../../lib/pigsty-defaults.ts';

const folder = join(import.meta.dirname, '../../../cases/pigsty');

function expectNoErrors(source: EnvironmentSource): void {
  const { problems } = openSide(source);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(formatProblem)).toEqual([]);
  expect(problems.length).toBeGreaterThan(0);
}

test.each(readdirSync(folder))('%s has no errors', (name) => {
  expectNoErrors(readInventoryPath(join(folder, name)));
});

test.each(listDefaultInventories())('Pigsty $name, every one written out, has no errors', ({ text }) => {
  const files = [{ path: 'hosts.yml', text }];
  expectNoErrors({ environment: 'pigsty', side: {}, inventory: { root: 'hosts.yml', files } });
});

test('the defaults written out are many, and have the neutral values of each release', () => {
  const inventories = listDefaultInventories();
  expect(inventories).toHaveLength(8);
  for (const { name, vars } of inventories) expect(Object.keys(vars).length, name).toBeGreaterThan(180);
  expect(inventories.filter(({ vars }) => vars['pg_delay'] === 0)).toHaveLength(3);
  expect(inventories.filter(({ vars }) => vars['node_timezone'] === '')).toHaveLength(1);
});
