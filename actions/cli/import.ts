import { Option } from 'commander';
import type { Command } from 'commander';
import { readInventoryPath } from '../adapters/files.ts';
import { createFolder, createKey, isTaken } from '../adapters/inventory-files.ts';
import { findRepositoryRoot } from '../adapters/repository.ts';
import { makeFormatOption, readInventoryArgument, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env: string;
  readonly format: Format;
  readonly all?: true;
}

const HELP = `
Writes inventory/ENVIRONMENT/: hosts/globals.yml, one file a group, environment.yml with a new fingerprint key, and
removals.yml. Comments are kept. The variables of every host are compared before anything is written: where one would
change, nothing is. It prints first what the file was written for, then what stops you, then what will be different.
The exit code is 0 where the files are written, also where they have errors: scripts/ops validate tells a script of those.

  scripts/ops import ~/pigsty/pigsty.yml --env prod`;

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('split a one-file inventory (pigsty.yml) into a new environment, proving that nothing changes')
    .argument('<path>', 'the inventory, one YAML file', readInventoryArgument)
    .addOption(
      new Option('--env <environment>', 'name of the new folder under inventory/; required').makeOptionMandatory(),
    )
    .option('--all', 'print every problem, name and file, not one screen of them')
    .addOption(makeFormatOption('text', 'json'))
    .addHelpText('after', HELP)
    .action(async (path: string, { env, format, all }: Flags) => {
      await runVerb(format, async () => {
        // What edits files is large, and no other verb should wait for it.
        const [{ runImport }, { renderImport }] = await Promise.all([
          import('../import/run.ts'),
          import('../import/report.ts'),
        ]);
        const root = findRepositoryRoot();
        const report = runImport(
          { environment: env, path },
          {
            readInventory: readInventoryPath,
            exists: (folder) => isTaken(root, folder),
            createFolder: (folder, files) => createFolder(root, folder, files),
            createKey,
          },
        );
        return {
          ok: report.ok,
          output:
            format === 'json'
              ? toJson(report)
              : renderImport(report, { all: all ?? false, isTerminal: process.stdout.isTTY }),
        };
      });
    });
}
