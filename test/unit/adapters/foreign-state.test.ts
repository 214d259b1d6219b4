/**
 * Somebody else has moved the reference that the node publishes, and git refuses its push. What the node must not put its
 * own state over: whatever the state key has signed, however little this checkout knows of it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import { signState, stateKey } from '../../../actions/adapters/publication.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { makeSshKey } from '../../lib/ssh-key.ts';

const ENVIRONMENT = 'prod';
const REF = `refs/ops/${ENVIRONMENT}/applied`;
const DAY_MS = 86_400_000;
const TIMEOUT_MS = 60_000;

let root: string;
let place: string;
let origin: string;
let keys: readonly [string, string];
let worlds = 0;

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', where, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A node's checkout and state folder. */
interface Node {
  readonly checkout: string;
  readonly folder: string;
}

function openNode(name: string): Node {
  const node = { checkout: join(place, `checkout-${name}`), folder: join(place, `state-${name}`) };
  mkdirSync(join(node.folder, 'keys'), { recursive: true });
  git(root, 'clone', '-q', origin, node.checkout);
  cpSync(join(root, 'key'), stateKey(node.folder));
  return node;
}

/** A merge that has main ask for these keys. */
function merge({ checkout }: Node, asked: readonly string[]): void {
  const folder = join(checkout, 'inventory', ENVIRONMENT);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'environment.yml'),
    `fingerprint_key: ${'ab'.repeat(16)}\nstate_key:\n${asked.map((key) => `  - ${key}\n`).join('')}`,
  );
  git(checkout, 'add', '-A');
  git(checkout, 'commit', '-q', '--allow-empty', '-m', 'merge');
  git(checkout, 'push', '-q', 'origin', 'HEAD:main');
  git(checkout, 'fetch', '-q', 'origin');
}

/** Of a node's checkout, brought into force; not published yet. */
function apply({ checkout, folder }: Node) {
  const head = git(checkout, 'rev-parse', 'HEAD');
  const ledger = openLedger({ environment: ENVIRONMENT, folder, checkout });
  ledger.take(head);
  const host = folder === own.folder ? '10.10.10.10' : '10.10.10.20';
  const change = (state: ReturnType<typeof emptyLedger>) => ({ ...state, head, hosts: { [host]: [head] } });
  ledger.update({ message: 'apply', initial: emptyLedger(ENVIRONMENT, head), change, always: true });
  return ledger;
}

/** What the other node has signed then is at origin. */
function publishElsewhere({ folder }: Node, time = new Date()): string {
  const repository = ledgerRepository(folder);
  const signed = signState({ environment: ENVIRONMENT, repository, folder, origin, ref: REF }, time);
  git(repository, 'push', '-q', origin, `${signed}:${REF}`);
  return git(origin, 'rev-parse', REF);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-foreign-'));
  keys = [makeSshKey(root, 'key'), makeSshKey(root, 'next')];
});

afterAll(() => {
  rmSync(root, { recursive: true });
}, TIMEOUT_MS);

let own: Node;
let other: Node;

beforeEach(() => {
  worlds += 1;
  place = join(root, String(worlds));
  mkdirSync(place);
  origin = join(place, 'origin.git');
  git(root, 'init', '-q', '-b', 'main', '--bare', origin);
  other = openNode('other');
  merge(other, [keys[0]]);
  own = openNode('own');
}, TIMEOUT_MS);

it.each([
  ['that nobody has signed', 'state.json', 'is not signed'],
  ['whose files are copied from a signed one', '', 'is a copy of what the meta node signed at'],
])(
  'a state is put back over one %s',
  async (_, only, reason) => {
    expect(await apply(own).publish()).toEqual([]);
    const ours = git(origin, 'rev-parse', REF);
    const entries = git(origin, 'ls-tree', ours)
      .split('\n')
      .filter((entry) => entry.endsWith(only));
    const tree = execFileSync('git', ['-C', origin, 'mktree'], { input: `${entries.join('\n')}\n`, encoding: 'utf8' });
    git(origin, 'update-ref', REF, git(origin, 'commit-tree', tree.trim(), '-m', 'mine'));
    expect(await apply(own).publish()).toEqual([
      expect.stringMatching(new RegExp(`the state that the meta node has signed is put back\\. .*${reason}`)),
    ]);
    expect(git(origin, 'rev-parse', `${REF}^1`)).toBe(ours);
  },
  TIMEOUT_MS,
);

it.each([
  ['is of this minute', 0],
  ['is too old to plan from', -30 * DAY_MS],
  ['is of a clock that is ahead', DAY_MS],
])(
  'a state stays that another node has signed and that %s',
  async (_, shift) => {
    apply(other);
    const theirs = publishElsewhere(other, new Date(Date.now() + shift));
    expect(await apply(own).publish()).toEqual([expect.stringContaining('could not be published to origin')]);
    expect(git(origin, 'rev-parse', REF)).toBe(theirs);
  },
  TIMEOUT_MS,
);

it(
  'a state stays that stands on a merge of which this checkout knows nothing',
  async () => {
    merge(other, [keys[0]]);
    apply(other);
    const theirs = publishElsewhere(other);
    expect(await apply(own).publish()).toEqual([expect.stringContaining('could not be published to origin')]);
    expect(git(origin, 'rev-parse', REF)).toBe(theirs);
  },
  TIMEOUT_MS,
);

it(
  'a state stays that is signed by a key which main has since this checkout was made',
  async () => {
    apply(other);
    merge(other, [keys[1]]);
    cpSync(join(root, 'next'), stateKey(other.folder));
    const theirs = publishElsewhere(other);
    expect(await apply(own).publish()).toEqual([expect.stringContaining('could not be published to origin')]);
    expect(git(origin, 'rev-parse', REF)).toBe(theirs);
  },
  TIMEOUT_MS,
);
