/** What strangers name things: none of it reaches a shell, markup, or a command of the runner. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runComment } from '../../../actions/comment/run.ts';
import { makeInert } from '../../../actions/core/render/inert-log.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { checkPages } from '../../lib/check-pages.ts';
import { addRule, CLUSTER_FILE, REPOSITORY, World } from '../../lib/github/world.ts';

const python = findAnsiblePython();
const isAsked = python !== undefined || process.env['CI'] !== undefined;
const MARKER = 'ZQX';
const COUNT = 300;

const PIECES = [
  ...[
    '$(touch x)',
    '`touch x`',
    ';touch x',
    '&&',
    '|',
    '>',
    '${IFS}',
    '{{ lookup(1) }}',
    '${{ github.token }}',
    '--upload-pack=x',
  ],
  ...[
    '::error::x',
    '::add-mask::x',
    '##[error]x',
    '@everyone',
    '#1',
    'fixes #1',
    '<img src=x>',
    '</details>',
    '```',
    '`',
    '-->',
  ],
  ...[
    '[x](https://evil.example)',
    'https://evil.example',
    '**b**',
    '\u202e',
    '\u200b',
    "'",
    '"',
    '\\',
    '%0A',
    '../..',
    'é',
  ],
];

/** Each answer once: what strangers name things changes none of them. */
function remember<Port extends object>(port: Port): Port {
  const answers = new Map<string, unknown>();
  const entries = Object.entries(port).map(([name, ask]: [string, (...args: unknown[]) => unknown]) => {
    const asked = (...args: unknown[]) => {
      const key = JSON.stringify([name, args]);
      if (!answers.has(key)) answers.set(key, ask(...args));
      return answers.get(key);
    };
    return [name, asked];
  });
  return Object.fromEntries(entries) as Port;
}

let world: World;
beforeAll(async () => {
  world = await World.open();
}, 60_000);
afterAll(async () => {
  await world.close();
}, 60_000);

describe.runIf(isAsked)('names that strangers choose', () => {
  it(`are text alone: ${String(COUNT)} branches, titles, labels, users and repositories`, async () => {
    const names = fc.sample(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), {
      seed: 3,
      numRuns: COUNT,
    });
    // The second is refused, so that it has a link to edit a file on its branch.
    world.push(1, addRule(1));
    world.push(2, { [CLUSTER_FILE]: () => undefined });
    const { commits, planner } = world.adapters();
    await commits.fetch([1, 2]);
    const same = {
      commits: remember({ ...commits, fetch: () => Promise.resolve(new Map()) }),
      planner: remember(planner),
    };
    const first = new Set<string>();
    const pages: { name: string; markdown: string; headings: number }[] = [];
    for (const pieces of names) {
      const text = MARKER + pieces.join('') + MARKER;
      world.github.state.comments = [1, 2].map((pull) => ({
        ...{ id: pull, pull, body: text, login: text, type: 'User' },
      }));
      world.github.state.pulls = world.github.state.pulls.map((pull) => ({
        ...pull,
        ...{
          title: text,
          labels: [text],
          head: { ...pull.head, ref: text, repository: `${text.replaceAll('/', '')}/fork` },
        },
      }));
      await runComment({ kind: 'pull-request', run: world.run(1) }, world.adapters(same));
      first.add(world.pages(1)[0] ?? '');
      world.github.state.pulls = world.github.state.pulls.map((pull) => ({
        ...pull,
        head: { ...pull.head, repository: REPOSITORY },
      }));
      await runComment({ kind: 'pull-request', run: world.run(2) }, world.adapters(same));
      pages.push({ name: JSON.stringify(text), markdown: world.pages(2)[0] ?? '', headings: 1 });
    }
    expect([...first]).toEqual([expect.stringMatching(/^## 🟢 sandbox: lets test into pg-test/)]);
    expect(pages.filter(({ markdown }) => !markdown.includes('/edit/ZQX'))).toEqual([]);
    expect(checkPages(python ?? 'python3', pages).slice(0, 10)).toEqual([]);
    const said = makeInert(world.said.join('\n')).split(/[\r\n]/);
    expect(said.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    expect(existsSync(join(world.root, 'x'))).toBe(false);
  }, 600_000);
});
