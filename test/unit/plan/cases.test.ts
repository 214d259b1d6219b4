/**
 * Golden plans. A case is a folder: what `existing/` and `desired/` hold replaces the files of `base/`. Below
 * `playbooks/` they hold edits of this checkout's playbooks: a file `X.edit` has a line that is replaced, `---`, and
 * what it is replaced by; any other file stands in the place of the one there, an empty one for none. The expected plan is plan.txt as a person reads it and plan.json as programs do; `vitest -u` rewrites both.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPlanJson } from '../../../actions/core/render/json.ts';
import { renderPage } from '../../../actions/core/render/page/page.ts';
import { renderPlanText } from '../../../actions/core/render/text.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { cases, folder, openCase } from '../../lib/plan-cases.ts';

describe('golden plans', () => {
  it.each(cases)('%s', async (name) => {
    const plan = runPlan({ environment: 'sandbox' }, openCase(name));
    await expect(renderPlanText(plan)).toMatchFileSnapshot(join(folder, name, 'plan.txt'));
    await expect(renderPlanJson(plan)).toMatchFileSnapshot(join(folder, name, 'plan.json'));
    if (name === 'hostile-values' || name === 'removal-without-consent') {
      const page = renderPage({ environments: [{ environment: 'sandbox', plan, stage: { kind: 'planned' } }] });
      await expect(page).toMatchFileSnapshot(join(folder, name, 'plan.md'));
    }
  });
});
