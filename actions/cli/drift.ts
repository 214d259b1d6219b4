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
It only reads: it repeats the proofs of what is in force on every host, and finds what the inventory does not have. A
difference counts as drift when two looks in a row have seen it.

Exit code: 0 no drift, ${String(EXIT.drift)} drift, ${String(EXIT.problems)} the look failed.`;

export function registerDrift(program: Command): void {
  program
    .command('drift')
    .description(
      'compare the live hosts with what is in force, and tell what was changed by hand or is left undone (on the meta node)',
    )
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
