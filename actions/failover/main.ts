import * as core from '@actions/core';
import { openApply } from '../adapters/open-apply.ts';
import { systemClock } from '../adapters/patroni.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { UserError } from '../core/types.ts';
import { runFailover } from './run.ts';
import type { FailoverOptions, FailoverReport } from './run.ts';

function readOptions(environment: string): FailoverOptions {
  const operation = core.getInput('operation', { required: true });
  if (operation !== 'switchover' && operation !== 'failover') {
    throw new UserError('operation: "switchover" and "failover" are allowed [input]');
  }
  const leader = core.getInput('leader');
  const candidate = core.getInput('candidate');
  const loss = core.getInput('accept-data-loss');
  if (loss !== '' && !/^\d{1,15}$/.test(loss))
    throw new UserError('accept-data-loss: a number of bytes is needed [input]');
  return {
    environment,
    operation,
    cluster: core.getInput('cluster', { required: true }),
    confirm: core.getInput('confirm', { required: true }),
    ...(leader === '' ? {} : { leader }),
    ...(candidate === '' ? {} : { candidate }),
    ...(loss === '' ? {} : { acceptDataLoss: Number(loss) }),
  };
}

async function writeSummary(report: FailoverReport): Promise<void> {
  core.summary
    .addHeading(`${report.cluster}: ${report.leader} leads`, 2)
    .addRaw(
      `Leader after ${String(report.leaderAfter)} s, all members streaming after ${String(report.streamingAfter)} s.`,
      true,
    )
    .addHeading('Before', 3)
    .addCodeBlock(report.before)
    .addHeading('After', 3)
    .addCodeBlock(report.after);
  if (report.unfinished !== undefined) core.summary.addHeading('Left to do', 3).addCodeBlock(report.unfinished);
  if (report.skew.length > 0) {
    core.summary.addHeading('pg_role differs from the live role', 3).addList([...report.skew]);
  }
  await core.summary.write();
}

async function main(): Promise<void> {
  const name = core.getInput('environment');
  const root = findRepositoryRoot();
  const environment = pickEnvironment(root, name === '' ? undefined : name);
  const options = readOptions(environment);
  const opened = openApply({
    environment,
    root,
    verb: options.operation,
    report: (message) => {
      core.info(message);
    },
  });
  const report = await runFailover(options, { ...opened, clock: systemClock });
  core.setOutput('leader', report.leader);
  core.setOutput('timeline', report.timeline);
  core.info(report.after);
  await writeSummary(report);
  if (report.unfinished !== undefined) core.setFailed(report.unfinished);
}

try {
  await main();
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}
