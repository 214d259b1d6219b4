import { readEnvironmentFolder, readInventoryPath } from '../adapters/files.ts';
import * as github from '../adapters/github.ts';
import { pickEnvironments } from '../adapters/repository.ts';
import { codeBlock } from '../core/render/safe-text.ts';
import { renderValidation, runValidate } from './run.ts';

await github.runAction(async () => {
  const root = github.findWorkspace();
  const environments = pickEnvironments(root, github.readInput('environment'));
  const adapters = {
    readEnvironment: (name: string) => readEnvironmentFolder(root, name),
    readInventory: readInventoryPath,
  };
  const validation = runValidate({ environments }, adapters);
  const { problems } = validation;
  const countOf = (severity: string) => String(problems.filter((problem) => problem.severity === severity).length);
  const text = renderValidation(validation).trimEnd();
  github.say(text);
  github.annotate(problems);
  github.writeOutput('errors', countOf('error'));
  github.writeOutput('warnings', countOf('warning'));
  await github.writeSummary(
    [`## Validation of ${environments.join(', ')}`, '', ...codeBlock(text.split('\n'), 'text'), ''].join('\n'),
  );
  return validation.ok;
});
