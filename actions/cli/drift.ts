import type { Command } from 'commander';
import { openDrift } from '../adapters/open-drift.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderDrift } from '../core/drift/text.ts';
import { runDrift } from '../drift/run.ts';
import { EXIT, makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { keepStatusPage } from './status-page.ts';

interface Flags {
  readonly env?: string;
  readonly publish?: true;
  readonly format: Format;
}

const HELP = `
Read-only: the proofs of what is in force on every host, and what the inventory does not know. What a look sees for the
first time is told when the next one sees it too.

Exit code: 0 no drift, ${String(EXIT.drift)} drift, ${String(EXIT.problems)} it could not be looked at.`;

export function registerDrift(program: Command): void {
  program
    .command('drift')
    .description('compare the live hosts with what is in force, and tell what nobody watches (on the meta node)')
    .addOption(makeEnvironmentOption())
    .option(
      '--publish',
      'sign what was found with the state of the ledger and write the status page, as the timer does',
    )
    .addOption(makeFormatOption('text', 'json'))
    .addHelpText('after', HELP)
    .action(async (flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const adapters = openDrift({ environment, root, verb: 'drift', report });
        const found = await runDrift(environment, adapters);
        if (flags.publish === true) {
          for (const warning of await adapters.ledger.publish()) report(`warning: ${warning}`);
          await keepStatusPage(environment, root);
        }
        const isFine = found.drift.length === 0;
        return {
          ok: isFine,
          ...(isFine ? {} : { exitCode: EXIT.drift }),
          output: flags.format === 'json' ? toJson({ ok: isFine, ...found }) : renderDrift(found),
        };
      });
    });
}
