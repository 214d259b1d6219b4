/**
 * Ansible's own word on the golden plans: each step's limit selects the step's hosts and no other, and each of its tags a
 * task that is not `always`. It is the check that apply makes before each step, on every step that a case plans.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDepartures } from '../../../actions/core/apply/cross-check.ts';
import type { ListedPlay } from '../../../actions/core/apply/cross-check.ts';
import type { PlaybookFiles } from '../../../actions/core/playbooks/types.ts';
import type { SourceFile, Step } from '../../../actions/core/types.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { realFiles } from '../../lib/playbook-files.ts';
import { cases, openCase, readPlaybooks, readSide } from '../../lib/plan-cases.ts';

const root = join(import.meta.dirname, '../../..');
const lister = join(root, 'test/lib/list_playbooks.py');
const python = findAnsiblePython();
// Where scripts/test has not installed Ansible there is nothing to ask; in CI its absence is a failure.
const isAsked = python !== undefined || process.env['CI'] !== undefined;

interface Listed {
  readonly name: string;
  readonly step: Step;
  readonly plays: readonly ListedPlay[];
}

interface Run {
  readonly inventory: string;
  readonly playbook: string;
  readonly limit: string;
  readonly tags: readonly string[];
}

let work = '';
let listed: readonly Listed[] = [];

function write(folder: string, files: readonly SourceFile[]): string {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The checkout's own, unless the case edits them. */
function findPlaybookFolder(name: string): string {
  const files: PlaybookFiles = readPlaybooks(name, 'desired');
  if (files === realFiles) return root;
  return write(
    join(work, name, 'edited'),
    files.paths.map((path) => ({ path, text: files.read(path) ?? '' })),
  );
}

function ask(runs: readonly Run[]): readonly (readonly ListedPlay[])[] {
  const input = runs.map((run) => `${JSON.stringify(run)}\n`).join('');
  const output = execFileSync(python ?? 'no-ansible', [lister], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as readonly ListedPlay[]);
}

beforeAll(() => {
  if (!isAsked) return;
  work = mkdtempSync(join(tmpdir(), 'listing-'));
  const planned = cases.flatMap((name) => {
    const { steps } = runPlan({ environment: 'sandbox' }, openCase(name));
    if (steps.length === 0) return [];
    for (const side of ['existing', 'desired'] as const)
      write(join(work, name, side), readSide(name, side).inventory.files);
    const playbooks = findPlaybookFolder(name);
    return steps.map((step) => ({ name, step, playbooks }));
  });
  const runs = planned.map(({ name, step, playbooks }) => ({
    inventory: join(work, name, step.inventory, 'hosts'),
    playbook: join(playbooks, 'playbooks', step.playbook),
    limit: step.limit,
    tags: step.tags,
  }));
  const answers = ask(runs);
  listed = planned.map(({ name, step }, index) => ({ name, step, plays: answers[index] ?? [] }));
}, 300_000);

afterAll(() => {
  if (work !== '') rmSync(work, { recursive: true });
});

describe.runIf(isAsked)('Ansible lists', () => {
  it('the hosts of every step, and for every tag a task that is not "always"', () => {
    const departures = listed.flatMap(({ name, step, plays }) =>
      findDepartures(step, plays).map((departure) => `${name} ${step.id}: ${departure}`),
    );
    expect(departures).toEqual([]);
    expect(listed.length).toBeGreaterThan(120);
  });

  it('no task for a tag that is in no playbook, and other hosts for another limit', () => {
    const one = listed.find(({ step }) => step.tags.length > 0 && step.limit === 'pg-test');
    if (one === undefined) throw new Error('no case limits a step to pg-test');
    const inventory = join(work, one.name, one.step.inventory, 'hosts');
    const playbook = join(root, 'playbooks', one.step.playbook);
    const [misspelt = [], wider = []] = ask([
      { inventory, playbook, limit: 'pg-test', tags: ['pg_hbaa'] },
      { inventory, playbook, limit: 'all', tags: one.step.tags },
    ]);
    expect(findDepartures({ ...one.step, tags: ['pg_hbaa'] }, misspelt)).toContain(
      `${one.step.playbook} has no task with the tag "pg_hbaa"`,
    );
    expect(findDepartures(one.step, wider)).toContain(
      `${one.step.playbook} would run on 10.10.10.10, which is not planned`,
    );
  });
});
