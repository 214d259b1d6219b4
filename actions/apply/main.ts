import { setTimeout as sleep } from 'node:timers/promises';
import * as github from '../adapters/github.ts';
import { openRequestDoor } from '../adapters/request-door.ts';
import { pushState } from '../adapters/state-push.ts';
import type { RequestDoor } from '../core/request/ports.ts';
import { codeBlock } from '../core/render/safe-text.ts';
import { UserError } from '../core/types.ts';
import { handOver } from '../request/hand-over.ts';

function readInputs() {
  return {
    environment: github.readRequiredInput('environment'),
    commit: github.readRequiredInput('commit'),
    token: github.readInput('token'),
  };
}

/** Whatever became of the apply: a state that is behind only makes pull requests plan from an older one. */
async function publish(environment: string, door: RequestDoor): Promise<void> {
  try {
    const bundle = await door.readState(environment);
    const obstacle = await pushState({ environment, bundle, checkout: github.findWorkspace(), say: github.say });
    if (obstacle !== undefined) github.say(`warning: what is in force could not be published: ${obstacle}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    github.say(`warning: what is in force could not be published: ${error.message}`);
  }
}

await github.runAction(async () => {
  const { environment, commit, token } = readInputs();
  const door = openRequestDoor();
  const request = { verb: 'apply' as const, commit, by: github.findRequester(), arguments: {} };
  const log = github.openFoldedLog();
  const answer = await handOver(environment, { written: request }, { door, progress: log, sleep }).finally(log.end);
  github.useTokenForGit(token);
  await publish(environment, door);
  github.writeOutput('steps', answer.outputs['steps'] ?? '0');
  github.writeOutput('commit', answer.commit ?? '');
  github.writeOutput('report', answer.report === undefined ? '' : github.keepFile('report.json', answer.report));
  await github.writeSummary(
    [`## Apply ${environment}`, '', ...codeBlock(answer.text.split('\n'), 'text'), ''].join('\n'),
  );
  return answer.ok;
});
