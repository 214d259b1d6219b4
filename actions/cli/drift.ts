import type { Command } from 'commander';
import { readLastLook } from '../adapters/last-look.ts';
import { openOfferRepository } from '../adapters/offer-repository.ts';
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

const ACCEPT_HELP = `
It takes what the last look found, and does not look anew: a look asks every host for minutes, from the meta node alone, and
only what two looks in a row have seen counts. On the meta node that is its own report; elsewhere it is what the node has
published, after git fetch origin '+refs/ops/*:refs/ops/*'.

Without a choice it prints what can be written. With one, it makes a branch from HEAD of this checkout, ready to push: work
tree, index and HEAD stay as they are. What cannot be written exactly is named with the place to edit.

  scripts/ops drift accept
  scripts/ops drift accept --kind role --subject pg-test
  scripts/ops drift accept --all

Exit code: 0 everything chosen is written and validate finds no error in it, ${String(EXIT.problems)} otherwise.`;

interface AcceptFlags {
  readonly env?: string;
  readonly all?: true;
  readonly kind?: string;
  readonly subject?: string;
  readonly item?: string;
  readonly format: Format;
}

function registerAccept(drift: Command): void {
  drift
    .command('accept')
    .description('write what the last look found into the inventory, as a branch')
    .addOption(makeEnvironmentOption())
    .option('--all', 'all that can be written')
    .option('--kind <kind>', 'findings of this kind: role, pg_hba_known, pg_roles_known, pg_databases_known …')
    .option('--subject <name>', 'findings of this cluster or host')
    .option('--item <item>', 'the one of this name or text; labels of a cluster go together all the same')
    .addOption(makeFormatOption('text', 'json'))
    .addHelpText('after', ACCEPT_HELP)
    .action((flags: AcceptFlags) =>
      runVerb(flags.format, async () => {
        // What edits files is large, and no look should wait for it.
        const { renderAccept, runAccept } = await import('../drift/accept.ts');
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const { format, all = false, kind, subject, item } = flags;
        const found = runAccept(
          environment,
          {
            all,
            ...(kind === undefined ? {} : { kind }),
            ...(subject === undefined ? {} : { subject }),
            ...(item === undefined ? {} : { item }),
          },
          {
            readLook: () => readLastLook(root, environment),
            repository: openOfferRepository(root, environment),
          },
        );
        return { ok: found.ok, output: format === 'json' ? toJson(found) : renderAccept(found) };
      }),
    );
}

export function registerDrift(program: Command): void {
  const drift = program.command('drift').enablePositionalOptions();
  registerAccept(drift);
  drift
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
