/**
 * Random edits with what Ansible would lay down: both sides by the full playbooks, and each step of the plan between them.
 * Edits follow one another, so that each side is rendered once.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { readInventoryPath } from '../../../../actions/adapters/files.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';
import type { Side } from '../../../../actions/core/side/open-side.ts';
import type { Plan, Step } from '../../../../actions/core/types.ts';
import { runPlan } from '../../../../actions/plan/run.ts';
import { findAnsiblePython } from '../../../lib/ansible.ts';
import { changeTexts, makeEditable } from '../../../lib/edits.ts';
import type { Texts } from '../../../lib/edits.ts';
import { makeRandom } from '../../../lib/random.ts';
import { listFailures, readRendered, startRenderer } from '../../../lib/render/render.ts';
import type { Renderer, Run } from '../../../lib/render/render.ts';
import { listChanged, readPairs } from './pairs.ts';
import type { Pairs } from './pairs.ts';

interface Rendered {
  readonly pairs: Pairs;
  /** Text of each file, by `<host>/<path>`. */
  readonly files: ReadonlyMap<string, string>;
  /** Times hosts, without those of tag always. */
  readonly tasks: number;
}

export interface RenderedSide extends Rendered {
  /** The same inventory as our code reads it. */
  readonly side: Side;
}

export interface Edited {
  /** The seed, the place in its chain, and what was changed. */
  readonly name: string;
  readonly plan: Plan;
  readonly existing: RenderedSide;
  readonly desired: RenderedSide;
  readonly steps: readonly { readonly step: Step; readonly rendered: Rendered }[];
  /**
   * Pairs that differ under another leader. Who leads when a plan is applied is not known when it is made, so that one
   * which leaves them out would be wrong after a failover. Looked for where a step writes what does not differ.
   */
  readonly elsewhere: ReadonlySet<string>;
}

/** Instances by cluster. */
type Leaders = Readonly<Record<string, string>>;

const FULL: readonly Run[] = ['infra.yml', 'nodes.yml', 'pgsql.yml'].map((playbook) => ({ playbook }));
const CHAIN = 10;
/** What reads the live role. */
const LIVE: readonly Run[] = [{ playbook: 'pgsql.yml' }];
const ENVIRONMENT = readFileSync('inventory/sandbox/environment.yml', 'utf8').replace('restarts: 4', 'restarts: 99');

/** Ansible cannot render what the plan takes. */
class RenderFailure extends Error {}

/**
 * Arguments: how many edits, and the first seed. Only edits that plan without refusal count. Answers whether all of them
 * could be rendered.
 */
export async function walkEdits(
  [count = '500', first = '1']: readonly string[],
  judges: readonly ((edited: Edited) => void)[],
): Promise<boolean> {
  const python = findAnsiblePython();
  if (python === undefined) throw new Error('no Ansible; scripts/test installs it');
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const started = Date.now();
  const counts = { edits: 0, refused: 0, failed: 0 };
  // Of a run that is cut off, too.
  process.once('exit', () => {
    const each = (Date.now() - started) / 1000 / counts.edits;
    process.stdout.write(
      `${counts.edits} edits, ${counts.refused} more refused, ${counts.failed} not rendered; ${each.toFixed(1)} s each\n`,
    );
  });
  const walk = new Walk(python);
  try {
    for (let seed = Number(first); counts.edits < Number(count); seed++) {
      await followChain(walk.followChain(seed), { counts, count: Number(count), judges });
      process.stderr.write(`seed ${seed}: ${counts.edits} of ${count} edits\n`);
    }
  } finally {
    walk.close();
  }
  return counts.failed === 0;
}

interface Wanted {
  readonly counts: { edits: number; refused: number; failed: number };
  readonly count: number;
  readonly judges: readonly ((edited: Edited) => void)[];
}

async function followChain(
  chain: AsyncGenerator<Edited | 'refused'>,
  { counts, count, judges }: Wanted,
): Promise<void> {
  try {
    for await (const edited of chain) {
      if (edited === 'refused') {
        if (++counts.refused > 99 * (counts.edits + 1)) throw new Error('hardly an edit has a plan');
        continue;
      }
      counts.edits++;
      for (const judge of judges) judge(edited);
      if (counts.edits >= count) return;
    }
  } catch (error) {
    if (!(error instanceof RenderFailure)) throw error;
    counts.failed++;
    process.stdout.write(`${error.message}\n`);
  }
}

class Walk {
  private readonly work = mkdtempSync(join(tmpdir(), 'oracle-'));
  private readonly renderer: Renderer;

  constructor(python: string) {
    const renderer = startRenderer(python, this.work);
    this.renderer = renderer;
    // After a signal, too: secrets lie there.
    process.once('exit', () => {
      renderer.kill();
      rmSync(this.work, { recursive: true, force: true });
    });
  }

  close(): void {
    this.renderer.close();
  }

