/** Nothing is published, and a real repository asks for a signed state: as after somebody has deleted the reference. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import { fetchPublishedStates } from '../../../actions/adapters/published-states.ts';
import { runPlan } from '../../../actions/plan/run.ts';

const REF = 'refs/ops/sandbox/applied';
const FILE = 'inventory/sandbox/environment.yml';
const KEY = `ssh-ed25519 ${'A'.repeat(68)}`;

let root: string;
let origin: string;
let checkout: string;

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', where, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

const withoutKey = (text: string) => text.replace(/^state_key:\n.*$/m, '');

function pushMain(): void {
  git(checkout, 'add', '-A');
  git(checkout, 'commit', '-qm', 'main');
  git(checkout, 'push', '-q', 'origin', 'HEAD:main');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-unpublished-'));
  [origin, checkout] = [join(root, 'origin.git'), join(root, 'checkout')];
  git(root, 'init', '-q', '-b', 'main', '--bare', origin);
  git(root, 'clone', '-q', origin, checkout);
  cpSync(join(import.meta.dirname, '../../cases/plan/base'), join(checkout, 'inventory/sandbox'), { recursive: true });
  const text = readFileSync(join(checkout, FILE), 'utf8').trimEnd();
  writeFileSync(join(checkout, FILE), `${text}\nstate_key:\n  - ${KEY}\n`);
  pushMain();
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function cloneOrigin(): string {
  const clone = mkdtempSync(join(root, 'clone-'));
  git(root, 'clone', '-q', origin, clone);
  return clone;
}

/** As a pull request's job: a clone, with what origin has published. */
function planElsewhere() {
  const clone = cloneOrigin();
  fetchPublishedStates(clone);
  return runPlan({ environment: 'sandbox', desired: 'HEAD' }, openPlan(clone));
}

const refusals = () => planElsewhere().refusals.map(({ message }) => message);

describe('a state that is not published', () => {
  it('is refused where main asks for a signed one: whoever may write the repository can delete the reference', () => {
    const { steps, refusals: found, existing, notes } = planElsewhere();
    expect({ steps, existing }).toEqual({ steps: [], existing: [] });
    expect(found).toMatchObject([
      {
        ...{ rule: 'published-state', severity: 'error', file: 'inventory/sandbox/environment.yml' },
        message: expect.stringMatching(
          /^refs\/ops\/sandbox\/applied is not published, .* Run the workflow Apply, /,
        ) as string,
      },
    ]);
    expect(notes[0]?.message).toBe('refs/ops/sandbox/applied is not here');
  });

  it('is refused where something else than a commit stands in its place', () => {
    git(origin, 'update-ref', REF, git(origin, 'rev-parse', 'main:inventory'));
    expect(refusals).toThrow('expected commit type');
  });

  it('is refused by main, whatever the branch says of keys', () => {
    const clone = cloneOrigin();
    git(clone, 'switch', '-q', '-c', 'topic');
    const file = join(clone, FILE);
    writeFileSync(file, withoutKey(readFileSync(file, 'utf8')));
    git(clone, 'commit', '-qam', 'ask for no key');
    const { refusals: found } = runPlan({ environment: 'sandbox', desired: 'HEAD' }, openPlan(clone));
    expect(found).toMatchObject([{ rule: 'published-state' }]);
  });

  it('is refused where nobody can read whether main asks for one', () => {
    writeFileSync(join(checkout, FILE), 'state_key: [');
    pushMain();
    const { steps, refusals: found } = planElsewhere();
    expect(steps).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  it('is the merge base where main asks for none, and for a new environment that brings its key', () => {
    const clone = cloneOrigin();
    cpSync(join(clone, 'inventory/sandbox'), join(clone, 'inventory/next'), { recursive: true });
    const file = join(clone, 'inventory/next/environment.yml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^fingerprint_key: .*$/m, `fingerprint_key: ${'ab'.repeat(32)}`),
    );
    git(clone, 'add', '-A');
    git(clone, 'commit', '-qm', 'a new environment, with a key');
    const { refusals: found, notes } = runPlan({ environment: 'next', desired: 'HEAD' }, openPlan(clone));
    expect(found).toEqual([]);
    expect(notes[0]?.message).toContain('merge base of HEAD and origin/main; refs/ops/next/applied is not here');
    writeFileSync(join(checkout, FILE), withoutKey(readFileSync(join(checkout, FILE), 'utf8')));
    pushMain();
    expect(refusals()).toEqual([]);
  });

  it('is a note for a person, with the command that fetches it', () => {
    const clone = cloneOrigin();
    const { refusals: found, notes } = runPlan({ environment: 'sandbox', allowUnpublished: true }, openPlan(clone));
    expect(found).toEqual([]);
    expect(notes[0]?.message).toBe(
      'existing is the merge base of HEAD and origin/main; refs/ops/sandbox/applied is not here: git fetch origin ' +
        "'+refs/ops/*:refs/ops/*' brings it, and a pull request is planned from it alone, as main has a state_key",
    );
  });

  it('is not what a fetch that fails leaves', () => {
    const clone = cloneOrigin();
    fetchPublishedStates(clone);
    git(clone, 'remote', 'set-url', 'origin', join(root, 'gone.git'));
    expect(() => {
      fetchPublishedStates(clone);
    }).toThrow(/^what is in force could not be fetched; run the job again: .*gone\.git/);
  });
});
