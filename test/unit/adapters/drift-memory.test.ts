import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { driftFile, openDriftMemory } from '../../../actions/adapters/drift-memory.ts';
import type { DriftReport } from '../../../actions/core/drift/finding.ts';
import { UserError } from '../../../actions/core/types.ts';

const root = mkdtempSync(join(tmpdir(), 'ops-drift-'));
let folder: string;

afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'state-'));
});

const REPORT: DriftReport = {
  ...{ environment: 'sandbox', time: '2026-06-30T00:00:00.000Z', head: 'a'.repeat(40), once: [] },
  drift: [{ kind: 'vip', subject: 'h', item: 'x', message: 'm "\n', since: '2026-06-30T00:00:00.000Z', accept: 'a' }],
  unlooked: [{ subject: 'g', reason: 'away' }],
};

it('has nothing before the first look, and then what was written last, whole', () => {
  const memory = openDriftMemory(folder);
  expect(memory.read()).toBeUndefined();
  memory.write({ ...REPORT, drift: [] });
  memory.write(REPORT);
  expect(memory.read()).toEqual(REPORT);
  expect(readdirSync(join(folder, 'drift'))).toEqual(['report.json']);
  expect(statSync(driftFile(folder)).mode & 0o777).toBe(0o640);
});

it.each(['', '{', '{"version":2}', '{"version":1,"environment":"e","time":"now"}', '[]'])('refuses %j', (text) => {
  openDriftMemory(folder).write(REPORT);
  writeFileSync(driftFile(folder), text);
  expect(() => openDriftMemory(folder).read()).toThrow(UserError);
});
