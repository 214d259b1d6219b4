/** The page of a pull request, which is a job's summary too: all environments, worst news first. */
import { count } from '../../general/words.ts';
import { codeSpan } from '../safe-text.ts';
import { writeHeading, writeSection } from './blocks.ts';
import { fitBlocks, type Block } from './fit.ts';
import type { PageInput } from './input.ts';
import { checkUrl, linkCommit, linkPlace, writePhrase } from './markup.ts';
import type { EnvironmentSection } from './model.ts';
import { quoteName } from './phrase.ts';
import { writeReplacements } from './refusals.ts';
import { assembleSections } from './section.ts';

/**
 * GitHub refuses longer comments.
 * @internal Tests read it too.
 */
export const COMMENT_LIMIT = 65_536;
/** Well below the mebibyte beyond which GitHub shows nothing of a step's summary, since that counts bytes. */
export const SUMMARY_LIMIT = 300_000;

const MOST_OLDER = 20;

export function renderPage(page: PageInput, limit: number = COMMENT_LIMIT): string {
  const sections = assembleSections(page);
  const blocks = [...writeSections(page, sections), ...writeEnd(page)];
  return fitBlocks(blocks, limit, (names) => tellShortened(page, names));
}

function writeSections(page: PageInput, sections: readonly EnvironmentSection[]): readonly Block[] {
  if (page.missing !== undefined)
    return [block('problems', 100, [writeMissing(page, Infinity), writeMissing(page, 10)])];
  const quiet = sections.filter(isQuiet);
  const loud = sections.filter((section) => !isQuiet(section));
  const written = loud.flatMap((section, index) => [
    ...writeSection({ page, plan: section.input.plan }, section).flatMap((one, place) =>
      place === 0 && index === 0 ? [one, ...writeOthers(loud.slice(1))] : [one],
    ),
  ]);
  const rest = quiet.map((section) => block('quiet environments', Infinity, [writeHeading(section)]));
  return [...written, ...rest];
}

/** Nothing to tell of it beyond its headline. */
function isQuiet({ headline, facts, refusals, input }: EnvironmentSection): boolean {
  const { notes, unaffected, overlaps = [] } = input.plan;
  const said = refusals.length + facts.length + notes.length + unaffected.length + overlaps.length;
  return headline.mark === '⚪' && said === 0;
}

/** What the first line has no room for: the other environments, a line each. */
function writeOthers(others: readonly EnvironmentSection[]): readonly Block[] {
  const told = others.filter(({ headline }) => headline.mark !== '⚪');
  if (told.length === 0) return [];
  const lines = told.map(
    ({ headline: { mark, environment, words } }) =>
      `- ${mark} ${writePhrase([quoteName(environment), ': ', ...words])}`,
  );
  return [block('other environments', 95, [['Also, below:', '', ...lines].join('\n'), ''])];
}

function writeMissing(page: PageInput, most: number): string {
  const { head, missing } = page;
  if (missing === undefined) return '';
  const { problems, reason } = missing;
  const commit = head === undefined ? 'this commit' : codeSpan(head.commit.slice(0, 10));
  const shown = problems.slice(0, most).map((problem) => {
    const { file, line, message, rule } = problem;
    const place = file === '' ? '' : `${linkPlace(page, { file, line, commit: head?.commit })} `;
    return `- ${place}${codeSpan(message)} <sub>${codeSpan(rule)}</sub>`;
  });
  const more = problems.length - shown.length;
  const rest = more > 0 ? [`- and ${count(more, 'more problem')}`] : [];
  const before = page.older?.find(({ commit: one }) => one === head?.commit);
  const said = before === undefined ? '' : ` Before, it said: ${codeSpan(before.headline)}.`;
  const run = checkUrl(page.runUrl);
  const link = run === undefined ? '' : ` The [run](${run}) has the log.`;
  return [
    `## ❔ no plan for ${commit}: ${reason}`,
    `${MISSING_WORDS[reason]}${said}${link}`,
    ...(shown.length === 0 ? [] : [[...shown, ...rest].join('\n')]),
    ...writeReplacements(page, problems.slice(0, most)),
  ].join('\n\n');
}

const MISSING_WORDS = {
  'validate failed': 'The inventory has errors, so that no plan can be made of it. Put them right and push again.',
  cancelled: 'The run was cancelled before the plan was made. Run it again, or push again.',
  conflict: 'The branch has conflicts with main. Merge main into it, resolve them, and push.',
  'waits for approval': 'GitHub runs the checks of a first contribution only after a maintainer approves that.',
  'too large': 'What it brings is more than is planned here; `scripts/ops plan` on a checkout of it has no such limit.',
  'out of date':
    'Main moved and changed what plans are made of. The scheduled run of Comment plans it again when its turn comes; a push does it at once.',
  'planner failed': 'The planner of main gave no answer for it; the log of the run that wrote this says why.',
} as const;

function writeEnd(page: PageInput): readonly Block[] {
  const changed = 'This pull request changes the planner. What is shown here is what the planner of main says.';
  const older = (page.older ?? []).filter(({ commit }) => commit !== page.head?.commit).slice(0, MOST_OLDER);
  const lines = older.map(({ commit, headline }) => `- ${linkCommit(page, commit)} ${codeSpan(headline)}`);
  const differs =
    page.ownResult === undefined
      ? []
      : [`The checks of the pull request itself ended as ${codeSpan(page.ownResult)}; that decides nothing here.`];
  const planner = [...(page.changesPlanner === true ? [changed] : []), ...differs];
  return [
    ...(planner.length === 0 ? [] : [block('planner', Infinity, [`<sub>${planner.join(' ')}</sub>`])]),
    ...(lines.length === 0
      ? []
      : [block('earlier verdicts', 15, [['<sub>Earlier commits:</sub>', '', ...lines].join('\n'), ''])]),
  ];
}

function tellShortened(page: PageInput, names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ') + (names.length > 4 ? ` and ${String(names.length - 4)} more parts` : '');
  const url = checkUrl(page.wholeUrl ?? page.runUrl);
  const where =
    url === undefined ? '`scripts/ops plan --format markdown` prints all of it' : `[all of it is here](${url})`;
  return `**Too long for this page:** ${shown} left out or shortened; ${where}.`;
}

function block(name: string, keep: number, forms: readonly string[]): Block {
  return { name, keep, forms: forms.map((form) => () => form) };
}
