import { expect, test } from 'vitest';
import { findAnsiblePython } from '../../../lib/ansible.ts';
import { compareTexts } from '../../../lib/compare-texts.ts';

const python = findAnsiblePython();

/** test/bench/random-texts has more of them. */
test.runIf(python !== undefined)('texts near YAML read as Ansible reads them', { timeout: 60_000 }, async () => {
  const { equal, wrong, onlyWeRefuse, onlyWeRead } = await compareTexts(python ?? '', 1, 1_000);
  expect(wrong).toEqual([]);
  expect(equal).toBeGreaterThan(300);
  expect(onlyWeRefuse.length / (equal + onlyWeRefuse.length)).toBeLessThanOrEqual(0.05);
  expect(onlyWeRead.length / 1_000).toBeLessThanOrEqual(0.02);
});
