/** What the playbooks read and what the catalogue says of it, by a static reading of both. */
import type { Catalogue } from '../core/catalogue/types.ts';
import { findNearestName } from '../core/general/nearest-name.ts';
import { checkReading } from '../core/catalogue-check/check-playbooks.ts';
import { describeParameter } from '../core/catalogue-check/describe.ts';
import type { CatalogueOverview, ParameterReport } from '../core/catalogue-check/describe.ts';
import { listTasks, listParameterEffects, openReading } from '../core/playbooks/reading.ts';
import type { PlaybookFiles } from '../core/playbooks/types.ts';
import { isSetting } from '../core/settings/tables.ts';
import { UsageError } from '../core/usage-error.ts';
import type { Problem } from '../core/types.ts';

export interface CatalogueAdapters {
  readonly catalogue: Catalogue;
  readonly readPlaybooks: () => PlaybookFiles;
}

export interface CatalogueEntry extends ParameterReport {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}

export function runCatalogue({ catalogue, readPlaybooks }: CatalogueAdapters): CatalogueOverview {
  const reading = openReading(readPlaybooks(), catalogue);
  const problems = checkReading(reading);
  const tasks = listTasks(reading);
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const names = new Set(reading.reader.read(task).reads.map(({ name }) => name));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parameters = [...catalogue.parameters.values()]
    .map((parameter) => ({
      parameter: parameter.name,
      effects: [...new Set(listParameterEffects(parameter).map(({ effect }) => effect))],
      readers: counts.get(parameter.name) ?? 0,
      refused: parameter.refusal !== undefined,
    }))
    .filter(({ effects, readers, refused }) => effects.length > 0 || readers > 0 || refused);
  return { ok: problems.length === 0, tasks: tasks.length, parameters, problems };
}

/** Throws UsageError for a parameter that is none. */
export function runCatalogueOf(name: string, { catalogue, readPlaybooks }: CatalogueAdapters): CatalogueEntry {
  if (!catalogue.parameters.has(name)) {
    if (isSetting(name)) throw new UsageError(`"${name}" is a setting of PostgreSQL; ask for pg_parameters`);
    const nearest = findNearestName(name, catalogue.parameters.keys());
    throw new UsageError(`"${name}" is no parameter${nearest === undefined ? '' : `; did you mean ${nearest}?`}`);
  }
  const reading = openReading(readPlaybooks(), catalogue);
  const problems = checkReading(reading).filter(({ path }) => path.split('.', 1)[0] === name);
  return { ok: problems.length === 0, ...describeParameter(reading, name), problems };
}
