import { expect, test } from 'vitest';
import { compareRandom } from '../../../lib/compare-random.ts';
import { findAnsiblePython } from '../../../lib/ansible.ts';

const python = findAnsiblePython();

// The bench of this name compares five hundred; there is nothing to compare with where scripts/test has not installed Ansible.
test.runIf(python !== undefined)(
  'random inventories have the variables that Ansible gives them',
  { timeout: 300_000 },
  async () => {
    const { equal, refused, different } = await compareRandom(python ?? '', 1, 20);
    expect(different).toEqual([]);
    expect(equal + refused).toBe(20);
    expect(equal).toBeGreaterThan(15);
  },
);
