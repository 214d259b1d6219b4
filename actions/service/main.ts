import * as github from '../adapters/github.ts';
import { openOperationJob } from '../adapters/operation-job.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runRequestJob } from '../request/job.ts';

/** By the names that the request's closed list has. */
const readArguments = () => ({
  action: github.readRequiredInput('action'),
  unit: github.readRequiredInput('unit'),
  limit: github.readRequiredInput('limit'),
  confirm: github.readInput('confirm'),
});

await github.runAction(async () => {
  const environment = pickEnvironment(findRepositoryRoot(), github.readInput('environment'));
  const request = { environment, verb: 'service' as const, given: readArguments() };
  const answer = await runRequestJob(request, openOperationJob());
  github.writeOutput('verdict', answer.outputs['verdict'] ?? '');
  return answer.ok;
});
