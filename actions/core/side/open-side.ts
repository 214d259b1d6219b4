/**
 * A side: all that is known of one commit or path of an environment. Each part is computed when somebody first asks for it,
 * and once: validate never diffs, hostvars never checks, and no file is parsed twice.
 */
import { readEnvironmentFile, readRemovals } from '../load/environment.ts';
import type { Environment, Removal } from '../load/environment.ts';
import { makeDocumentReader, readDocument } from '../load/document-reader.ts';
import { loadInventory } from '../load/load.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import { resolveInventory } from '../resolve/resolve.ts';
import { readYaml } from '../load/yaml-reader.ts';
import { checkInventory, findErrors } from '../check/check.ts';
import type { Memo } from '../memo.ts';
import { sortProblems } from '../general/problems.ts';
import { findLinkProblems } from '../check/links.ts';
import { findUnreadProblems } from '../check/unread-files.ts';
import type { EnvironmentSource, Problem } from '../types.ts';
import { findRekeyed } from './rekeyed.ts';

export interface Side {
  readonly source: EnvironmentSource;
  /** Effective variables of every host. */
  readonly resolved: CheckableInventory;
  /** What reading the inventory's files found; nothing of a file with an error in it is in `resolved`. */
  readonly loadProblems: readonly Problem[];
  /** environment.yml, or its defaults. */
  readonly environment: Environment;
  /** removals.yml as written, expired and used entries included. */
  readonly removals: readonly Removal[];
  /** Everything that is wrong, warnings included, in reading order. Where a file cannot be read, only what reading found. */
  readonly problems: readonly Problem[];
  /** What a plan is refused for, each error once. Rules that can only warn are not asked. */
  readonly errors: readonly Problem[];
  /** Encrypted texts of the inventory, by the name under which they are compared. */
  readonly ciphertexts: ReadonlySet<string>;
}

export interface OpenOptions {
  /** One for several sides: they share the values of equal files, and what is computed of them. */
  readonly memo?: Memo;
  /** Ciphertext to the one that it equals on another side, after a change of the vault's password. */
  readonly renamed?: ReadonlyMap<string, string>;
}

export function openSide(source: EnvironmentSource, options: OpenOptions = {}): Side {
  const load = once(() => loadWithCiphertexts(source, options));
  const resolve = once(() => resolveInventory(load().inventory, options.memo));
  const environment = once(() => readEnvironmentFile(source.environmentFile));
  const removals = once(() => readRemovals(source.removalsFile));
  const checked = once(() => ({
    resolved: resolve(),
    environment: environment(),
    removals: removals(),
    name: source.environment,
    environmentFile: source.environmentFile,
    files: source.inventory.files,
  }));
  const problems = once(() => {
    const { problems: found } = load();
    const readable = found.some(isUnreadable) ? [] : checkInventory(checked());
    return sortProblems([...findLinkProblems(source), ...findUnreadProblems(source), ...found, ...readable]);
  });
  const errors = once(() => listErrors([...findLinkProblems(source), ...load().problems, ...findErrors(checked())]));
  return {
    source,
    get resolved() {
      return resolve();
    },
    get loadProblems() {
      return load().problems;
    },
    get environment() {
      return environment().environment;
    },
    get removals() {
      return removals().removals;
    },
    get problems() {
      return problems();
    },
    get errors() {
      return errors();
    },
    get ciphertexts() {
      return load().ciphertexts;
    },
  };
}

export interface OpenedSides {
  readonly desired: Side;
  /** In the order of their sources. */
  readonly existing: readonly Side[];
}

/** Sides again, in which a value that was only encrypted anew is equal. */
export function matchSides({ desired, existing }: OpenedSides): OpenedSides {
  const { vault } = desired.source.inventory;
  if (vault === undefined) return { desired, existing };
  const theirs = new Set(existing.flatMap(({ ciphertexts }) => [...ciphertexts]));
  const renamed = findRekeyed(vault, theirs, desired.ciphertexts);
  const again = (side: Side) =>
    [...side.ciphertexts].some((text) => renamed.has(text)) ? openSide(side.source, { renamed }) : side;
  return { desired: again(desired), existing: existing.map(again) };
}

/** Once each: what a file's shape says may be said by its rules too. */
export function listErrors(problems: readonly Problem[]): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return [...new Map(errors.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** What may have to be decrypted is read without sharing: each ciphertext must be seen. */
function loadWithCiphertexts(source: EnvironmentSource, { memo, renamed }: OpenOptions) {
  const ciphertexts = new Set<string>();
  const rename = (ciphertext: string): string => {
    const name = renamed?.get(ciphertext) ?? ciphertext;
    ciphertexts.add(name);
    return name;
  };
  const { inventory, links = [] } = source;
  const hasVault = inventory.vault !== undefined;
  // A link is refused by its name: what it leads to is no part of the inventory, and need not look like one.
  const isLinked = (path: string) => links.some((link) => path === link.path || path.startsWith(`${link.path}/`));
  const files = links.length === 0 ? inventory.files : inventory.files.filter(({ path }) => !isLinked(path));
  const readShared = memo === undefined ? readDocument : makeDocumentReader(memo);
  const loaded = loadInventory({ ...inventory, files }, hasVault ? (text) => readYaml(text, rename) : readShared);
  return { ...loaded, ciphertexts };
}

/** Nothing is known of such a file, so that rules would report its hosts and variables as missing. */
function isUnreadable({ rule, severity }: Problem): boolean {
  return severity === 'error' && (rule === 'syntax' || rule === 'vault');
}

function once<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => {
    known ??= { result: compute() };
    return known.result;
  };
}
