import { setTimeout as sleep } from 'node:timers/promises';
import * as github from '../adapters/github.ts';
import { openRequestDoor } from '../adapters/request-door.ts';
import { pushState } from '../adapters/state-push.ts';
import type { RequestDoor } from '../core/request/ports.ts';
import { codeBlock } from '../core/render/safe-text.ts';
import { UserError } from '../core/types.ts';
import { handOver } from '../request/hand-over.ts';
import { repeatDuring } from '../request/repeat-during.ts';

function readInputs() {
  return {
    environment: github.readRequiredInput('environment'),
    commit: github.readRequiredInput('commit'),
    token: github.readInput('token'),
  };
}

/** For the pages of merged pull requests, which a scheduled run writes anew. */
const MEANWHILE_MS = 60_000;

/** Whatever became of the apply: a state that is behind only makes pull requests plan from an older one. Its warnings. */
async function publish(environment: string, door: RequestDoor): Promise<readonly string[]> {
  const warn = (obstacle: string) => [`warning: what is in force could not be published: ${obstacle}`];
  try {
    const bundle = await door.readState(environment);
    const warnings: string[] = [];
    const say = (line: string) => void warnings.push(line);
    const obstacle = await pushState({ environment, bundle, checkout: github.findWorkspace(), say });
    return obstacle === undefined ? warnings : [...warnings, ...warn(obstacle)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return warn(error.message);
  }
}

await github.runAction(async () => {
  const { environment, commit, token } = readInputs();
  const door = openRequestDoor();
  const request = { verb: 'apply' as const, commit, by: github.findRequester(), arguments: {} };
  const log = github.openFoldedLog();
  github.useTokenForGit(token);
  const handedOver = handOver(environment, { written: request }, { door, progress: log, sleep }).finally(log.end);
  const answer = await repeatDuring(handedOver, {
    pause: () => sleep(MEANWHILE_MS, undefined, { ref: false }),
    work: () => publish(environment, door).then(() => undefined),
  }).finally(async () => {
    for (const warning of await publish(environment, door)) github.say(warning);
  });
  github.writeOutput('steps', answer.outputs['steps'] ?? '0');
  github.writeOutput('commit', answer.commit ?? '');
  github.writeOutput('report', answer.report === undefined ? '' : github.keepFile('report.json', answer.report));
  await github.writeSummary(
    [`## Apply ${environment}`, '', ...codeBlock(answer.text.split('\n'), 'text'), ''].join('\n'),
  );
  return answer.ok;
});
