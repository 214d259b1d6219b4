import { setTimeout as sleep } from 'node:timers/promises';
import * as github from '../adapters/github.ts';
import { openRequestDoor } from '../adapters/request-door.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { codeBlock } from '../core/render/safe-text.ts';
import { handOver } from '../request/hand-over.ts';

/** As the request's closed list has them; what is empty is not there. */
function readArguments(): Readonly<Record<string, string>> {
  const given = {
    action: github.readRequiredInput('action'),
    unit: github.readRequiredInput('unit'),
    limit: github.readRequiredInput('limit'),
    confirm: github.readInput('confirm'),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

await github.runAction(async () => {
  const environment = pickEnvironment(findRepositoryRoot(), github.readInput('environment'));
  const request = { verb: 'service' as const, by: github.findRequester(), arguments: readArguments() };
  const adapters = { door: openRequestDoor(), progress: { say: github.say }, sleep };
  const answer = await handOver(environment, request, adapters);
  github.writeOutput('verdict', answer.outputs['verdict'] ?? '');
  await github.writeSummary(answer.summary ?? codeBlock(answer.text.split('\n'), 'text').join('\n'));
  return answer.ok;
});
