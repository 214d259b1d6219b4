/** One environment as blocks of Markdown, each with its shorter forms. */
import type { Problem } from '../../types.ts';
import { writeCommand } from '../command.ts';
import { count } from '../../general/words.ts';
import { describeOverlaps } from '../outlook.ts';
import { codeBlock, codeSpan } from '../safe-text.ts';
import { writeFixes, writeRefusal, writeReplacements } from './refusals.ts';
import type { Block } from './fit.ts';
import { writeHbaAndLists } from './lines.ts';
import { checkUrl, fold, linkCommit, writePhrase, writeSteps } from './markup.ts';
import type { EnvironmentSection, HazardNotice } from './model.ts';
import { quoteName } from './phrase.ts';
import { writePlaces } from './places.ts';
import { writeTable, writeTopRows, type TableContext } from './table.ts';

const MOST_NOTES = 8;
/** Of a page that is too long. */
const MOST_WARNINGS = 5;
/** Rows of a table that had to be shortened. */
const TOP_ROWS = [200, 50, 10];

export function writeHeading({ headline }: EnvironmentSection): string {
  return `## ${headline.mark} ${writePhrase([quoteName(headline.environment), ': ', ...headline.words])}`;
}

export function writeSection(context: TableContext, section: EnvironmentSection): readonly Block[] {
  const { input, headline, facts } = section;
  const { plan } = input;
  const name = (what: string) => `${what} of ${writePhrase([quoteName(headline.environment)])}`;
  return [
    never('heading', writeHeading(section)),
    never('progress', writeProgress(section)),
    {
      ...{ name: name('refusals'), keep: 90 },
      forms: [
        () => writeRefusals(context, section, Infinity),
        () => writeRefusals(context, section, 10),
        () => tellRefusals(section),
      ],
    },
    never('hazards', writeHazards(section)),
    {
      ...{ name: name('warnings'), keep: 80 },
      forms: [() => writeWarnings(context, section, Infinity), () => writeWarnings(context, section, MOST_WARNINGS)],
    },
    {
      ...{ name: name('rows of the table'), keep: 100 },
      forms: [
        () => writeTable(context, facts, true),
        () => writeTable(context, facts, false),
        ...TOP_ROWS.map((most) => () => writeTopRows(context, facts, most)),
        () => '',
      ],
    },
    optional(name('changed lines'), 60, () => writeHbaAndLists(facts)),
    optional(name('notes'), 50, () => writeNotes(plan.notes.map(({ message }) => message))),
    optional(name('other branches'), 50, () => writeList('Others at work on the same hosts', describeOverlaps(plan))),
    optional(name('revert'), 40, () => writeRevert(section)),
    optional(name('commands'), 30, () => writeCommands(section)),
    optional(name('places and hosts'), 20, () => writePlaces(context, facts)),
    optional(name('differences without a step'), 10, () => writeUnaffected(section)),
    optional(name('proofs'), 5, () => writeProofs(section)),
    never('footer', writeFooter(context, section)),
  ];
}

function never(name: string, text: string): Block {
  return { name, keep: Infinity, forms: [() => text] };
}

function optional(name: string, keep: number, write: () => readonly string[]): Block {
  return { name, keep, forms: [() => write().join('\n'), () => ''] };
}

function writeProgress({ progress, advice }: EnvironmentSection): string {
  const told = progress.map((sentence) => writePhrase(sentence));
  const todo = advice.length === 0 ? [] : ['**What to do**', advice.map((line) => `- ${codeSpan(line)}`).join('\n')];
  return [...told, ...todo].join('\n\n');
}

function tellRefusals({ refusals }: EnvironmentSection): string {
  return refusals.length === 0 ? '' : `Refused for ${count(refusals.length, 'reason')}; nothing of it is applied.`;
}

function writeRefusals({ page, plan }: TableContext, section: EnvironmentSection, most: number): string {
  const { refusals } = section;
  if (refusals.length === 0) return '';
  const shown: readonly Problem[] = refusals.slice(0, most);
  const more = refusals.length - shown.length;
  const lines = shown.map((problem) => `> - ${writeRefusal({ page, plan }, problem)}`);
  const rest = more === 0 ? [] : [`> - and ${count(more, 'more reason')}`];
  const alert = ['> [!CAUTION]', '> **Nothing of this is applied until it is put right:**', '>', ...lines, ...rest];
  return [
    alert.join('\n'),
    ...writeFixes(page, section.headline.environment, shown),
    ...writeReplacements(page, shown),
  ].join('\n\n');
}

