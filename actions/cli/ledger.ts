import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { openLedgerView } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderVerified, showLedger, verify } from '../ledger/run.ts';
import { makeEnvironmentOption, makeFormatOption, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly format: Format;
}

interface ShowFlags extends Flags {
  readonly limit: number;
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
}

function openView(flags: Flags) {
  const root = findRepositoryRoot();
  const environment = pickEnvironment(root, flags.env);
  return { environment, ...openLedgerView(environment, root) };
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('a number of entries, 1 or more');
  return count;
}
