import type { Command } from 'commander';
import { readBundledCatalogue } from '../adapters/catalogue.ts';
import { readPlaybookFolder } from '../adapters/playbooks.ts';
import { findRepositoryRoot } from '../adapters/repository.ts';
import { runCatalogue, runCatalogueOf } from '../catalogue/run.ts';
import { renderOverview, renderParameter } from '../core/render/catalogue.ts';
import { makeFormatOption, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly format: Format;
}

export function registerCatalogue(program: Command): void {
  program
    .command('catalogue')
    .argument('[parameter]', 'one parameter (default: an overview of all that count)')
    .description('print which tasks read a parameter and what its change runs, and whether the two agree')
    .addOption(makeFormatOption('text', 'json'))
    .action(async (parameter: string | undefined, { format }: Flags) => {
      await runVerb(format, () => {
        const root = findRepositoryRoot();
        const adapters = { catalogue: readBundledCatalogue(), readPlaybooks: () => readPlaybookFolder(root) };
        if (parameter === undefined) {
          const overview = runCatalogue(adapters);
          return { ok: overview.ok, output: format === 'json' ? toJson(overview) : renderOverview(overview) };
        }
        const entry = runCatalogueOf(parameter, adapters);
        return { ok: entry.ok, output: format === 'json' ? toJson(entry) : renderParameter(entry) };
      });
    });
}
