import type { Difference } from '../core/onboarding/compare.ts';
import { compareInventories } from '../core/onboarding/compare.ts';
import { writeEnvironmentFiles } from '../core/onboarding/environment-files.ts';
import { describeForeign } from '../core/onboarding/foreign.ts';
import { judgeInventory, type Verdict, type WrittenVariable } from '../core/onboarding/verdict.ts';
import { unfold } from '../core/onboarding/unfold.ts';
import { splitInventory } from '../core/onboarding/split.ts';
import { loadInventory } from '../core/load/load.ts';
import { resolveInventory } from '../core/resolve/resolve.ts';
import type { CheckableInventory } from '../core/resolve/resolve.ts';
import { formatProblem, sortProblems } from '../core/general/problems.ts';
import { openSide } from '../core/side/open-side.ts';
import type { EnvironmentSource, InventorySource, Problem, SourceFile } from '../core/types.ts';
import { UserError } from '../core/types.ts';
import { UsageError } from '../core/usage-error.ts';

export interface ImportOptions {
  /** Name of the environment to be. */
  readonly environment: string;
  /** The inventory, one file. */
  readonly path: string;
}

export interface ImportAdapters {
  readonly readInventory: (path: string) => EnvironmentSource;
  readonly exists: (path: string) => boolean;
  /** Creates a folder with files, all of it or nothing. Paths as git has them. */
  readonly createFolder: (path: string, files: readonly SourceFile[]) => void;
  /** Random hexadecimal digits. */
  readonly createKey: () => string;
}

export interface ImportReport {
  /** Written. What validate finds in it is told, and does not undo it: it was there before. */
  readonly ok: boolean;
  readonly environment: string;
  /** What the file was written for; absent where it cannot be read. */
  readonly verdict?: Verdict;
  readonly files: readonly string[];
  readonly hosts: number;
  readonly groups: number;
  readonly problems: readonly Problem[];
  readonly next: readonly string[];
}

/** Brings a one-file inventory into the repository's layout, and proves that no host's variables change by it. */
export function runImport(options: ImportOptions, adapters: ImportAdapters): ImportReport {
  const { environment } = options;
  const folder = `inventory/${environment}`;
  if (!/^[a-z][a-z0-9-]*$/.test(environment) || environment === 'schema') {
    throw new UsageError(
      `"${environment}" is no name of an environment: small letters, digits and "-", and not "schema"`,
    );
  }
  if (adapters.exists(folder)) {
    throw new UserError(`${folder} is there already; choose another --env, or remove the folder first [import]`);
  }
  const { inventory } = adapters.readInventory(options.path);
  const source = findOnlyFile(inventory);
  const loaded = loadInventory(inventory);
  const unreadable = loaded.problems.filter(isError);
  if (unreadable.length > 0) return refuse(environment, sortProblems(unreadable));
  const before = resolveInventory(loaded.inventory);
  const verdict = judgeInventory(listWritten(before));

  const hosts = [...splitInventory(unfold(source)), ...listVariableFiles(inventory)];
  const files = hosts.map(({ path, text }) => ({ path: `${folder}/hosts/${path}`, text }));
  const after = readBack({ root: `${folder}/hosts`, files });
  const differences = [...compareInventories(before, after)].map((difference) => toProblem(difference, source, before));
  if (differences.length > 0) return { ...refuse(environment, sortProblems(differences)), verdict };

  const beside = writeEnvironmentFiles(adapters.createKey());
  const written = [...beside.map(({ path, text }) => ({ path: `${folder}/${path}`, text })), ...files];
  adapters.createFolder(folder, written);
  return {
    ok: true,
    environment,
    verdict,
    files: written.map(({ path }) => path),
    hosts: before.hosts.length,
    groups: before.groups.size,
    problems: checkWritten(environment, written),
    next: listNext(environment),
  };
}

function listWritten({ written }: CheckableInventory): readonly WrittenVariable[] {
  const layers = [...written.groups.values(), ...written.hosts.values()].flatMap((one) => one.layers);
  return layers.flatMap(({ values }) => Object.entries(values));
}

function findOnlyFile({ root, files }: InventorySource): SourceFile {
  const source = files.find(({ path }) => path === root);
  if (source === undefined) {
    const advice = 'copy a folder to inventory/ENVIRONMENT/hosts yourself, it has the layout that Ansible reads';
    throw new UserError(`${root} is a folder, import takes one file; ${advice} [import]`);
  }
  const foreign = describeForeign(source);
  if (foreign !== undefined) throw new UserError(foreign);
  return source;
}

/** group_vars/ and host_vars/ beside the file: Ansible reads them, so they come along. */
function listVariableFiles({ root, files }: InventorySource): readonly SourceFile[] {
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  return files
    .filter(({ path }) => path !== root)
    .map(({ path, text }) => ({ path: path.startsWith(folder) ? path.slice(folder.length) : path, text }));
}

function readBack(source: InventorySource): CheckableInventory {
  const { inventory, problems } = loadInventory(source);
  const [first] = problems.filter(isError);
  if (first === undefined) return resolveInventory(inventory);
  const message = 'the file cannot be cut into one file a group; nothing is written. What would come out:';
  throw new UserError(`${message} ${formatProblem(first)}`);
}

function toProblem(difference: Difference, { path }: SourceFile, before: CheckableInventory): Problem {
  const { message, position, variable } = difference;
  const layers = variable === undefined ? [] : (before.written.hosts.get(variable.host)?.layers ?? []);
  const writers = layers.filter(({ values }) => variable !== undefined && Object.hasOwn(values, variable.name));
  const reason =
    writers.length > 1
      ? 'two groups set it for the host, and the later one in the file wins; write it in one of them'
      : 'it cannot be cut out as it is laid out; write it more plainly';
  const place = position ?? { file: path, line: 1, column: 1 };
  return { ...place, severity: 'error', rule: 'import', message: `${message}: ${reason}`, path: '' };
}

function checkWritten(environment: string, files: readonly SourceFile[]): readonly Problem[] {
  const folder = `inventory/${environment}`;
  const hosts = files.filter(({ path }) => path.startsWith(`${folder}/hosts/`));
  const find = (name: string): SourceFile | undefined => files.find(({ path }) => path === `${folder}/${name}`);
  const [environmentFile, removalsFile] = [find('environment.yml'), find('removals.yml')];
  const source: EnvironmentSource = {
    environment,
    side: { path: folder },
    inventory: { root: `${folder}/hosts`, files: hosts },
    ...(environmentFile === undefined ? {} : { environmentFile }),
    ...(removalsFile === undefined ? {} : { removalsFile }),
  };
  return openSide(source).problems;
}

function listNext(environment: string): readonly string[] {
  return [
    `scripts/ops validate --env ${environment}    # until it has no errors`,
    `git add inventory/${environment}`,
    `name it in the workflows, as README says in step 1 of "Use it for your clusters"`,
    `scripts/ops plan --env ${environment}`,
  ];
}

function refuse(environment: string, problems: readonly Problem[]): ImportReport {
  return { ok: false, environment, files: [], hosts: 0, groups: 0, problems, next: [] };
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
