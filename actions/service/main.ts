import { setTimeout as sleep } from 'node:timers/promises';
import * as github from '../adapters/github.ts';
import { openRequestDoor } from '../adapters/request-door.ts';
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
  const answer = await runRequestJob(request, {
    job: github,
    fetchJobToken: github.fetchJobToken,
    door: openRequestDoor(),
    sleep,
  });
  github.writeOutput('verdict', answer.outputs['verdict'] ?? '');
  return answer.ok;
});
