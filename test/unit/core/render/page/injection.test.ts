import { describe, expect, it } from 'vitest';
import type { PageInput } from '../../../../../actions/core/render/page/input.ts';
import { writeSuggestion } from '../../../../../actions/core/github/suggestions.ts';
import { renderPage } from '../../../../../actions/core/render/page/page.ts';
import type { Plan } from '../../../../../actions/core/types.ts';
import { findAnsiblePython } from '../../../../lib/ansible.ts';
import { checkPages } from '../../../../lib/check-pages.ts';
import { HOSTILE_COUNT, makeHostileTexts } from '../../../../lib/hostile-texts.ts';
import { makeHostilePlan, makeHostileRefusal } from './hostile.ts';
import { makePage } from './inputs.ts';

const python = findAnsiblePython();
const isAsked = python !== undefined || process.env['CI'] !== undefined;
const MARKER = 'ZQX';

function makePages(text: string): readonly PageInput[] {
  const environment = (plan: Plan, rest = {}) => ({
    ...{ environment: plan.environment, plan, stage: { kind: 'planned' as const } },
    inForce: { commit: text, ageSeconds: 1 },
    mainMoved: { commit: text, hosts: [text] },
    ...rest,
  });
  const stopped = {
    ...{ kind: 'stopped' as const, step: text, reason: text, done: 0, advice: [text] },
    owing: [{ hosts: [text], steps: [text], reason: text }],
  };
  const applied = {
    ...{ kind: 'applied' as const, steps: 1, seconds: 1, unmeasured: [text] },
    gaps: [{ cluster: text, seconds: 1, errors: 1 }],
  };
  const running = { kind: 'running' as const, since: text, at: { steps: [text, text], time: text, done: 0, of: 2 } };
  const head = { commit: text, branch: text, repositoryUrl: text };
  const rest = { head, base: text, runUrl: text, wholeUrl: text };
  const refused = makeHostileRefusal(text);
  const small = { ...makeHostilePlan(text), steps: [] };
  return [
    makePage([environment(makeHostilePlan(text))], { older: [{ commit: text, headline: text }] }),
    makePage(
      [environment(refused), ...[stopped, applied, running].map((stage) => environment(small, { stage }))],
      rest,
    ),
    makePage([], { ...rest, missing: { reason: 'validate failed', problems: refused.refusals } }),
    makePage([environment(refused)], { ...rest, suggested: [{ file: text, line: 3 }] }),
  ];
}

describe.runIf(isAsked)('what comes from outside', () => {
  it(`reaches no markup: ${String(HOSTILE_COUNT)} hostile texts in every place`, () => {
    const texts = makeHostileTexts(MARKER);
    expect(texts).toHaveLength(HOSTILE_COUNT);
    const pages = texts.flatMap((text) =>
      makePages(text).map((page, index) => ({
        ...{ name: `${JSON.stringify(text)} in page ${String(index)}`, marker: MARKER },
        ...{ markdown: renderPage(page), headings: index === 1 ? 4 : 1 },
      })),
    );
    expect(checkPages(python ?? 'python3', pages).slice(0, 20)).toEqual([]);
  }, 120_000);

  it('reaches no markup in a suggestion either', () => {
    const pages = makeHostileTexts(MARKER).map((text) => ({
      ...{ name: JSON.stringify(text), marker: MARKER, headings: 0 },
      markdown: writeSuggestion({
        ...{ path: text, line: 3, before: text, after: text, mark: '0'.repeat(32) },
        problems: makeHostileRefusal(text).refusals,
      }).replace(/\n+<!-- .* -->$/, ''),
    }));
    expect(checkPages(python ?? 'python3', pages).slice(0, 20)).toEqual([]);
  });

  it('would be found', () => {
    const markdown = `## a\n\n${MARKER} @user <b>x\n\n| a | b |\n| - | - |\n| c |\n\n\`\`\`\n`;
    expect(checkPages(python ?? 'python3', [{ name: 'page', markdown, marker: MARKER }])).toEqual([
      `page: a value is outside code: '${MARKER} @user '`,
      `page: GitHub would make a link of '${MARKER} @user '`,
      'page: tag <b>',
      "page: </p> closes ['b']",
      'page: a fence is open at the end',
      "page: a row of 1 cells below one of 2: '| c |'",
      "page: open at the end: ['p', 'b']",
    ]);
  });
});
