import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLedgerView } from '../../../actions/adapters/open-apply.ts';
import { assertOwner } from '../../../actions/adapters/owner.ts';

let folder: string;
const own = process.getuid?.() ?? 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-owner-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('a state folder is worked in by its owner', () => {
  expect(() => {
    assertOwner(folder);
    assertOwner(join(folder, 'sandbox'));
    assertOwner('/nowhere/sandbox');
  }).not.toThrow();
});

it('and by no other user, root neither: also where it is still to be made', () => {
  for (const place of [folder, join(folder, 'sandbox')]) {
    expect(() => {
      assertOwner(place, own + 4_711);
    }).toThrow(new RegExp(`^${folder} belongs to \\w+, and this runs as user \\d+.*sudo -u \\w+ scripts/ops`));
  }
});

it('is asked for before anything is made there', () => {
  const before = process.env.OPS_STATE_DIR;
  if (own === 0) chownSync(folder, 4_711, 4_711);
  const foreign = own === 0 ? folder : '/usr';
  process.env.OPS_STATE_DIR = foreign;
  try {
    expect(() => openLedgerView('sandbox', process.cwd())).toThrow(`${foreign} belongs to`);
  } finally {
    if (before === undefined) delete process.env.OPS_STATE_DIR;
    else process.env.OPS_STATE_DIR = before;
  }
  expect(existsSync(join(foreign, 'sandbox'))).toBe(false);
});
