import * as github from '../adapters/github.ts';
import { openFailover } from '../adapters/open-failover.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { readAcceptedLoss } from '../core/patroni/loss.ts';
import { UserError } from '../core/types.ts';
import { renderReport, renderSummary } from './report.ts';
import { runFailover } from './run.ts';
import type { FailoverOptions } from './run.ts';

function readOptions(environment: string): FailoverOptions {
  const operation = github.readRequiredInput('operation');
  if (operation !== 'switchover' && operation !== 'failover') {
    throw new UserError('operation: "switchover" and "failover" are allowed [input]');
  }
  const leader = github.readInput('leader');
  const candidate = github.readInput('candidate');
  const whilePaused = github.readInput('while-paused');
  const loss = github.readInput('accept-data-loss');
  return {
    environment,
    operation,
    cluster: github.readRequiredInput('cluster'),
    confirm: github.readRequiredInput('confirm'),
    ...(leader === undefined ? {} : { leader }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(whilePaused === undefined ? {} : { whilePaused }),
    ...(loss === undefined ? {} : { acceptDataLoss: readAcceptedLoss(loss) }),
  };
}

await github.runAction(async () => {
  const root = findRepositoryRoot();
  const environment = pickEnvironment(root, github.readInput('environment'));
  const options = readOptions(environment);
  const adapters = openFailover({ environment, root, verb: options.operation, report: github.say });
  const report = await runFailover(options, adapters);
  github.writeOutput('leader', report.leader ?? '');
  github.writeOutput('timeline', String(report.timeline ?? ''));
  github.say(renderReport(report));
  await github.writeSummary(renderSummary(report));
  return report.ok;
});
