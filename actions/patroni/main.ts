import * as github from '../adapters/github.ts';
import { openOperationJob } from '../adapters/operation-job.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runRequestJob } from '../request/job.ts';

/** By the names that the request's closed list has. */
const readArguments = () => ({
  command: github.readRequiredInput('command'),
  cluster: github.readInput('cluster'),
  member: github.readInput('member'),
  confirm: github.readInput('confirm'),
  deadline: github.readInput('deadline'),
  pending: github.readInput('pending'),
  set: github.readInput('set'),
  apply: github.readInput('apply'),
});

await github.runAction(async () => {
  const environment = pickEnvironment(findRepositoryRoot(), github.readInput('environment'));
  const request = { environment, verb: 'patroni' as const, given: readArguments() };
  const answer = await runRequestJob(request, openOperationJob());
  github.writeOutput('verdict', answer.outputs['verdict'] ?? '');
  return answer.ok;
});