function writeHazards({ alert, hazards, refusals, input }: EnvironmentSection): string {
  // Neither what is refused does any of it, nor what is over.
  const isOver = input.stage.kind === 'applied' || input.stage.kind === 'superseded';
  if (alert === undefined || refusals.length > 0 || isOver) return '';
  return [`> [!${alert}]`, ...hazards.map((notice) => `> - ${writeHazard(notice)}`)].join('\n');
}

/** Of a change that is over, nobody has a use for them. */
function writeWarnings({ page, plan }: TableContext, { input }: EnvironmentSection, most: number): string {
  const { warnings = [] } = plan;
  if (warnings.length === 0 || input.stage.kind === 'applied' || input.stage.kind === 'superseded') return '';
  const lines = warnings.slice(0, most).map((problem) => `- ${writeRefusal({ page, plan }, problem)}`);
  const more = warnings.length - lines.length;
  const rest = more === 0 ? [] : [`- and ${count(more, 'more warning')}`];
  return ['**`validate` warns of what this change brings:**', '', ...lines, ...rest].join('\n');
}

function writeHazard({ words, where, steps, consents }: HazardNotice): string {
  const [first, ...others] = consents.slice(0, 3).map((reason) => codeSpan(reason));
  const consent =
    first === undefined
      ? ''
      : ` Allowed by \`removals.yml\`: ${[first, ...others].join(', ')}${consents.length > 3 ? ` and ${String(consents.length - 3)} more` : ''}.`;
  return `**${words.title}** · ${writePhrase(where)}${steps.length === 0 ? '' : `, ${writeSteps(steps)}`}. ${words.clients} ${words.undo}${consent}`;
}

function writeNotes(messages: readonly string[]): readonly string[] {
  const lines = messages.map((message) => `- ${codeSpan(message)}`);
  if (lines.length === 0) return [];
  return lines.length > MOST_NOTES ? fold(count(lines.length, 'note'), lines) : ['**Notes**', '', ...lines];
}

function writeList(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`**${title}**`, '', ...lines.map((line) => `- ${codeSpan(line)}`)];
}

function writeRevert({ revert }: EnvironmentSection): readonly string[] {
  const [first, ...rest] = revert.map((phrase) => writePhrase(phrase, codeSpan));
  if (first === undefined) return [];
  return fold('What a revert does', [first, ...(rest.length === 0 ? [] : ['', ...rest.map((line) => `- ${line}`)])]);
}

function writeCommands({ input }: EnvironmentSection): readonly string[] {
  const { steps } = input.plan;
  if (steps.length === 0) return [];
  const lines = steps.flatMap((step) => [
    `# ${step.id}${step.after.length === 0 ? '' : `, after ${step.after.join(', ')}`}`,
    writeCommand(input.plan, step),
  ]);
  return fold(
    steps.length === 1 ? 'The command' : `The ${count(steps.length, 'command')}, in their order`,
    codeBlock(lines, 'sh'),
  );
}

function writeProofs({ input }: EnvironmentSection): readonly string[] {
  const proofs = new Map<string, { readonly expect: string; readonly hosts: Set<string> }>();
  for (const { kind, expect, hosts } of input.plan.steps.flatMap(({ proof }) => proof)) {
    const known = proofs.get(kind) ?? { expect, hosts: new Set() };
    for (const host of hosts) known.hosts.add(host);
    proofs.set(kind, known);
  }
  const lines = [...proofs].map(
    ([kind, { expect, hosts }]) => `- ${codeSpan(kind)} on ${count(hosts.size, 'host')}: ${codeSpan(expect)}`,
  );
  return lines.length === 0 ? [] : fold('What is proven after the steps', lines);
}

function writeUnaffected({ input }: EnvironmentSection): readonly string[] {
  const lines = input.plan.unaffected.map(
    ({ path, hosts, reason }) =>
      `- ${codeSpan(path)} on ${hosts.length > 5 ? count(hosts.length, 'host') : hosts.map(codeSpan).join(' ')}: ${codeSpan(reason)}`,
  );
  return lines.length === 0 ? [] : fold(`${count(lines.length, 'difference')} without a step`, lines);
}

function writeFooter({ page, plan }: TableContext, { footer }: EnvironmentSection): string {
  const commits = new Map([page.head?.commit, page.base, plan.desired.rev, ...plan.existing.map(({ rev }) => rev)].flatMap((commit) => commit === undefined ? [] : [[commit.slice(0, 10), commit] as const])); // prettier-ignore
  const span = (text: string) => {
    const commit = commits.get(text);
    return commit === undefined ? codeSpan(text) : linkCommit(page, commit);
  };
  const run = checkUrl(page.runUrl);
  const parts = [...footer.map((phrase) => writePhrase(phrase, span)), ...(run === undefined ? [] : [`[run](${run})`])];
  return `<sub>${parts.join(' · ')}</sub>`;
}
