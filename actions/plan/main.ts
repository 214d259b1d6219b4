import * as github from '../adapters/github.ts';
import { openPlan } from '../adapters/open-plan.ts';
import { fetchPublishedStates } from '../adapters/published-states.ts';
import { pickEnvironments } from '../adapters/repository.ts';
import { renderPage, SUMMARY_LIMIT } from '../core/render/page/page.ts';
import { renderPlanText } from '../core/render/text.ts';
import type { Plan } from '../core/types.ts';
import { runPlan } from './run.ts';

function readInputs() {
  return {
    environment: github.readInput('environment'),
    existing: github.readInput('existing'),
    token: github.readInput('token'),
  };
}

function report(plans: readonly Plan[]): void {
  github.annotate(plans.flatMap((plan) => plan.refusals));
  // The log has all of it too: it outlives the summary, and some runners show none.
  for (const plan of plans) github.say(renderPlanText(plan).trimEnd());
  github.writeOutput('steps', String(plans.reduce((sum, plan) => sum + plan.steps.length, 0)));
  github.writeOutput('fingerprints', plans.map((plan) => `${plan.environment} ${plan.fingerprint}`).join('\n'));
}

await github.runAction(async () => {
  const { environment, existing, token } = readInputs();
  const root = github.findWorkspace();
  github.useTokenForGit(token);
  fetchPublishedStates(root);
  const adapters = openPlan(root);
  const plans = pickEnvironments(root, environment).map((name) =>
    runPlan({ environment: name, desired: 'HEAD', ...(existing === undefined ? {} : { existing }) }, adapters),
  );
  report(plans);
  const environments = plans.map((plan) => ({
    environment: plan.environment,
    plan,
    stage: { kind: 'planned' as const },
  }));
  await github.writeSummary(renderPage({ environments, ...github.findRun() }, SUMMARY_LIMIT));
  return plans.every((plan) => plan.refusals.length === 0);
});
