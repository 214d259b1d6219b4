import type { Command } from 'commander';
import { openApply } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import type { NamedOptions } from '../run/named.ts';
import { renderRunReport, type RunReport } from '../run/run.ts';
import {
  makeEnvironmentOption,
  makeFormatOption,
  makeUnmergedOption,
  report,
  runVerb,
  toJson,
  type Format,
} from './command.ts';
import { withMetrics } from './metrics.ts';

interface Flags {
  readonly env?: string;
  readonly unmerged?: true;
  readonly format: Format;
}

interface NamedVerb {
  readonly verb: 'createdb' | 'createuser';
  /** `user` or `database`. */
  readonly noun: string;
  /** Parameter whose items have the names. */
  readonly list: string;
  readonly run: (options: NamedOptions, adapters: ApplyAdapters) => Promise<RunReport>;
}

/** A verb that brings about one item of a list of a cluster. */
export function registerNamed(program: Command, { verb, noun, list, run }: NamedVerb): void {
  program
    .command(verb)
    .description(`create or update one declared ${noun} now (on the meta node)`)
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument(`<${noun}>`, `name of the ${noun} in ${list} of the inventory`)
    .addOption(makeEnvironmentOption())
    .addOption(makeUnmergedOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (cluster: string, name: string, flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const adapters = openApply({ environment, root, verb, report });
        const result = await withMetrics({ environment, root, verb }, () =>
          run({ environment, cluster, name, unmerged: flags.unmerged ?? false }, adapters),
        );
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : `${renderRunReport(result)}\n` };
      });
    });
}
