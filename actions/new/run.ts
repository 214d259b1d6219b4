import { findNewProblems } from '../core/onboarding/new-problems.ts';
import { editThing } from '../core/onboarding/things.ts';
import type { Edit, Thing } from '../core/onboarding/things.ts';
import { formatProblem, sortProblems } from '../core/general/problems.ts';
import { openSide, type Side } from '../core/side/open-side.ts';
import type { EnvironmentSource, Problem, SourceFile } from '../core/types.ts';

export interface NewOptions {
  readonly environment: string;
  readonly thing: Thing;
}

export interface NewAdapters {
  readonly readEnvironment: (environment: string) => EnvironmentSource;
  /** Replaces the text of a file whole; refuses where it is not `before` any more. */
  readonly replaceFile: (file: SourceFile, before: string | undefined) => void;
}

export interface NewReport {
  /** False: refused, and nothing is written. */
  readonly ok: boolean;
  readonly environment: string;
  readonly file: string;
  readonly line: number;
  /** What was written, passwords masked. */
  readonly text: string;
  /** What validate says that it did not say before. */
  readonly problems: readonly Problem[];
  readonly next: readonly string[];
}

/** Writes one thing into the inventory, if validate has nothing against it. */
export function runNew({ environment, thing }: NewOptions, adapters: NewAdapters): NewReport {
  const source = adapters.readEnvironment(environment);
  const side = openSide(source);
  const unreadable = side.loadProblems.filter(isError);
  if (unreadable.length > 0) return { ...EMPTY, environment, problems: sortProblems(unreadable) };
  const edit = editThing(thing, { inventory: source.inventory, resolved: side.resolved, removals: side.removals });
  const { path, line, text } = edit.file;
  const found = findNewProblems(side, withFile(side, edit));
  // What was written first: one line may leave many others without a use.
  const isOwn = (problem: Problem) => path === problem.file || path.endsWith(`/${problem.file}`);
  const problems = [...found.filter(isOwn), ...found.filter((problem) => !isOwn(problem))];
  const report = { environment, file: path, line, text: edit.shown, problems };
  if (problems.some(isError)) return { ...report, ok: false, next: [] };
  adapters.replaceFile({ path, text }, edit.before);
  return { ...report, ok: true, next: listNext(environment, thing, path) };
}

export function renderNew({ ok, file, line, text, problems, next }: NewReport): string {
  const found = problems.map(
    (problem) => `${problem.severity === 'warning' ? 'warning: ' : ''}${formatProblem(problem)}`,
  );
  if (!ok) {
    const places = line > 0 ? '; the places are those of the text as it would be' : '';
    return [...found, `refused, nothing is written${places}`, ''].join('\n');
  }
  return [`wrote ${file}:${line}`, '', text, '', ...found, 'Next:', ...next.map((step) => `  ${step}`), ''].join('\n');
}

const EMPTY: NewReport = { ok: false, environment: '', file: '', line: 0, text: '', problems: [], next: [] };

function withFile({ source }: Side, { file: { path, text } }: Edit): Side {
  const others = source.inventory.files.filter((file) => file.path !== path);
  const files = [...others, { path, text }];
  return openSide({ ...source, inventory: { ...source.inventory, files } });
}

function listNext(environment: string, thing: Thing, path: string): readonly string[] {
  return [...listAdvice(environment, thing, path), `git diff ${path}`, `scripts/ops plan --env ${environment}`];
}

function listAdvice(environment: string, thing: Thing, path: string): readonly string[] {
  if (thing.kind === 'cluster') {
    return [
      `scripts/ops new user ${thing.cluster} NAME --env ${environment}`,
      `scripts/ops new database ${thing.cluster} NAME --owner USER --env ${environment}`,
      `git add -N ${path}`,
    ];
  }
  if (thing.kind !== 'item' || thing.parameter !== 'pg_users') return [];
  const { password } = thing.item;
  if (password === undefined)
    return ['add a password (ansible-vault encrypt_string), or the user cannot log in with one'];
  return typeof password === 'string' ? ['the password is in clear there; ansible-vault encrypt_string hides it'] : [];
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
