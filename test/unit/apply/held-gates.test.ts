import { expect, it } from 'vitest';
import { findGates } from '../../../actions/apply/held-gates.ts';
import { environmentFile } from '../builders.ts';

const { gates } = environmentFile;
const LOOSE = { ...gates, diskUsedPercent: 98, waitSeconds: 600 };
const BUDGET = { ...gates, diskUsedPercent: 97, soakSeconds: 30, writeGapBudgetMs: 300 };
const HELD = {
  gates: LOOSE,
  existing: [
    { hosts: new Set(['away']), gates },
    { hosts: new Set(['n1', 'n2']), gates: BUDGET },
  ],
};

it('holds a step to what is in force on its own hosts, and waits as long as the commit says', () => {
  expect(findGates(HELD, ['n1'])).toEqual({ ...BUDGET, waitSeconds: 600 });
  expect(findGates(HELD, ['away'])).toEqual({ ...gates, waitSeconds: 600 });
  expect(findGates(HELD, ['n2', 'away'])).toEqual({ ...BUDGET, diskUsedPercent: 95, waitSeconds: 600 });
});

it('takes the gates as the commit has them on new hosts, and where a person approved the plan', () => {
  expect(findGates(HELD, ['new'])).toEqual(LOOSE);
  expect(findGates({ ...HELD, loosened: true }, ['n1'])).toEqual(LOOSE);
});
