/** A real key and real references: what a node says of its apply goes by way of the job to origin, and is verified there. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openApplyingNotes } from '../../../actions/adapters/applying.ts';
import { stateKey } from '../../../actions/adapters/publication.ts';
import { isSigned } from '../../../actions/adapters/ssh-signature.ts';
import { pushState } from '../../../actions/adapters/state-push.ts';
import { APPLYING_NAMESPACE, parseApplying } from '../../../actions/core/publication/applying.ts';
import { PUBLICATION_NAMESPACE } from '../../../actions/core/publication/publication.ts';
import { makeSshKey } from '../../lib/ssh-key.ts';

const REF = 'refs/ops/sandbox/applying';
const COURSE = { commit: 'c'.repeat(40), steps: ['s03'], done: 2, of: 7 };

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let root: string;
let key: string;
let said: string[];
const place = (name: string) => join(root, name);

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t'];
  return execFileSync('git', ['-C', place(where), ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-applying-'));
  said = [];
  key = makeSshKey(root, 'key');
  mkdirSync(place('state/keys'), { recursive: true });
  execFileSync('git', ['init', '-q', '-b', 'main', '--bare', place('origin.git')]);
  for (const clone of ['node', 'job'])
    execFileSync('git', ['clone', '-q', place('origin.git'), place(clone)], { stdio: 'ignore' });
  git('node', 'commit', '-q', '--allow-empty', '-m', 'main');
  git('node', 'push', '-q', 'origin', 'HEAD:main');
  git('node', 'update-ref', 'refs/ops/sandbox/applied', git('node', 'commit-tree', 'HEAD^{tree}', '-m', 'state'));
  cpSync(place('key'), stateKey(place('state')));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function openNotes() {
  const report = (line: string) => void said.push(line);
  return openApplyingNotes({ environment: 'sandbox', root: place('node'), folder: place('state'), report });
}

const list = (where: string) => git(where, 'for-each-ref', '--format=%(refname)', 'refs/ops').split('\n');

/** What actions/apply does each minute, with what scripts/meta.d/ops-request gives it. */
function push(): Promise<string | undefined> {
  const refs = list('node');
  const args = ['bundle', 'create', '--quiet', '-', ...refs, '--not', 'refs/remotes/origin/main'];
  const bundle = execFileSync('git', ['-C', place('node'), ...args]);
  return pushState({ environment: 'sandbox', checkout: place('job'), bundle, say: (line) => void said.push(line) });
}

it('is signed by the node, and pushed by the job beside the state', async () => {
  openNotes()(COURSE);
  expect(await push()).toBeUndefined();
  const read = (file: string) => execFileSync('git', ['-C', place('origin.git'), 'cat-file', 'blob', `${REF}:${file}`]);
  const [text, signature] = [String(read('applying.json')), String(read('applying.json.sig'))];
  expect(parseApplying(text)).toMatchObject({ ...COURSE, environment: 'sandbox' });
  expect(isSigned({ message: text, namespace: APPLYING_NAMESPACE }, signature, [key])).toBe(true);
  expect(isSigned({ message: text, namespace: PUBLICATION_NAMESPACE }, signature, [key])).toBe(false);
  expect(isSigned({ message: text, namespace: APPLYING_NAMESPACE }, signature, [makeSshKey(root, 'other')])).toBe(
    false,
  );
});

it('replaces what was said before, also by who moved the reference, and is not said twice', async () => {
  const tell = openNotes();
  tell(COURSE);
  await push();
  const first = git('node', 'rev-parse', REF);
  tell(COURSE);
  expect(git('node', 'rev-parse', REF)).toBe(first);
  git('node', 'push', '-q', '--force', 'origin', `HEAD:${REF}`);
  openNotes()({ ...COURSE, steps: ['s04'], done: 3 });
  expect(await push()).toBeUndefined();
  expect(git('origin.git', 'rev-parse', REF)).toBe(git('node', 'rev-parse', REF));
  expect(git('origin.git', 'rev-parse', REF)).not.toBe(first);
});

it('is nothing on a node without a key, whose state is pushed all the same', async () => {
  rmSync(stateKey(place('state')));
  openNotes()(COURSE);
  expect(await push()).toBeUndefined();
  expect(list('origin.git')).toEqual(['refs/ops/sandbox/applied']);
  expect(said).toEqual([]);
});

it('is told once where it cannot be signed, and stands in no way', () => {
  rmSync(place('node/.git'), { recursive: true });
  const tell = openNotes();
  tell(COURSE);
  tell({ ...COURSE, done: 3 });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('warning: how far the apply is cannot be published: ');
});

it.each([
  ['{', 'it is no object of JSON'],
  ['{"version": 2}', 'its version is not known'],
  ['{"version": 1, "steps": "s01"}', 'steps is not a list'],
  ['{"version": 1, "steps": [], "time": "10:05"}', 'time is no time'],
])('is refused where it is damaged: %s', (text, reason) => {
  expect(() => parseApplying(text)).toThrow(`applying.json cannot be read: ${reason}`);
});
