/**
 * After a plan is applied, the live system is as the full playbooks make it from the same inventory. A full run that
 * finds nothing to change, and leaves every probe as it was, shows that the plan had every run it needed.
 *
 * A sample of kinds of change; SOUNDNESS=all takes all of them and as many random pairs, SOUNDNESS_SEED fixes the draw.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeRandom } from '../lib/random.ts';
import { inMeta, MetaCheckout } from './meta-checkout.ts';
import { applyEdits, areApart, CHANGES } from './soundness/changes.ts';
import type { Change, Made } from './soundness/changes.ts';
import { findDifferences, HOSTS, takeSettledSnapshot } from './soundness/snapshot.ts';

const SAMPLE = 6;
const PAIRS = 60;
const isWhole = process.env['SOUNDNESS'] === 'all';
const seed = Number(process.env['SOUNDNESS_SEED'] ?? Date.now() % 1_000_000);
const random = makeRandom(seed);
const checkout = new MetaCheckout('e2e-soundness');
let base: string;
/** What the changes since the base made, for the consent to its removal. */
const made: Made[] = [];

/** What a full run of every playbook would change or changes, by its recaps and its output. */
async function runEverything(flags = ''): Promise<readonly string[]> {
  const playbooks = ['infra.yml', 'nodes.yml', 'pgsql.yml'].map((name) => `playbooks/${name}`).join(' ');
  const { code, stdout } = await inMeta(
    `cd ${checkout.folder} && ansible-playbook -i inventory/sandbox/hosts ${playbooks} ${flags}`,
  );
  const lines = stdout.split('\n');
  const recap = lines.filter((line) => /^\S+ +: ok=\d/.test(line));
  expect({ code, hosts: recap.length }).toEqual({ code: 0, hosts: 1 + HOSTS.length + HOSTS.length });
  const changed = recap.filter((line) => !line.includes('changed=0'));
  const tasks = lines.filter((line, index) => line.startsWith('TASK') && /^changed:/.test(lines[index + 1] ?? ''));
  return [...changed, ...tasks];
}

async function make({ name, edits }: Change): Promise<void> {
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const own = edits.filter((edit) => edit.file === file);
    await checkout.edit(file, (text) => applyEdits(text, own));
  }
  await checkout.merge(`sandbox: ${name}`);
}

async function prove(change: Change): Promise<void> {
  await make(change);
  const report = await checkout.applyAll();
  made.push(...(change.made ?? []));
  if (change.stays === true) base = await checkout.git('rev-parse HEAD');
  expect(report.steps.length > 0).toBe(change.isEmpty !== true);
  const applied = await takeSettledSnapshot();
  if (isWhole) expect(await runEverything('--check')).toEqual([]);
  expect(await runEverything()).toEqual([]);
  expect(await findDifferences(applied)).toEqual([]);
}

/** So many changes none of which edits what another does. */
function drawApart(count: number, isWanted: (change: Change) => boolean = () => true): readonly Change[] {
  const drawn: Change[] = [];
  for (const change of random.draw(CHANGES.filter(isWanted), CHANGES.length)) {
    if (drawn.length < count && drawn.every((other) => areApart(change, other))) drawn.push(change);
  }
  return drawn;
}

/** Two changes as one. */
function drawPair(): Change {
  const pair = drawApart(2);
  return {
    name: pair.map(({ name }) => name).join(', '),
    edits: pair.flatMap(({ edits }) => edits),
    isEmpty: pair.every(({ isEmpty }) => isEmpty === true),
    stays: pair.some(({ stays }) => stays === true),
    made: pair.flatMap((change) => change.made ?? []),
  };
}

function chooseChanges(): readonly Change[] {
  if (!isWhole) return drawApart(SAMPLE, ({ stays }) => stays !== true);
  return [...CHANGES, ...Array.from({ length: PAIRS }, drawPair)];
}

/** The base's inventory, and consent to what goes with it. An entry is used once, so its reason names the commit. */
async function restore(): Promise<void> {
  const reason = `the test of ${(await checkout.git('rev-parse HEAD')).slice(0, 10)} is over`;
  await checkout.git(`checkout -q ${base} -- inventory`);
  const entries = made
    .splice(0)
    .map((item) => `- ${JSON.stringify({ ...item, cluster: 'pg-test', action: 'destroy', reason })}\n`);
  if (entries.length > 0)
    await checkout.edit('removals.yml', (text) => `${text.replace(/^\[\]\n/m, '')}${entries.join('')}`);
  const { code } = await inMeta(`git -C ${checkout.folder} diff --quiet HEAD`);
  if (code !== 0) await checkout.merge('sandbox: as it was');
  await checkout.applyAll();
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  base = await checkout.git('rev-parse HEAD');
});

// The sample is made one change upon the other, for time, without what stays.
if (isWhole) afterEach(restore);
else afterAll(restore);

describe(`soundness with seed ${String(seed)}`, () => {
  it.each(chooseChanges().map((change) => [change.name, change] as const))('%s', (_, change) => prove(change));
});
