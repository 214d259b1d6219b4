import type { Command } from 'commander';
import { openApply } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runCreatedb } from '../createdb/run.ts';
import { renderRunReport } from '../run/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeUnmergedOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly unmerged?: true;
  readonly format: Format;
}

export function registerCreatedb(program: Command): void {
  program
    .command('createdb')
    .description('create or update one declared database now (on the meta node)')
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument('<database>', 'name of the database in pg_databases of the inventory')
    .addOption(makeEnvironmentOption())
    .addOption(makeUnmergedOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (cluster: string, name: string, flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const adapters = openApply({ environment, root, verb: 'createdb', report });
        const result = await runCreatedb({ environment, cluster, name, unmerged: flags.unmerged ?? false }, adapters);
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : `${renderRunReport(result)}\n` };
      });
    });
}
