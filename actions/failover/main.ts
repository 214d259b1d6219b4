import { setTimeout as sleep } from 'node:timers/promises';
import * as github from '../adapters/github.ts';
import { openRequestDoor } from '../adapters/request-door.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { codeBlock } from '../core/render/safe-text.ts';
import { handOver } from '../request/hand-over.ts';

/** As the request's closed list has them; what is empty is not there. */
function readArguments(): Readonly<Record<string, string>> {
  const given = {
    cluster: github.readRequiredInput('cluster'),
    operation: github.readRequiredInput('operation'),
    confirm: github.readRequiredInput('confirm'),
    leader: github.readInput('leader'),
    candidate: github.readInput('candidate'),
    'accept-data-loss': github.readInput('accept-data-loss'),
    'while-paused': github.readInput('while-paused'),
    'drain-limit': github.readInput('drain-limit'),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

await github.runAction(async () => {
  const environment = pickEnvironment(findRepositoryRoot(), github.readInput('environment'));
  const request = { verb: 'failover' as const, by: github.findRequester(), arguments: readArguments() };
  const adapters = { door: openRequestDoor(), progress: { say: github.say }, sleep };
  const answer = await handOver(environment, request, adapters);
  github.writeOutput('leader', answer.outputs['leader'] ?? '');
  github.writeOutput('timeline', answer.outputs['timeline'] ?? '');
  await github.writeSummary(answer.summary ?? codeBlock(answer.text.split('\n'), 'text').join('\n'));
  return answer.ok;
});
