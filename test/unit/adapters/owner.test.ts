import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
