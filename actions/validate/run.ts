import { formatProblem, sortProblems } from '../core/general/problems.ts';
import { findCopies } from '../core/side/copies.ts';
import { openSide } from '../core/side/open-side.ts';
import type { EnvironmentSource, Problem } from '../core/types.ts';

export interface ValidateOptions {
  /** Names of environments; not read where `inventory` is given. */
  readonly environments: readonly string[];
  /** Any inventory, by its path. */
  readonly inventory?: string;
}

export interface ValidateAdapters {
  readonly readEnvironment: (environment: string) => EnvironmentSource;
  readonly readInventory: (path: string) => EnvironmentSource;
}

export interface Validation {
  /** No errors; there may be warnings. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}

export function runValidate(options: ValidateOptions, adapters: ValidateAdapters): Validation {
  const sources =
    options.inventory === undefined
      ? options.environments.map(adapters.readEnvironment)
      : [adapters.readInventory(options.inventory)];
  const sides = sources.map((source) => openSide(source));
  const problems = sortProblems([...sides.flatMap((side) => side.problems), ...findCopies(sides)]);
  return { ok: !problems.some(isError), problems };
}

/** One problem a line, and a last line that counts them. */
export function renderValidation({ problems }: Validation): string {
  const lines = problems.map((problem) =>
    problem.severity === 'warning' ? `warning: ${formatProblem(problem)}` : formatProblem(problem),
  );
  const errors = problems.filter(isError).length;
  const summary = `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`;
  return [...lines, summary].map((line) => `${line}\n`).join('');
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
