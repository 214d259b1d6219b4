import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInventoryPath } from '../../../../actions/adapters/files.ts';
import { formatProblem } from '../../../../actions/core/general/problems.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';

const folder = join(import.meta.dirname, '../../../cases/pigsty');

/** Inventories as Pigsty 1.2 to 1.5 are run with: there is much to warn of, and nothing to refuse. */
test.each(readdirSync(folder))('%s has no errors', (name) => {
  const { problems } = openSide(readInventoryPath(join(folder, name)));
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(formatProblem)).toEqual([]);
  expect(problems.length).toBeGreaterThan(0);
});
