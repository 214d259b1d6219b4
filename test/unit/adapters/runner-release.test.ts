import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtRunner } from '../../../actions/adapters/runner-release.ts';
import { describeRunnerAge } from '../../../actions/core/operations/runner-release.ts';

const RELEASE = { version: '2.338.0', newestOn: '2026-10-07' };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-runner-'));
  file = join(folder, 'runner.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the release of the runner', () => {
  it.each([
    ['2026-10-07', 30, 'it gets jobs until 2026-11-06 at least, 30 days'],
    ['2026-10-30', 7, '7 days; write the newest to playbooks/roles/runner/vars/main.yml'],
    ['2026-11-06', 0, 'until 2026-11-06 at least, 0 days; write'],
    ['2026-11-28', -22, 'since 2026-11-06 (22 days) it gets no jobs if a newer one came right after; write'],
  ])('has days left on %s', (today, daysLeft, words) => {
    writeFileSync(file, '{"version": "2.338.0", "newest_on": "2026-10-07"}\n');
    const age = lookAtRunner(file, today);
    expect(age).toEqual({ ...RELEASE, safeUntil: '2026-11-06', daysLeft });
    const text = age === undefined ? '' : describeRunnerAge(age);
    expect(text).toContain(`runner 2.338.0, GitHub's newest on 2026-10-07: `);
    expect(text).toContain(words);
  });

  it('is nothing where there is no runner', () => {
    expect(lookAtRunner(file, '2026-10-07')).toBeUndefined();
  });

  it.each(['', '[]', '{}', '{"version": "2", "newest_on": "7 October"}', '{"version": 2, "newest_on": "2026-10-07"}'])(
    'is refused with its file where it is %j',
    (text) => {
      writeFileSync(file, text);
      expect(() => lookAtRunner(file, '2026-10-07')).toThrow(`${file}: `);
    },
  );
});
