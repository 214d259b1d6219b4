/**
 * Situations that operators reported in public, of this kind of tool and its neighbours, written anew. A case is a folder with two
 * environments, `existing/` and `desired/`: what validate says of the second, and the plan from one to the other.
 * `scripts/bless` writes what is expected.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPlanText } from '../../../actions/core/render/text.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { renderValidation, runValidate } from '../../../actions/validate/run.ts';
import { pathAdapters } from '../../lib/path-adapters.ts';

const root = join(import.meta.dirname, '../../cases/reports');
/** As typed from the folder in which the tests run: no path of a machine may stand in what is expected. */
const typed = relative(process.cwd(), root);

describe('situations from reports', () => {
  it.each(readdirSync(root))('%s', async (name) => {
    const [existing, desired] = [join(typed, name, 'existing'), join(typed, name, 'desired')];
    const shorten = (text: string): string => text.replaceAll(`${join(typed, name)}/`, '');
    const found = runValidate({ environments: [], inventory: desired }, pathAdapters);
    const plan = runPlan({ environment: 'sandbox', existing, desired }, pathAdapters);
    await expect(shorten(renderValidation(found))).toMatchFileSnapshot(join(root, name, 'validate.txt'));
    await expect(shorten(renderPlanText(plan))).toMatchFileSnapshot(join(root, name, 'plan.txt'));
  });
});
