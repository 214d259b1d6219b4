/**
 * Golden plans. A case is a folder: what `existing/` and `desired/` hold replaces the files of `base/`. Below
 * `playbooks/` they hold edits of this checkout's playbooks: a file `X.edit` has a line that is replaced, `---`, and
 * what it is replaced by; any other file stands in the place of the one there, an empty one for none.
 *
 * A plan is expected once: plan.txt is its text, and data.yml what the plan holds beside that. A few cases, which have
 * every field that a plan can have, keep the bytes of `--format json` in the place of data.yml. That text and data.yml
 * hold all of a plan is tested as well: no value in one may change without a change of either. `vitest -u` rewrites them.
 *
 * The catalogue is the one in force, and no copy of it is kept for the cases: a plan made with another is a plan that
 * nobody gets, and a change of effects.json is to show here what becomes of plans.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPlanJson } from '../../../actions/core/render/json.ts';
import { renderPage } from '../../../actions/core/render/page/page.ts';
import { renderPlanText } from '../../../actions/core/render/text.ts';
import type { Plan } from '../../../actions/core/types.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { changeEach } from '../../lib/changed-values.ts';
import { cases, folder, openCase, SIDES } from '../../lib/plan-cases.ts';
import { renderUnsaid } from '../../lib/plan-data.ts';

/** Together they have every field that any case has. */
const AS_JSON = new Set([
  ...['everything-at-once', 'instance-made-again-in-place', 'library-and-extension', 'limits-raised'],
  ...['access-lost', 'removal-without-consent', 'unknown-parameter'],
]);
const AS_PAGE = new Set(['hostile-values', 'removal-without-consent']);

const plans = new Map<string, Plan>();

/** Each is made once. */
function planCase(name: string): Plan {
  const plan = plans.get(name) ?? runPlan({ environment: SIDES.environment }, openCase(name));
  plans.set(name, plan);
  return plan;
}

/** Paths of values that another value could stand in the place of without a change of the text or of data.yml. */
function listUnseen(plan: Plan): readonly string[] {
  const [text, unsaid] = [renderPlanText(plan), renderUnsaid(plan)];
  return (
    [...changeEach(plan)]
      .filter(({ shape }) => !Object.keys(SIDES).some((side) => shape.startsWith(side)))
      // The data first: the text has no words for a change of another kind.
      .filter(({ value }) => renderUnsaid(value as Plan) === unsaid && renderPlanText(value as Plan) === text)
      .map(({ path }) => path)
  );
}

const listFields = (name: string): readonly string[] => [...changeEach(planCase(name))].map(({ shape }) => shape);

describe('golden plans', () => {
  it.each(cases)('%s', async (name) => {
    const plan = planCase(name);
    expect(plan).toMatchObject(SIDES);
    await expect(renderPlanText(plan)).toMatchFileSnapshot(join(folder, name, 'plan.txt'));
    if (AS_JSON.has(name)) await expect(renderPlanJson(plan)).toMatchFileSnapshot(join(folder, name, 'plan.json'));
    else await expect(renderUnsaid(plan)).toMatchFileSnapshot(join(folder, name, 'data.yml'));
    if (AS_PAGE.has(name)) {
      const page = renderPage({ environments: [{ environment: 'sandbox', plan, stage: { kind: 'planned' } }] });
      await expect(page).toMatchFileSnapshot(join(folder, name, 'plan.md'));
    }
    expect(listUnseen(plan)).toEqual([]);
  });

  it('of which those kept as JSON have every field that a plan has', () => {
    const held = new Set([...AS_JSON].flatMap(listFields));
    expect(cases.flatMap(listFields).filter((field) => !held.has(field))).toEqual([]);
  });
});
