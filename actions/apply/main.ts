import * as github from '../adapters/github.ts';
import { openApply } from '../adapters/open-apply.ts';
import { pickEnvironment } from '../adapters/repository.ts';
import { renderApplyReport } from '../core/apply/report.ts';
import { codeBlock } from '../core/render/safe-text.ts';
import { runApply } from './run.ts';

function readInputs() {
  return {
    environment: github.readRequiredInput('environment'),
    dryRun: github.readFlag('dry-run'),
    token: github.readInput('token'),
  };
}

await github.runAction(async () => {
  const { environment: name, dryRun, token } = readInputs();
  const root = github.findWorkspace();
  const environment = pickEnvironment(root, name);
  github.useTokenForGit(token);
  const adapters = openApply({ environment, root, verb: 'apply', report: github.say });
  const report = await runApply({ environment, dryRun }, adapters);
  const text = renderApplyReport(report);
  github.say(text);
  github.annotate(report.refusals);
  github.writeOutput('steps', String(report.steps.filter((step) => step.status === 'passed').length));
  await github.writeSummary([`## Apply ${environment}`, '', ...codeBlock(text.split('\n'), 'text'), ''].join('\n'));
  return report.ok;
});
