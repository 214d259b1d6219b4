import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { readEnvironmentFolder } from '../adapters/files.ts';
import { openApply } from '../adapters/open-apply.ts';
import { createPatroniClient, systemClock } from '../adapters/patroni.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderTopology } from '../core/patroni/topology.ts';
import { runFailover } from '../failover/run.ts';
import type { FailoverOptions, FailoverReport } from '../failover/run.ts';
import { runPatroniList } from '../patroni/run.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface ListFlags {
  readonly env?: string;
  readonly format: Format;
}

interface ChangeFlags extends ListFlags {
  readonly leader?: string;
  readonly candidate?: string;
  readonly confirm?: string;
  readonly acceptDataLoss?: number;
}

export function registerPatroni(program: Command): void {
  const patroni = program.command('patroni').description("look at clusters and move leadership, through Patroni's API");
  registerList(patroni);
  registerChange(patroni, 'switchover', 'move the leadership of a healthy cluster to a replica');
  registerChange(patroni, 'failover', 'make a named candidate leader, also where there is no leader');
}

function registerList(patroni: Command): void {
  patroni
    .command('list')
    .description('print the members of a cluster, or of all clusters, as Patroni sees them now')
    .argument('[cluster]', 'name of the cluster (pg_cluster)')
    .addOption(makeEnvironmentOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (cluster: string | undefined, flags: ListFlags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const source = readEnvironmentFolder(root, pickEnvironment(root, flags.env));
        const options = cluster === undefined ? { source } : { source, cluster };
        const views = await runPatroniList(options, { patroni: createPatroniClient() });
        const output = flags.format === 'json' ? toJson(views) : views.map((view) => renderTopology(view)).join('\n');
        return { ok: views.every((view) => view.leader !== undefined), output };
      });
    });
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
    .option('--accept-data-loss <bytes>', 'WAL that may be lost, where there is no leader', parseBytes)
    .addOption(makeFormatOption('text', 'json'))
    .action(async (cluster: string, flags: ChangeFlags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const confirm = flags.confirm ?? (await askConfirmation(operation, cluster));
        const adapters = { ...openApply({ environment, root, verb: operation, report }), clock: systemClock };
        const result = await runFailover({ ...pick(flags), environment, operation, cluster, confirm }, adapters);
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : renderReport(result) };
      });
    });
}

function pick(flags: ChangeFlags): Pick<FailoverOptions, 'leader' | 'candidate' | 'acceptDataLoss'> {
  return {
    ...(flags.leader === undefined ? {} : { leader: flags.leader }),
    ...(flags.candidate === undefined ? {} : { candidate: flags.candidate }),
    ...(flags.acceptDataLoss === undefined ? {} : { acceptDataLoss: flags.acceptDataLoss }),
  };
}

function parseBytes(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('a whole number of bytes is needed.');
  return Number(text);
}

/** Only on a terminal: a job that waits for an answer would wait for ever. */
async function askConfirmation(operation: string, cluster: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await prompt.question(`Type the cluster's name to confirm the ${operation} of ${cluster}: `)).trim();
  } finally {
    prompt.close();
  }
}

function renderReport(result: FailoverReport): string {
  const timing = `after ${String(result.leaderAfter)} s; all members stream after ${String(result.streamingAfter)} s`;
  const lines = [
    `Before\n${result.before}`,
    `After\n${result.after}`,
    `${result.leader} leads on timeline ${String(result.timeline)} ${timing}.`,
  ];
  if (result.refreshed.length > 0) lines.push(`HBA rules rendered by live role on ${result.refreshed.join(', ')}.`);
  if (result.unfinished !== undefined) lines.push(`LEFT TO DO: ${result.unfinished}`);
  if (result.skew.length > 0) {
    lines.push('pg_role of the inventory is a label that differs from the live role now:');
    lines.push(...result.skew.map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}
