import type { Command } from 'commander';
import { openApply, openLedgerView } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { openStanding } from '../adapters/standing.ts';
import { standingFolder } from '../adapters/state-folder.ts';
import { lookLive, renderLive } from '../status/live.ts';
import { renderStatus, runStatus } from '../status/run.ts';
import { forgetStarted, lookStanding, renderStanding } from '../status/standing.ts';
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
        const open = () => openApply({ environment, root, verb: 'status', report });
        const look = flags.live ? await lookLive(environment, open) : undefined;
        if (look !== undefined && 'live' in look) await forgetStarted(environment, open());
        const byHand = lookStanding(openStanding(standingFolder(environment)), new Date().toISOString());
        const lines = [renderStatus(result), ...(look === undefined ? [] : [renderLive(look)])];
        return {
          ok: byHand.overdue.length === 0 && (look === undefined || ('live' in look && look.live.length === 0)),
          output:
            flags.format === 'json'
              ? toJson({ ...result, ...look, ...byHand })
              : `${lines.join('\n')}\n${renderStanding(byHand)}`,
        };
      });
    });
}
