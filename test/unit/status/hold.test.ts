/** What `status` says of applies that root holds: by the adapter over a real folder. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findHold } from '../../../actions/adapters/hold.ts';
import { openStanding } from '../../../actions/adapters/standing.ts';
import { lookStanding, renderStanding } from '../../../actions/status/standing.ts';

const NOW = '2026-06-30T13:00:00.000Z';
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-hold-'));
  mkdirSync(join(folder, 'prod'));
  path = join(folder, 'prod/hold');
  vi.stubEnv('OPS_MARKS_DIR', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(text: string | Buffer): void {
  writeFileSync(path, text);
  const time = new Date('2026-06-30T12:00:00Z');
  utimesSync(path, time, time);
}

const look = () => lookStanding(openStanding(join(folder, 'standing')), NOW, findHold('prod'));

it('tells since when applies are held, why, and who can end it, before what is paused', () => {
  openStanding(join(folder, 'standing')).write({ kind: 'pause', cluster: 'pg-test', by: 'ada', since: NOW });
  write('disk of pg-test is being changed, Anna\nmore of it\n');
  expect(look().hold).toEqual({
    ...{ since: '2026-06-30T12:00:00.000Z', reason: 'disk of pg-test is being changed, Anna', path },
  });
  expect(renderStanding(look())).toBe(
    [
      'by hand:',
      `  applies are held since 2026-06-30 12:00 UTC, "disk of pg-test is being changed, Anna"; to go on, delete ${path} as root`,
      '  pg-test is paused by ada since 2026-06-30 13:00 UTC, without a deadline',
      '',
    ].join('\n'),
  );
});

it('says nothing where there is no such file, and where there is no folder either', () => {
  expect(look()).toEqual({ standing: [], overdue: [] });
  vi.stubEnv('OPS_MARKS_DIR', join(folder, 'nowhere'));
  expect(findHold('prod')).toBeUndefined();
  vi.stubEnv('OPS_MARKS_DIR', join(folder, 'prod/hold'));
  write('');
  expect(findHold('prod')).toBeUndefined();
});

it.each([
  ['', ''],
  ['\nsecond', ''],
  ['  a disk \r\n', 'a disk'],
  ['\u001b[31mred\u202e', '\\u001b[31mred\\u202e'],
  ['é'.repeat(5_000), 'é'.repeat(200)],
  [Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
])('reads of %j no more than a line that can be seen', (text, reason) => {
  write(text);
  expect(findHold('prod')?.reason).toBe(reason);
});

it('holds by whatever is there, without a reason where that has none or shows none', () => {
  mkdirSync(path);
  expect(findHold('prod')?.reason).toBe('');
  rmSync(path, { recursive: true });
  write('secret');
  chmodSync(path, 0o000);
  const reason = process.getuid?.() === 0 ? 'secret' : '';
  expect(findHold('prod')?.reason).toBe(reason);
  expect(renderStanding(look())).toContain('applies are held since 2026-06-30 12:00 UTC, ');
});
