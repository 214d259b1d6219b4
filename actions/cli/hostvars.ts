import type { Command } from 'commander';
import { openInventories } from '../adapters/open-inventories.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { formatProblem } from '../core/general/problems.ts';
import { runHostvars } from '../hostvars/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeInventoryOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly inventory?: string;
  readonly format: Format;
}

export function registerHostvars(program: Command): void {
  program
    .command('hostvars')
    .description("print every host's variables as JSON, equal to _meta.hostvars of ansible-inventory --list")
    .addOption(makeEnvironmentOption().conflicts('inventory'))
    .addOption(makeInventoryOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async ({ env, inventory, format }: Flags) => {
      await runVerb(format, () => {
        const root = findRepositoryRoot();
        const adapters = openInventories(root);
        const options = inventory === undefined ? { environment: pickEnvironment(root, env) } : { inventory };
        const { ok, problems, output } = runHostvars(options, adapters);
        for (const problem of problems) report(formatProblem(problem));
        if (!ok && format === 'json') return { ok, output: toJson({ ok, problems }) };
        return { ok, output };
      });
    });
}
