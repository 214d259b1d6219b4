import type { Command } from 'commander';
import { openInventories } from '../adapters/open-inventories.ts';
import { findRepositoryRoot, pickEnvironments } from '../adapters/repository.ts';
import { renderWorkflowCommands } from '../core/render/workflow-commands.ts';
import { renderValidation, runValidate } from '../validate/run.ts';
import type { Validation } from '../validate/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeInventoryOption, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly inventory?: string;
  readonly format: Format;
}

export function registerValidate(program: Command): void {
  program
    .command('validate')
    .description('check the inventory: path:line:col: what is wrong; what to do [rule]')
    .addOption(makeEnvironmentOption().default(undefined, 'every environment').conflicts('inventory'))
    .addOption(makeInventoryOption())
    .addOption(makeFormatOption('text', 'json', 'github'))
    .action(async ({ env, inventory, format }: Flags) => {
      await runVerb(format, () => {
        const root = findRepositoryRoot();
        const adapters = openInventories(root);
        const options =
          inventory === undefined ? { environments: pickEnvironments(root, env) } : { environments: [], inventory };
        const result = runValidate(options, adapters);
        return { ok: result.ok, output: render(result, format) };
      });
    });
}

function render(result: Validation, format: Format): string {
  if (format === 'json') return toJson(result);
  if (format === 'github') return renderWorkflowCommands(result.problems);
  return renderValidation(result);
}
