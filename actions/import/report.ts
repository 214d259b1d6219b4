/** What an import prints: what the file is, what stops, what will be different. One screen, or with `--all` everything. */
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
/** Rules that warn of what a plan may refuse an instance for. */
const REFUSED_LATER = ['unsupported-value', 'debian-version', 'renamed-parameter'];

/** How much of a report is printed. */
export interface ImportView {
  /** Everything, not one screen of it. */
  readonly all?: boolean;
  /** Long lines are cut at the width of a screen. A pipe gets them whole. */
  readonly isTerminal?: boolean;
}

export function renderImport(report: ImportReport, view: ImportView = {}): string {
  const { ok, problems } = report;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const found = tellFound(report, view);
  const isWhole = found.join('\n') === tellFound(report, { all: true }).join('\n');
  const parts = [
    ...found,
    ...(isWhole ? [] : [...tellRest(report), '']),
    ...(ok ? tellWritten(report, errors, view) : ['refused, nothing is written']),
    '',
  ];
  return parts.join('\n');
}

function tellFound({ verdict, problems }: ImportReport, view: ImportView): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const named = new Set(verdict?.differences.flatMap(({ names }) => names));
  return [
    ...(verdict === undefined ? [] : tellVerdict(verdict, problems, view)),
    ...tellErrors(errors, view, named),
    ...tellWarnings(warnings, view),
  ];
}

function tellRest({ ok, environment }: ImportReport): readonly string[] {
  if (!ok) return ['import --all prints what is left out above.'];
  return [
    `What is left out above: scripts/ops validate --env ${environment} prints every problem whole, with its place.`,
    `import --all prints everything too; remove inventory/${environment} before you import again.`,
  ];
}

function tellVerdict(verdict: Verdict, problems: readonly Problem[], view: ImportView): readonly string[] {
  const { product, isSupported, differences } = verdict;
  if (isSupported) return [`${product}: its parameters are known here; ${tellObstacle(problems)}.`, ''];
  const known = `${product}: only the parameters of Pigsty 1.2 to 1.5 are read here.`;
  if (differences.length === 0) return [known, ''];
  const names = (list: readonly string[]) =>
    list.length > MOST_NAMES && view.all !== true ? `${list.slice(0, MOST_NAMES).join(', ')} …` : list.join(', ');
  return [
    `${known} ${differences.length === 1 ? 'Take out or change this' : `Take out or change these ${String(differences.length)} things`}:`,
    ...differences.map((one) => cut(`  ${one.title} (${names(one.names)}): ${one.here}`, view)),
    '',
  ];
}

function tellObstacle(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return `${count(errors, 'error')} must be mended first`;
  const isRefusedLater = problems.some(({ rule }) => REFUSED_LATER.includes(rule));
  return isRefusedLater ? 'it has no error, but a plan may refuse what is listed first below' : 'nothing stops it';
}

/** Errors of names that the verdict has told are counted, not listed. */
function tellErrors(
  errors: readonly Problem[],
  { all = false }: ImportView,
  told: ReadonlySet<string>,
): readonly string[] {
  if (errors.length === 0) return [];
  const isTold = ({ rule, path }: Problem): boolean =>
    !all && rule === 'unknown-parameter' && told.has(path.split('.').at(-1) ?? '');
  const others = errors.filter((problem) => !isTold(problem));
  const names = errors.length - others.length;
  const shown = all ? others : pickOfEachKind(others, MOST_ERRORS);
  return [
    `What stops you: ${count(errors.length, 'error')}`,
    // Whole: the end of each says what to do.
    ...shown.map((problem) => `  ${formatProblem(problem)}`),
    ...tellMore(others.length - shown.length, 'error'),
    ...tellNames(names, others.length > 0),
    '',
  ];
}

/**
 * In their order: the first of each rule and parameter before the second of any, since a mistake of all clusters fills a
 * screen.
 */
function pickOfEachKind(problems: readonly Problem[], most: number): readonly Problem[] {
  const turns = new Map<string, number>();
  const ranked = problems.map((problem, index) => {
    const kind = `${problem.rule} ${/[A-Za-z_]\w*$/.exec(problem.path)?.[0] ?? ''}`;
    const turn = turns.get(kind) ?? 0;
    turns.set(kind, turn + 1);
    return { problem, index, turn };
  });
  const picked = ranked.sort((left, right) => left.turn - right.turn || left.index - right.index).slice(0, most);
  return picked.sort((left, right) => left.index - right.index).map(({ problem }) => problem);
}

function tellNames(names: number, isMore: boolean): readonly string[] {
  if (names === 0) return [];
  const are = names === 1 ? 'is a place' : 'are places';
  return [
    `  ${isMore ? `${String(names)} more` : `all ${String(names)}`} ${are} where a name of the first list stands`,
  ];
}

/**
 * By rule, first those that a plan refuses, then the most frequent: what will be different is mostly the same thing many
 * times.
 */
function tellWarnings(warnings: readonly Problem[], view: ImportView): readonly string[] {
  if (warnings.length === 0) return [];
  const title = `What will be different: ${count(warnings.length, 'warning')}`;
  if (view.all === true) return [title, ...warnings.map((problem) => `  ${formatProblem(problem)}`), ''];
  const kinds = new Map<string, Problem[]>();
  for (const warning of warnings) kinds.set(warning.rule, [...(kinds.get(warning.rule) ?? []), warning]);
  const isLater = (rule: string): number => Number(!REFUSED_LATER.includes(rule));
  const sorted = [...kinds].sort(
    ([rule, left], [other, right]) => isLater(rule) - isLater(other) || right.length - left.length,
  );
  const shown = sorted.slice(0, MOST_KINDS).map(([rule, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
    return cut(`  ${rule}${more}: ${first?.message ?? ''}`, view);
  });
  return [title, ...shown, ...tellMore(sorted.length - shown.length, 'kind'), ''];
}

function tellWritten(
  { environment, files, hosts, groups, next }: ImportReport,
  errors: number,
  { all = false }: ImportView,
): readonly string[] {
  const isFew = files.length <= MOST_FILES || all;
  const wrote = isFew ? files.map((path) => `wrote ${path}`) : [];
  const total = `wrote ${count(files.length, 'file')} below inventory/${environment}`;
  const wrong = `${total}; they have ${count(errors, 'error')}, which validate lists`;
  return [
    ...wrote,
    ...(errors > 0 ? [wrong] : isFew ? [] : [total]),
    `The variables of ${count(hosts, 'host')} and the members of ${count(groups, 'group')} are the same as before.`,
    '',
    `Next, for environment "${environment}":`,
    ...next.map((step) => `  ${step}`),
  ];
}

function tellMore(number: number, noun: string): readonly string[] {
  return number > 0 ? [`  ${String(number)} more ${noun}${number === 1 ? '' : 's'}`] : [];
}

function cut(line: string, { all = false, isTerminal = false }: ImportView): string {
  return all || !isTerminal || line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}
