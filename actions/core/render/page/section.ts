import { gatherFacts } from './facts.ts';
import { listHazards } from './hazards.ts';
import { describePlan } from './headline.ts';
import { ALERTS } from './hazard-words.ts';
import type { EnvironmentInput, PageInput } from './input.ts';
import { MARKS, type EnvironmentSection } from './model.ts';
import { quote, writeShortCommit, type Phrase } from './phrase.ts';
import { describeRevert } from './revert.ts';
import { describeProgress, describeStage, writeAge } from './stages.ts';

/** What is said of each environment: the worst news first, then in the order given. */
export function assembleSections(page: PageInput): readonly EnvironmentSection[] {
  const sections = page.environments.map((input) => assembleSection(page, input));
  return sections.toSorted((left, right) => MARKS.indexOf(left.headline.mark) - MARKS.indexOf(right.headline.mark));
}

function assembleSection(page: PageInput, input: EnvironmentInput): EnvironmentSection {
  const { plan, stage } = input;
  const facts = gatherFacts(plan);
  const hazards = listHazards(plan);
  const alert = ALERTS.find((kind) => hazards.some(({ words }) => words.alert === kind));
  return {
    ...{ input, hazards, facts },
    headline: describeStage(stage, describePlan(plan, facts)),
    progress: describeProgress(input),
    advice: 'advice' in stage ? stage.advice : [],
    refusals: plan.refusals,
    ...(alert === undefined ? {} : { alert }),
    revert: plan.revert === undefined ? [] : describeRevert(plan.revert),
    footer: listFooter(page, input),
  };
}

function listFooter({ head, base }: PageInput, { plan, inForce }: EnvironmentInput): readonly Phrase[] {
  const commit = head?.commit ?? plan.desired.rev;
  const existing = plan.existing.map(({ rev, path }) =>
    rev === undefined ? quote(path ?? '') : writeShortCommit(rev),
  );
  const age = inForce === undefined ? '' : `, as published ${writeAge(inForce.ageSeconds)} ago`;
  return [
    ...(plan.fingerprint === '' ? [] : [['plan ', quote(plan.fingerprint.slice(0, 12))]]),
    ['of ', commit === undefined ? quote(plan.desired.path ?? 'the work tree') : writeShortCommit(commit)],
    ...(base === undefined ? [] : [['on main at ', writeShortCommit(base)]]),
    [
      'in force ',
      ...(existing.length === 0
        ? ['nothing']
        : existing.flatMap((side, index) => (index === 0 ? [side] : [', ', side]))),
      age,
    ],
  ];
}
