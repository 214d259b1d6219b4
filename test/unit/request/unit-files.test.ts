import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openStanding } from '../../../actions/adapters/standing.ts';
import { standingFolder } from '../../../actions/adapters/state-folder.ts';
import { STEP_SILENCE } from '../../../actions/core/apply/time-limits.ts';
import { REINIT_SECONDS } from '../../../actions/patroni/members.ts';

const FOLDER = join(import.meta.dirname, '../../../scripts/meta.d');
const SECONDS: Readonly<Record<string, number>> = { min: 60, h: 3_600 };

/** Seconds of a limit in a unit's file. */
function readLimit(unit: string, name: string): number {
  const [, count, of = ''] =
    new RegExp(`^${name}=(\\d+)(min|h)$`, 'm').exec(readFileSync(join(FOLDER, unit), 'utf8')) ?? [];
  return Number(count) * (SECONDS[of] ?? Number.NaN);
}

describe('the units of the meta node', () => {
  it('end no operation that is still within its own limits', () => {
    // One copy of the leader, or one member after the other, before it the wait for a lock.
    expect(readLimit('ops-operation.service', 'TimeoutStartSec')).toBeGreaterThan(2 * REINIT_SECONDS);
  });

  it('look for a pause where the command line notes it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'standing-'));
    const notes = openStanding(folder);
    notes.write({ kind: 'pause', cluster: 'pg-test', by: 'ada', since: '2026-06-30T12:00:00.000Z' });
    const [name = ''] = readdirSync(folder);
    rmSync(folder, { recursive: true });
    const unit = readFileSync(join(FOLDER, 'ops-deadline@.service'), 'utf8');
    const pattern = /^ConditionPathExistsGlob=(.*)$/m.exec(unit)?.[1]?.replace('%i', 'sandbox') ?? '';
    vi.stubEnv('OPS_STATE_DIR', undefined);
    const path = join(standingFolder('sandbox'), name);
    vi.unstubAllEnvs();
    const [before = '', after = ''] = pattern.split('*');
    expect([path.startsWith(before), path.endsWith(after)]).toEqual([true, true]);
  });

  it('start no apply while root holds them, by the condition of the unit and by the program that it starts', () => {
    const unit = readFileSync(join(FOLDER, 'ops-apply@.service'), 'utf8');
    expect(unit).toMatch(/^ConditionPathExists=!\/etc\/ops\/%i\/hold$/m);
    const folder = mkdtempSync(join(tmpdir(), 'carry-out-'));
    const code = join(folder, 'state/e/code/current/scripts');
    mkdirSync(code, { recursive: true });
    mkdirSync(join(folder, 'marks/e'), { recursive: true });
    writeFileSync(join(code, 'ops'), `#!/bin/sh\necho "$*" >>${folder}/started\n`);
    chmodSync(join(code, 'ops'), 0o755);
    const program = readFileSync(join(FOLDER, 'ops-carry-out'), 'utf8')
      .replaceAll('/var/lib/ops/', `${folder}/state/`)
      .replaceAll('/etc/ops/', `${folder}/marks/`);
    const start = (...args: readonly string[]) => spawnSync('sh', ['-c', program, '-', 'e', ...args]).status;
    writeFileSync(join(folder, 'marks/e/hold'), '');
    expect(start()).toBe(0);
    expect(existsSync(join(folder, 'started'))).toBe(false);
    expect([start('drift'), start('deadline'), start('7')]).toEqual([0, 0, 0]);
    rmSync(join(folder, 'marks/e/hold'));
    expect(start()).toBe(0);
    const started = readFileSync(join(folder, 'started'), 'utf8').trim().split('\n');
    rmSync(folder, { recursive: true });
    expect(started.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      ...['drift --env', 'patroni resume', 'request operate', 'request carry-out'],
    ]);
  });

  it('leave an apply that is to end the time for its longest task', () => {
    expect(readLimit('ops-apply@.service', 'TimeoutStopSec')).toBeGreaterThan(STEP_SILENCE.seconds);
  });
});
