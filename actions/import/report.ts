/** What an import tells: what the file is, what stops, what will be different. A screen, and all of it on request. */
import { formatProblem } from '../core/general/problems.ts';
import { count } from '../core/general/words.ts';
import type { Verdict } from '../core/onboarding/verdict.ts';
import type { Problem } from '../core/types.ts';
import type { ImportReport } from './run.ts';

/** Of each part; the whole fits the 40 lines of a terminal. */
const MOST_ERRORS = 10;
const MOST_KINDS = 8;
const MOST_FILES = 4;
const MOST_NAMES = 3;
const WIDTH = 110;

export function renderImport(report: ImportReport, all = false): string {
  const { ok, verdict, problems } = report;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const parts = [
    ...(verdict === undefined ? [] : tellVerdict(verdict, all)),
    ...tellErrors(errors, all, new Set(verdict?.differences.flatMap(({ names }) => names))),
    ...tellWarnings(warnings, all),
    ...(ok ? tellWritten(report, all) : ['refused, nothing is written']),
    '',
  ];
  return parts.join('\n');
}

function tellVerdict({ product, isSupported, differences }: Verdict, all: boolean): readonly string[] {
  if (isSupported) return [`${product}: it can be put here as it is.`, ''];
  if (differences.length === 0)
    return [`${product}: inventories of Pigsty 1.2 to 1.5 can be put here as they are.`, ''];
  const names = (list: readonly string[]) =>
    list.length > MOST_NAMES && !all ? `${list.slice(0, MOST_NAMES).join(', ')} …` : list.join(', ');
  return [
    `${product}: not yet; 1.2 to 1.5 can be put here. ${differences.length === 1 ? 'This thing differs' : `These ${String(differences.length)} things differ`}:`,
    ...differences.map((one) => cut(`  ${one.title} (${names(one.names)}): ${one.here}`, all)),
    '',
  ];
}

/** Errors of names that the verdict has told are counted, not listed. */
function tellErrors(errors: readonly Problem[], all: boolean, told: ReadonlySet<string>): readonly string[] {
  if (errors.length === 0) return [];
  const isTold = ({ rule, path }: Problem): boolean =>
    !all && rule === 'unknown-parameter' && told.has(path.split('.').at(-1) ?? '');
  const others = errors.filter((problem) => !isTold(problem));
  const names = errors.length - others.length;
  const shown = all ? others : others.slice(0, MOST_ERRORS);
  return [
    `What stops you: ${count(errors.length, 'error')}`,
    // Whole: the end of each says what to do.
    ...shown.map((problem) => `  ${formatProblem(problem)}`),
    ...tellMore(others.length - shown.length, 'error'),
    ...(names === 0 ? [] : [`  ${count(names, 'place')} with the names above`]),
    '',
  ];
}

/** By rule, the most frequent first: what will be different is mostly the same thing many times. */
function tellWarnings(warnings: readonly Problem[], all: boolean): readonly string[] {
  if (warnings.length === 0) return [];
  const title = `What will be different: ${count(warnings.length, 'warning')}`;
  if (all) return [title, ...warnings.map((problem) => `  ${formatProblem(problem)}`), ''];
  const kinds = new Map<string, Problem[]>();
  for (const warning of warnings) kinds.set(warning.rule, [...(kinds.get(warning.rule) ?? []), warning]);
  const sorted = [...kinds].sort(([, left], [, right]) => right.length - left.length);
  const shown = sorted.slice(0, MOST_KINDS).map(([rule, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
    return cut(`  ${rule}${more}: ${first?.message ?? ''}`);
  });
  return [title, ...shown, ...tellMore(sorted.length - shown.length, 'kind'), ''];
}

function tellWritten({ environment, files, hosts, groups, next }: ImportReport, all: boolean): readonly string[] {
  const few = files.length <= MOST_FILES || all;
  const wrote = few
    ? files.map((path) => `wrote ${path}`)
    : [`wrote ${count(files.length, 'file')} below inventory/${environment}`];
  return [
    ...wrote,
    `The variables of ${count(hosts, 'host')} and the members of ${count(groups, 'group')} are the same as before.`,
    '',
    `Next, for environment "${environment}":`,
    ...next.map((step) => `  ${step}`),
  ];
}

function tellMore(number: number, noun: string): readonly string[] {
  return number > 0
    ? [`  … and ${String(number)} more ${noun}${number === 1 ? '' : 's'}: --all tells them, and so does validate`]
    : [];
}

/** Of what is only counted: the rest of a line is asked for with --all. */
function cut(line: string, all = false): string {
  return all || line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}
