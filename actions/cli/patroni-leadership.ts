/** The two commands that move leadership: the engine of actions/failover, with its own report. */
import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { openFailover } from '../adapters/open-failover.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { readDrainLimit } from '../core/handover/drain-limit.ts';
import { readAcceptedLoss } from '../core/patroni/loss.ts';
import type { AcceptedLoss } from '../core/patroni/loss.ts';
import { renderReport } from '../failover/report.ts';
import { runFailover } from '../failover/run.ts';
import type { FailoverOptions } from '../failover/run.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { withMetrics } from './metrics.ts';

interface ChangeFlags {
  readonly env?: string;
  readonly format: Format;
  readonly leader?: string;
  readonly candidate?: string;
  readonly confirm?: string;
  readonly acceptDataLoss?: AcceptedLoss;
  readonly whilePaused?: string;
  readonly drainLimit?: number;
}

export function registerLeadership(patroni: Command): void {
  registerChange(patroni, 'switchover', 'move the leadership of a healthy cluster to a replica');
  registerChange(patroni, 'failover', 'make a named candidate leader, also where there is no leader');
}

function registerChange(patroni: Command, operation: FailoverOptions['operation'], description: string): void {
  patroni
    .command(operation)
    .description(description)
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .addOption(makeEnvironmentOption())
    .option('--leader <instance>', 'expected leader: refused when another one leads')
    .option('--candidate <instance>', 'instance that is to lead (switchover default: the fittest replica)')
    .option('--confirm <cluster>', "the cluster's name once more; asked for on a terminal")
    .option(
      '--accept-data-loss <bytes>',
      'WAL that may be lost where the leader cannot hand over; "unknown" where no figure is known. ' +
        'Without it, a refusal says how much it is',
      parseLoss,
    )
    .option(
      '--while-paused <cluster>',
      "the cluster's name once more, to do it although the cluster is paused (maintenance mode). An old leader that " +
        'comes back while it is paused is not demoted: be sure that it is off',
    )
    .option(
      '--drain-limit <seconds>',
      "how long sessions of clients may go on through the old leader's pools, which lead to the new one; then they end",
      parseSeconds,
    )
    .addOption(makeFormatOption('text', 'json'))
    .action(async (cluster: string, flags: ChangeFlags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const confirm =
          flags.confirm ??
          (await askConfirmation(`Type the cluster's name to confirm the ${operation} of ${cluster}: `));
        const adapters = openFailover({ environment, root, verb: operation, report });
        const result = await withMetrics({ environment, root, verb: 'failover' }, () =>
          runFailover({ ...pick(flags), environment, operation, cluster, confirm }, adapters),
        );
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : renderReport(result) };
      });
    });
}

function pick(flags: ChangeFlags): Omit<FailoverOptions, 'environment' | 'operation' | 'cluster' | 'confirm'> {
  return {
    ...(flags.leader === undefined ? {} : { leader: flags.leader }),
    ...(flags.candidate === undefined ? {} : { candidate: flags.candidate }),
    ...(flags.acceptDataLoss === undefined ? {} : { acceptDataLoss: flags.acceptDataLoss }),
    ...(flags.whilePaused === undefined ? {} : { whilePaused: flags.whilePaused }),
    ...(flags.drainLimit === undefined ? {} : { drainSeconds: flags.drainLimit }),
  };
}

function parseLoss(text: string): AcceptedLoss {
  try {
    return readAcceptedLoss(text);
  } catch {
    throw new InvalidArgumentError('a whole number of bytes, or the word unknown, is needed.');
  }
}

function parseSeconds(text: string): number {
  try {
    return readDrainLimit(text);
  } catch {
    throw new InvalidArgumentError('a whole number of seconds up to a day is needed.');
  }
}

/** Only on a terminal: a job that waits for an answer would wait for ever. */
export async function askConfirmation(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await prompt.question(question)).trim();
  } finally {
    prompt.close();
  }
}
