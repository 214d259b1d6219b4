import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { readEnvironmentFolder } from '../adapters/files.ts';
import { openOperations } from '../adapters/open-operations.ts';
import { createPatroniClient } from '../adapters/patroni.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { PATRONI_COMMANDS } from '../core/operations/patroni-commands.ts';
import type { PatroniCommand } from '../core/operations/patroni-commands.ts';
import { readDuration } from '../core/operations/standing.ts';
import { listOverdue } from '../patroni/pause.ts';
import type { PatroniOptions, PatroniReport } from '../patroni/ports.ts';
import { renderPatroni } from '../patroni/report.ts';
import { isLook, lookAtPatroni, runPatroni } from '../patroni/run.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { askConfirmation } from './confirmation.ts';
import { withMetrics } from './metrics.ts';
import { registerLeadership } from './patroni-leadership.ts';

interface Flags {
  readonly env?: string;
  readonly format: Format;
  readonly confirm?: string;
  readonly for?: number;
  readonly overdue?: boolean;
  readonly pending?: boolean;
  readonly set?: readonly string[];
  readonly apply?: boolean;
  readonly command?: string;
  readonly dbname?: string;
}

export function registerPatroni(program: Command): void {
  const patroni = program
    .command('patroni')
    .description(
      "the commands of patronictl, through Patroni's API: each act is verified by what the cluster then shows",
    );
  for (const command of PATRONI_COMMANDS) registerCommand(patroni, command);
  registerLeadership(patroni);
}

function registerCommand(patroni: Command, row: PatroniCommand): void {
  const command = patroni.command(row.name).description(row.summary);
  const needs = (what: 'cluster' | 'member', text: string) => {
    if (row[what] !== 'none') command.argument(row[what] === 'required' ? `<${what}>` : `[${what}]`, text);
  };
  needs('cluster', 'name of the cluster (pg_cluster)');
  needs('member', 'name of the instance, for example pg-test-2');
  command.addOption(makeEnvironmentOption());
  if (row.confirm !== undefined)
    command.option(`--confirm <${row.confirm}>`, `the name of the ${row.confirm} once more; asked for on a terminal`);
  for (const option of row.options) command.addOption(makeOption(option.flags, option.description));
  command.addOption(makeFormatOption('text', 'json'));
  if (row.guards.length > 0)
    command.addHelpText('after', `\nRefused where:\n${row.guards.map((guard) => `  - ${guard}\n`).join('')}`);
  command.action(async () => {
    const [first, second] = command.args;
    const flags = command.opts<Flags>();
    await runVerb(flags.format, async () => {
      const result = await carryOut(row, { cluster: first, member: second }, flags);
      const json = () => toJson(row.name === 'list' && result.verdict !== 'refused' ? result.data : result);
      return { ok: result.ok, output: flags.format === 'json' ? json() : renderPatroni(result) };
    });
  });
}

function makeOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  if (flags.includes('--for ')) option.argParser(parseDuration);
  if (flags.includes('--set ')) option.argParser((text: string, known?: readonly string[]) => [...(known ?? []), text]);
  return option;
}

function parseDuration(text: string): number {
  const seconds = readDuration(text);
  if (seconds === undefined) throw new InvalidArgumentError('write a time such as 30m, 2h or 1d; at most seven days.');
  return seconds;
}

interface Names {
  readonly cluster: string | undefined;
  readonly member: string | undefined;
}

async function carryOut(row: PatroniCommand, { cluster, member }: Names, flags: Flags): Promise<PatroniReport> {
  const root = findRepositoryRoot();
  const environment = pickEnvironment(root, flags.env);
  const options: PatroniOptions = {
    ...{ environment, command: row.name, door: 'command-line' },
    ...(cluster === undefined ? {} : { cluster }),
    ...(member === undefined ? {} : { member }),
    ...(flags.for === undefined ? {} : { forSeconds: flags.for }),
    ...(flags.command === undefined ? {} : { sql: flags.command }),
    ...(flags.dbname === undefined ? {} : { database: flags.dbname }),
    ...{ overdue: flags.overdue ?? false, pending: flags.pending ?? false, apply: flags.apply ?? false },
    ...{ set: flags.set ?? [] },
  };
  if (isLook(row.name))
    return lookAtPatroni(options, { patroni: createPatroniClient(), source: readEnvironmentFolder(root, environment) });
  const confirm =
    row.confirm === undefined ? undefined : (flags.confirm ?? (await confirmName(row, { cluster, member })));
  const adapters = openOperations({ environment, root, verb: `patroni ${row.name}`, report });
  const confirmed = { ...options, ...(confirm === undefined ? {} : { confirm }) };
  const work = () => runPatroni(confirmed, adapters);
  // The timer asks every minute of a pause: when nothing is due, the last act stays the last.
  const isIdle = confirmed.overdue === true && listOverdue(adapters).length === 0;
  return isIdle ? work() : withMetrics({ environment, root, verb: 'patroni' }, work);
}

function confirmName(row: PatroniCommand, names: Names): Promise<string | undefined> {
  const name = row.confirm === 'member' ? names.member : names.cluster;
  return askConfirmation(`Type ${name ?? ''} to confirm the ${row.name}: `);
}