  async *followChain(seed: number): AsyncGenerator<Edited | 'refused'> {
    const random = makeRandom(seed);
    let texts = makeEditable(random);
    const leaders = chooseLeaders(texts, seed);
    let from = this.save(texts);
    let existing: RenderedSide | undefined;
    for (let link = 0; link < CHAIN; link++) {
      const changed = changeTexts(texts, random);
      const to = this.save(changed.texts);
      const plan = planEdit(from, to);
      // Whoever leads is not taken away: applying would refuse it.
      if (plan.refusals.length > 0 || !isLed(changed.texts, leaders)) {
        yield 'refused';
        continue;
      }
      existing ??= await this.renderSide(from, leaders, `seed ${seed}`);
      const name = `seed ${seed}.${link}: ${changed.name}`;
      const desired = await this.renderSide(to, leaders, name);
      const steps = [];
      for (const step of plan.steps)
        steps.push({
          step,
          rendered: await this.render(step.inventory === 'existing' ? from : to, [toRun(step)], leaders, name),
        });
      const written = steps.flatMap(({ rendered }) => [...rendered.pairs].filter(([, { kind }]) => kind === 'file'));
      const same = written.filter(([key, { content }]) => existing?.pairs.get(key)?.content === content);
      const others = listInstances(texts)
        .filter((instance) => instance !== leaders['pg-test'])
        .map(leadBy);
      const left = others.filter((other) => isLed(changed.texts, other));
      const elsewhere = same.length === 0 ? new Set<string>() : await this.findElsewhere([from, to], left, name);
      yield { name, plan, existing, desired, steps, elsewhere };
      [texts, from, existing] = [changed.texts, to, desired];
    }
  }

  private async findElsewhere(
    sides: readonly [from: string, to: string],
    others: readonly Leaders[],
    name: string,
  ): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const leaders of others) {
      const existing = await this.render(sides[0], LIVE, leaders, name);
      const desired = await this.render(sides[1], LIVE, leaders, name);
      for (const key of listChanged(existing.pairs, desired.pairs)) found.add(key);
    }
    return found;
  }

  private async renderSide(inventory: string, leaders: Leaders, name: string): Promise<RenderedSide> {
    const rendered = await this.render(inventory, FULL, leaders, name);
    return { ...rendered, side: openSide(readInventoryPath(inventory)) };
  }

  private async render(inventory: string, runs: readonly Run[], leaders: Leaders, name: string): Promise<Rendered> {
    const out = mkdtempSync(join(this.work, 'out-'));
    const answer = await this.renderer.render({ inventory, out, runs, leaders });
    const failures = listFailures(answer);
    if (failures.length > 0) throw new RenderFailure(`${name}: ${failures.slice(0, 3).join('; ')}`);
    const files = readRendered(out);
    const pairs = readPairs(files);
    rmSync(out, { recursive: true });
    return { pairs, files, tasks: (answer.runs ?? []).reduce((sum, { tasks }) => sum + tasks, 0) };
  }

  /** As an environment, whose limits are out of the way. */
  private save(texts: Texts): string {
    const folder = mkdtempSync(join(this.work, 'side-'));
    mkdirSync(join(folder, 'hosts'));
    for (const [file, text] of texts) writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, 'environment.yml'), ENVIRONMENT);
    return join(folder, 'hosts');
  }
}

/** From the first edit to the last, whatever one says of pg_role: of each seed another member. */
function chooseLeaders(texts: Texts, seed: number): Leaders {
  const names = listInstances(texts);
  return leadBy(names[seed % names.length] ?? 'pg-test-1');
}

function leadBy(instance: string): Leaders {
  return { 'pg-meta': 'pg-meta-1', 'pg-test': instance };
}

function isLed(texts: Texts, leaders: Leaders): boolean {
  return listInstances(texts).includes(leaders['pg-test'] ?? '');
}

function listInstances(texts: Texts): readonly string[] {
  const inventory = parseDocument(texts.get('hosts/pg-test.yml') ?? '').toJS() as Record<string, Group>;
  return Object.values(inventory['pg-test']?.hosts ?? {}).map(({ pg_seq: number }) => `pg-test-${number}`);
}

interface Group {
  readonly hosts: Readonly<Record<string, { readonly pg_seq: number }>>;
}

function toRun({ playbook, tags, limit, vars }: Step): Run {
  return { playbook, tags, limit, vars };
}

function planEdit(existing: string, desired: string): Plan {
  const unused = (): never => {
    throw new Error('both sides are paths');
  };
  const repository = { findCommit: () => undefined, findMergeBase: unused, readFolder: unused, findFile: unused };
  return runPlan(
    { environment: 'oracle', existing, desired },
    {
      readToday: () => '2030-01-01',
      catalogue: readBundledCatalogue(),
      repository,
      readEnvironment: unused,
      readRevision: unused,
      readPlaybooks: unused,
      hasPath: () => true,
      readInventory: readInventoryPath,
    },
  );
}
