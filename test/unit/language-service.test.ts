/** GitHub's language service, as the gate of scripts/test asks it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'language-service-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A copy of one of our files with one mistake in it. */
function plant(file: string, from: string, to: string): string {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  const copy = join(folder, file);
  mkdirSync(join(copy, '..'), { recursive: true });
  writeFileSync(copy, text.replace(from, to));
  return copy;
}

function ask(files: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/lib/language-service.mjs', ...files], {
    encoding: 'utf8',
  });
  return { status, findings: stderr.replaceAll(`${folder}/`, '').trim().split('\n') };
}

it('finds mistakes in a workflow and in an action, at their place', () => {
  const workflow = plant('.github/workflows/comment.yml', 'timeout-minutes', 'timeout-minuts');
  const action = plant('actions/plan/action.yml', 'node24', 'node99');
  expect(ask([workflow, action])).toEqual({
    status: 1,
    findings: [
      expect.stringMatching(/^\.github\/workflows\/comment\.yml:\d+:5: Unexpected value 'timeout-minuts'$/),
      expect.stringMatching(/^actions\/plan\/action\.yml:\d+:10: Unexpected value 'node99'$/),
    ],
  });
});

it('finds nothing in a file of ours', () => {
  expect(ask(['.github/workflows/comment.yml', 'actions/plan/action.yml'])).toEqual({ status: 0, findings: [''] });
});
