import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageInput } from '../../../../../actions/core/render/page/input.ts';
import { renderPage } from '../../../../../actions/core/render/page/page.ts';
import type { Plan } from '../../../../../actions/core/types.ts';
import { findAnsiblePython } from '../../../../lib/ansible.ts';
import { checkPages } from '../../../../lib/check-pages.ts';
import { makeHostilePlan, makeHostileRefusal } from './hostile.ts';
import { makePage } from './inputs.ts';

const python = findAnsiblePython();
const isAsked = python !== undefined || process.env['CI'] !== undefined;
const MARKER = 'ZQX';
const COUNT = 300;

/** What has ended or opened markup somewhere. */
const PIECES = [
  ...['`', '``', '```', '````', '~~~', '|', '\\|', '\\\\|', '\\', '\n', '\r\n', '\t', '\u0000', '\u202e', '\u2066'],
  ...[
    '<b>',
    '</code>',
    '</sub>',
    '</details>',
    '<img src=x onerror=alert(1)>',
    '<!--',
    '-->',
    '<script>',
    '&lt;',
    '&#64;',
  ],
  ...[
    '@user',
    '@org/team',
    '#1',
    'GH-1',
    'fixes #1',
    'org/repo#1',
    'https://evil.example',
    'www.evil.example',
    'a@evil.example',
  ],
  ...[
    '**',
    '_',
    '~~',
    '[x](y)',
    '![x](y)',
    '[x]: y',
    '](',
    '# h',
    '> [!CAUTION]',
    '- [x] ',
    '---',
    '1. ',
    '| a | b |',
    ':---',
  ],
  ...[
    '$x$',
    '{{ x }}',
    '${{ x }}',
    '::error::',
    '\u001b[2J',
    '\ud800',
    '\udc00',
    '\u200b',
    '\u00a0',
    'é',
    '日本',
    ' ',
    '"',
    "'",
  ],
  ...['\n\n', '\n```\n', '\n</details>\n', '<details>', '\n## 🟢 ', '\n| ', ' |\n', 'deadbeefdeadbeef', 'a'],
];

function makeTexts(): readonly string[] {
  const texts = fc.sample(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }), {
    seed: 17,
    numRuns: COUNT - PIECES.length,
  });
  return [...PIECES, ...texts.map((pieces) => pieces.join(''))].map((text) => MARKER + text + MARKER);
}

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
  const head = { commit: text, branch: text, repositoryUrl: text };
  const rest = { head, base: text, runUrl: text, wholeUrl: text };
  const refused = makeHostileRefusal(text);
  return [
    makePage([environment(makeHostilePlan(text))], { older: [{ commit: text, headline: text }] }),
    makePage([environment(refused), environment({ ...makeHostilePlan(text), steps: [] }, { stage: stopped })], rest),
    makePage([], { ...rest, missing: { reason: 'validate failed', problems: refused.refusals } }),
  ];
}

describe.runIf(isAsked)('what comes from outside', () => {
  it(`reaches no markup: ${String(COUNT)} hostile texts in every place`, () => {
    const texts = makeTexts();
    expect(texts).toHaveLength(COUNT);
    const pages = texts.flatMap((text) =>
      makePages(text).map((page, index) => ({
        ...{ name: `${JSON.stringify(text)} in page ${String(index)}`, marker: MARKER },
        ...{ markdown: renderPage(page), headings: index === 1 ? 2 : 1 },
      })),
    );
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
