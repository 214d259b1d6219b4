import type { Command } from 'commander';
import { openApply } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runAdopt } from '../adopt/run.ts';
import { renderAdoptReport } from '../core/adoption/report.ts';
import type { AdoptReport } from '../core/adoption/report.ts';
import { UserError } from '../core/types.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { confirmShown } from './confirmation.ts';

interface Flags {
  readonly env?: string;
  readonly confirm?: string;
  readonly takeOver?: string;
  readonly format: Format;
}

export function registerAdopt(program: Command): void {
  program
    .command('adopt')
    .description(
      'begin the ledger of a fleet that lives: compare it with the checked-out commit, change no host (on the meta node)',
    )
    .addOption(makeEnvironmentOption())
    .option(
      '--confirm <environment>',
      "the environment's name once more: begins the ledger; without it, hosts are only compared (asked for on a terminal)",
    )
    .option(
      '--take-over <environment>',
      "the environment's name: this machine takes its place from the one whose state is published",
    )
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        if (flags.confirm !== undefined && flags.confirm !== environment) {
          throw new UserError(
            `--confirm ${flags.confirm}: the environment is ${environment}; nothing was done [confirm]`,
          );
        }
        const adapters = openApply({ environment, root, verb: 'adopt', report });
        const confirm = (found: AdoptReport) =>
          confirmShown(flags.confirm, 'begin the ledger with this', () => renderAdoptReport(found));
        const { takeOver } = flags;
        const result = await runAdopt(
          { environment, confirm, ...(takeOver === undefined ? {} : { takeOver }) },
          adapters,
        );
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : `${renderAdoptReport(result)}\n` };
      });
    });
}
