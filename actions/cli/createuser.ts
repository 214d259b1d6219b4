import type { Command } from 'commander';
import { openApply } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runCreateuser } from '../createuser/run.ts';
import { renderRunReport } from '../run/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeUnmergedOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly unmerged?: true;
  readonly format: Format;
}

export function registerCreateuser(program: Command): void {
  program
    .command('createuser')
    .description('create or update one declared user now (on the meta node)')
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument('<user>', 'name of the user in pg_users of the inventory')
    .addOption(makeEnvironmentOption())
    .addOption(makeUnmergedOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (cluster: string, name: string, flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const adapters = openApply({ environment, root, verb: 'createuser', report });
        const result = await runCreateuser({ environment, cluster, name, unmerged: flags.unmerged ?? false }, adapters);
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : `${renderRunReport(result)}\n` };
      });
    });
}
