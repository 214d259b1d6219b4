import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { openLedgerView } from '../adapters/open-apply.ts';
import { openRestore } from '../adapters/open-restore.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderVerified, showLedger, verify } from '../ledger/run.ts';
import { renderRestoreReport, restoreLedger } from '../ledger/restore.ts';
import { UserError } from '../core/types.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { confirmShown } from './confirmation.ts';

interface Flags {
  readonly env?: string;
  readonly format: Format;
}

interface ShowFlags extends Flags {
  readonly limit: number;
}

interface RestoreFlags extends Flags {
  readonly anyAge?: true;
  readonly unsigned?: true;
  readonly confirm?: string;
}

const SHOWN = 20;

export function registerLedger(program: Command): void {
  const ledger = program
    .command('ledger')
    .description('what was done on the hosts, and whether what is known of it is whole (on the meta node)');
  ledger
    .command('show')
    .description('print the newest entries of the ledger: who did what, on which hosts, with which proof')
    .addOption(makeEnvironmentOption())
    .option('--limit <entries>', 'how many of them', readCount, SHOWN)
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: ShowFlags) => {
      await runVerb(flags.format, () => {
        const shown = showLedger(openView(flags), flags.limit);
        return { ok: true, output: flags.format === 'json' ? toJson(shown.entries) : `${shown.text}\n` };
      });
    });
  ledger
    .command('verify')
    .description('check every object and every entry of the ledger; each problem is named')
    .addOption(makeEnvironmentOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, () => {
        const verified = verify(openView(flags));
        const ok = verified.problems.length === 0;
        return { ok, output: flags.format === 'json' ? toJson({ ok, ...verified }) : `${renderVerified(verified)}\n` };
      });
    });
  registerRestore(ledger);
}

function registerRestore(ledger: Command): void {
  ledger
    .command('restore')
    .description('take up the state that a lost meta node had published at origin, in its place')
    .addOption(makeEnvironmentOption())
    .option('--any-age', 'take a state that is older than state_max_age allows, too')
    .option('--unsigned', 'take a state that nobody signed, where environment.yml of main names no state_key')
    .option(
      '--confirm <environment>',
      "the environment's name once more: restores; without it, the state is only shown (asked for on a terminal)",
    )
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: RestoreFlags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const { anyAge = false, confirm: typed, unsigned = false } = flags;
        if (typed !== undefined && typed !== environment) {
          throw new UserError(`--confirm ${typed}: the environment is ${environment}; nothing was done [confirm]`);
        }
        const result = await restoreLedger(
          {
            ...{ environment, anyAge, unsigned },
            confirm: (found) => confirmShown(typed, 'restore the ledger like this', () => renderRestoreReport(found)),
          },
          openRestore({ environment, root, report }),
        );
        return { ok: true, output: flags.format === 'json' ? toJson(result) : `${renderRestoreReport(result)}\n` };
      });
    });
}

function openView(flags: Flags) {
  const root = findRepositoryRoot();
  const environment = pickEnvironment(root, flags.env);
  return { environment, ...openLedgerView(environment, root) };
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('write a number of entries, 1 or more.');
  return count;
}
