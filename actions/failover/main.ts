import * as github from '../adapters/github.ts';
import { openOperationJob } from '../adapters/operation-job.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runRequestJob } from '../request/job.ts';

/** By the names that the request's closed list has. */
const readArguments = () => ({
  cluster: github.readRequiredInput('cluster'),
  operation: github.readRequiredInput('operation'),
  confirm: github.readRequiredInput('confirm'),
  leader: github.readInput('leader'),
  candidate: github.readInput('candidate'),
  'accept-data-loss': github.readInput('accept-data-loss'),
  'while-paused': github.readInput('while-paused'),
  'drain-limit': github.readInput('drain-limit'),
  drill: github.readInput('drill'),
});

await github.runAction(async () => {
  const environment = pickEnvironment(findRepositoryRoot(), github.readInput('environment'));
  const request = { environment, verb: 'failover' as const, given: readArguments() };
  const answer = await runRequestJob(request, openOperationJob());
  github.writeOutput('leader', answer.outputs['leader'] ?? '');
  github.writeOutput('timeline', answer.outputs['timeline'] ?? '');
  return answer.ok;
});
