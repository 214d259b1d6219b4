/**
 * What the engine says of many inputs, by the name of each: the golden cases, the situations from reports, random edits of
 * the sandbox's inventory, and random inventories. Two records of equal inputs are equal to the byte where nothing changed
 * that a user sees; `scripts/compare-plans` makes one with the engine of each of two commits.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderPlanJson } from '../../actions/core/render/json.ts';
import { renderPage } from '../../actions/core/render/page/page.ts';
import { renderPlanText } from '../../actions/core/render/text.ts';
import type { Plan } from '../../actions/core/types.ts';
import { runHostvars } from '../../actions/hostvars/run.ts';
import { runPlan } from '../../actions/plan/run.ts';
import { renderValidation, runValidate } from '../../actions/validate/run.ts';
import { cases, openCase } from './plan-cases.ts';
import { pathAdapters } from './path-adapters.ts';
import { changeTexts, makeEditable } from './edits.ts';
import type { Texts } from './edits.ts';
import { makeInventory } from './random-inventory.ts';
import { makeRandom } from './random.ts';

const REPORTS = 'test/cases/reports';
/** Edits that follow one another, each planned from the inventory before it. */
const CHAIN = 10;
const ENVIRONMENT = readFileSync('inventory/sandbox/environment.yml', 'utf8').replace('restarts: 4', 'restarts: 99');

/** `count` random edits and as many random inventories. */
export function* recordPlans(count: number): Generator<readonly [name: string, text: string]> {
  for (const name of cases) yield [`case ${name}`, print(runPlan({ environment: 'sandbox' }, openCase(name)))];
  for (const name of readdirSync(REPORTS)) {
    const side = (folder: string) => join(REPORTS, name, folder);
    yield [`report ${name}`, validate(side('desired')) + planPaths(side('existing'), side('desired'))];
  }
  const work = mkdtempSync(join(tmpdir(), 'plan-record-'));
  try {
    for (let seed = 1; (seed - 1) * CHAIN < count; seed++) yield* recordChain(seed, work);
    for (let seed = 1; seed <= count; seed++) yield [`inventory ${seed}`, describeInventory(seed, work)];
  } finally {
    rmSync(work, { recursive: true });
  }
}

function* recordChain(seed: number, work: string): Generator<readonly [name: string, text: string]> {
  const random = makeRandom(seed);
  let texts = makeEditable(random);
  save(join(work, 'existing'), texts, { 'environment.yml': ENVIRONMENT });
  for (let link = 0; link < CHAIN; link++) {
    const changed = changeTexts(texts, random);
    save(join(work, 'desired'), changed.texts, { 'environment.yml': ENVIRONMENT });
    const [existing, desired] = [join(work, 'existing/hosts'), join(work, 'desired/hosts')];
    const text = validate(desired) + planPaths(existing, desired);
    yield [`edit ${seed}.${link}: ${changed.name}`, text.replaceAll(work, '')];
    // What is refused is never in force.
    if (!text.includes('"refusals": []')) continue;
    texts = changed.texts;
    save(join(work, 'existing'), texts, { 'environment.yml': ENVIRONMENT });
  }
}

function describeInventory(seed: number, work: string): string {
  const root = join(work, 'random');
  const files = makeInventory(seed);
  save(root, files, {});
  const path = files.has('hosts.yml') ? join(root, 'hosts.yml') : join(root, 'hosts');
  const { problems, output } = runHostvars({ inventory: path }, pathAdapters);
  return [JSON.stringify(problems), ...output, validate(path)].join('').replaceAll(work, '');
}

function save(folder: string, texts: Texts, more: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of [...texts, ...Object.entries(more)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function validate(path: string): string {
  return renderValidation(runValidate({ environments: [], inventory: path }, pathAdapters));
}

function planPaths(existing: string, desired: string): string {
  return print(runPlan({ environment: 'record', existing, desired }, pathAdapters));
}

/** In each form in which a plan is read. */
function print(plan: Plan): string {
  const page = renderPage({ environments: [{ environment: plan.environment, plan, stage: { kind: 'planned' } }] });
  return [renderPlanText(plan), renderPlanJson(plan), page].join('\n');
}
