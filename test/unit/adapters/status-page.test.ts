import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { hasPages, writeStatusPage } from '../../../actions/adapters/status-page.ts';

const root = mkdtempSync(join(tmpdir(), 'ops-pages-'));

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(root, { recursive: true }));

it('is written whole, for another user to read, in place of the one before', () => {
  vi.stubEnv('OPS_PAGE_DIR', root);
  // The units' own.
  const umask = process.umask(0o027);
  writeStatusPage('sandbox', 'one');
  writeStatusPage('sandbox', 'two');
  process.umask(umask);
  expect(statSync(join(root, 'sandbox')).mode & 0o777).toBe(0o755);
  expect(readdirSync(join(root, 'sandbox'))).toEqual(['index.html']);
  expect(readFileSync(join(root, 'sandbox/index.html'), 'utf8')).toBe('two');
  expect(statSync(join(root, 'sandbox/index.html')).mode & 0o777).toBe(0o644);
});

it('is nowhere where nobody has made the folder', () => {
  vi.stubEnv('OPS_PAGE_DIR', join(root, 'missing'));
  expect(hasPages()).toBe(false);
});
