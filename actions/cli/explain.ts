import { Option } from 'commander';
import type { Command } from 'commander';
import { readBundledCatalogue } from '../adapters/catalogue.ts';
import { readEnvironmentFolder, readInventoryPath } from '../adapters/files.ts';
import { openPlan } from '../adapters/open-plan.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { explainStep } from '../core/explain/step.ts';
import { renderParameters, renderStep } from '../core/render/explain.ts';
import { UsageError } from '../core/usage-error.ts';
import { runExplain } from '../explain/run.ts';
import { runPlan } from '../plan/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeInventoryOption, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly inventory?: string;
  readonly step?: string;
  readonly existing?: string;
  readonly desired?: string;
  readonly format: Format;
}

export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('tell where a value of a host comes from and what a change of it runs, or why a step is in the plan')
    .argument('[host]', 'a host of the inventory')
    .argument('[parameter]', 'one variable (default: all that the host has)')
    .addOption(makeEnvironmentOption().conflicts('inventory'))
    .addOption(makeInventoryOption())
    .addOption(new Option('--step <id>', 'a step of the plan, such as s01').conflicts('inventory'))
    .option('--existing <revision|path>', 'with --step: as in plan, rev: and path: too')
    .option('--desired <revision|path>', 'with --step: as in plan')
    .addOption(makeFormatOption('text', 'json'))
    .action(async (host: string | undefined, parameter: string | undefined, flags: Flags) => {
      await runVerb(flags.format, () => ({ ok: true, output: explain(host, parameter, flags) }));
    });
}

function explain(host: string | undefined, parameter: string | undefined, flags: Flags): string {
  if ((host === undefined) === (flags.step === undefined))
    throw new UsageError(
      'name a host, or a step of the plan: scripts/ops explain HOST [PARAMETER], or scripts/ops explain --step s01 [explain]',
    );
  if (host !== undefined && (flags.existing ?? flags.desired) !== undefined)
    throw new UsageError(
      '--existing and --desired are sides of a plan, of which --step explains a step; for a host of another inventory there is --inventory [explain]',
    );
  const root = findRepositoryRoot();
  if (host === undefined) return explainPlan(root, flags);
  const source =
    flags.inventory === undefined
      ? readEnvironmentFolder(root, pickEnvironment(root, flags.env))
      : readInventoryPath(flags.inventory);
  const options = { host, ...(parameter === undefined ? {} : { parameter }) };
  const parameters = runExplain(options, source, readBundledCatalogue());
  return flags.format === 'json' ? toJson(parameters) : renderParameters(parameters);
}

function explainPlan(root: string, { env, existing, desired, step = '', format }: Flags): string {
  const environment = pickEnvironment(root, env);
  const sides = { ...(existing === undefined ? {} : { existing }), ...(desired === undefined ? {} : { desired }) };
  const plan = runPlan({ environment, ...sides, allowUnpublished: true }, openPlan(root));
  const explained = explainStep(plan, readBundledCatalogue(), step);
  return format === 'json' ? toJson(explained) : renderStep(plan, explained);
}
