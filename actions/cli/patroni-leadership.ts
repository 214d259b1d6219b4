/** The two commands that move leadership: the engine of actions/failover, with its own report. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { openFailover } from '../adapters/open-failover.ts';
import { openOfferRepository } from '../adapters/offer-repository.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { readDrainLimit } from '../core/handover/drain-limit.ts';
import { readAcceptedLoss } from '../core/patroni/loss.ts';
import type { AcceptedLoss } from '../core/patroni/loss.ts';
import { renderOffers } from '../core/offer/report.ts';
import { offerRoleChange } from '../failover/offer.ts';
import { renderReport } from '../failover/report.ts';
import { runFailover } from '../failover/run.ts';
import type { FailoverOptions } from '../failover/run.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { askConfirmation } from './confirmation.ts';
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
  readonly drill?: boolean;
  readonly offer?: true;
}

export function registerLeadership(patroni: Command): void {
  registerChange(patroni, 'switchover', 'move the leadership of a healthy cluster to a replica');
  registerChange(patroni, 'failover', 'make a named candidate leader, also where there is no leader');
}

function registerChange(patroni: Command, operation: FailoverOptions['operation'], description: string): void {
  const command = patroni
    .command(operation)
    .description(description)
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .addOption(makeEnvironmentOption())
    .option('--leader <instance>', 'expected leader: refused when another one leads')
    .option(
      '--candidate <instance>',
      'instance that is to lead (a switchover without one takes the best replica and says why)',
    )
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
    .option(
      '--offer',
      'also make a branch of what the inventory should say now (pg_role), and one of the HBA lines without which pools ' +
        'could not be held; from HEAD of this checkout, ready to push. Work tree, index and HEAD stay as they are. In the ' +
        "meta node's own copy, from which nobody pushes, it prints a patch",
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
          runFailover({ ...pick(flags), environment, operation, cluster, confirm, door: 'command-line' }, adapters),
        );
        if (flags.offer !== true)
          return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : renderReport(result) };
        const offered = await offerRoleChange(environment, result, () => openOfferRepository(root, environment));
        const text = `${renderReport(result)}${renderOffers(offered)}`;
        return { ok: result.ok, output: flags.format === 'json' ? toJson({ ...result, offered }) : text };
      });
    });
  if (operation === 'switchover') {
    command.option(
      '--drill',
      'for practice: refused unless environment.yml allows drills and every check is ok; its pause of writes is kept',
    );
  }
}

function pick(flags: ChangeFlags): Omit<FailoverOptions, 'environment' | 'operation' | 'cluster' | 'confirm' | 'door'> {
  return {
    ...(flags.leader === undefined ? {} : { leader: flags.leader }),
    ...(flags.candidate === undefined ? {} : { candidate: flags.candidate }),
    ...(flags.acceptDataLoss === undefined ? {} : { acceptDataLoss: flags.acceptDataLoss }),
    ...(flags.whilePaused === undefined ? {} : { whilePaused: flags.whilePaused }),
    ...(flags.drill === true ? { drill: true } : {}),
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
