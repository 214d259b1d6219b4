import type { Command } from 'commander';
import { openLedgerView } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderStatus, runStatus } from '../status/run.ts';
import { makeEnvironmentOption, makeFormatOption, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly format: Format;
}

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('print what is in force on each host, by the ledger (on the meta node)')
    .addOption(makeEnvironmentOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const result = runStatus(environment, openLedgerView(environment, root));
        return { ok: true, output: flags.format === 'json' ? toJson(result) : `${renderStatus(result)}\n` };
      });
    });
}
