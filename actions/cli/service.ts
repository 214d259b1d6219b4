import { Argument } from 'commander';
import type { Command } from 'commander';
import { openOperations } from '../adapters/open-operations.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { SERVICE_ACTIONS, UNITS } from '../core/operations/units.ts';
import type { ServiceAction } from '../core/operations/units.ts';
import { UsageError } from '../core/usage-error.ts';
import { renderService } from '../service/report.ts';
import { runService } from '../service/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeUnmergedOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { withMetrics } from './metrics.ts';

interface Flags {
  readonly env?: string;
  readonly limit?: string;
  readonly confirm?: string;
  readonly unmerged?: true;
  readonly format: Format;
}

const SUMMARIES: Readonly<Record<ServiceAction, string>> = {
  start: 'start a unit, and see that its port answers',
  stop: 'stop a unit; `scripts/ops status` lists it until it is back, and no apply starts it',
  restart: 'restart a unit, on one host after the other where clients go through it',
  reload: 'let a unit read its configuration again, where it can',
  status: 'print what systemd says of a unit; exit 1 where it is not active',
};

export function registerService(program: Command): void {
  const service = program
    .command('service')
    .description('start, stop, restart, reload or look at a unit on a cluster, instance or host, with guards');
  for (const action of SERVICE_ACTIONS) registerAction(service, action);
}

function registerAction(service: Command, action: ServiceAction): void {
  service
    .command(action)
    .description(SUMMARIES[action])
    .addArgument(new Argument('<unit>', 'name of the unit').choices(UNITS.map(({ name }) => name)))
    .argument('[limit]', 'cluster, instance, group or host; several are joined by ":"')
    .option('-l, --limit <limit>', 'the limit, as an option')
    .option('--confirm <name>', 'the name of the instance or host once more, where a guard asks for it')
    .addOption(makeEnvironmentOption())
    .addOption(makeUnmergedOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (unit: string, positional: string | undefined, flags: Flags) => {
      await runVerb(flags.format, async () => {
        const limit = flags.limit ?? positional;
        if (limit === undefined || (flags.limit !== undefined && positional !== undefined))
          throw new UsageError('name the cluster, instance or host: after the unit, or by --limit, and not by both');
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const adapters = openOperations({ environment, root, verb: `service ${action} ${unit}`, report });
        const confirm = flags.confirm === undefined ? {} : { confirm: flags.confirm };
        const unmerged = flags.unmerged ?? false;
        const options = { environment, action, unit, limit, door: 'command-line', unmerged, ...confirm } as const;
        const work = () => runService(options, adapters);
        const changes = action !== 'status';
        const result = await (changes ? withMetrics({ environment, root, verb: 'service' }, work) : work());
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : renderService(result) };
      });
    });
}
