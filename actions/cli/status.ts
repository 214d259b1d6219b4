import type { Command } from 'commander';
import { openApply, openLedgerView } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { findLiveFaults, renderLiveFaults } from '../status/live.ts';
import { renderStatus, runStatus } from '../status/run.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly live: boolean;
  readonly format: Format;
}

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('print what is in force on each host, by the ledger, and what is not right there (on the meta node)')
    .addOption(makeEnvironmentOption())
    .option('--no-live', 'ask the ledger only, and no host')
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const result = runStatus(environment, openLedgerView(environment, root));
        if (!flags.live)
          return { ok: true, output: flags.format === 'json' ? toJson(result) : `${renderStatus(result)}\n` };
        const adapters = openApply({ environment, root, verb: 'status', report });
        const faults = await findLiveFaults(environment, result.head, adapters);
        const text = `${renderStatus(result)}\n${renderLiveFaults(faults)}\n`;
        return {
          ok: faults.length === 0,
          output: flags.format === 'json' ? toJson({ ...result, live: faults }) : text,
        };
      });
    });
}
