/**
 * Golden pages, `vitest -u` rewrites them. GitHub's own parser reads each, and each at smaller limits, so that whatever
 * is left out leaves no tag, fence or row half.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMENT_LIMIT, renderPage } from '../../../../../actions/core/render/page/page.ts';
import { findAnsiblePython } from '../../../../lib/ansible.ts';
import { checkPages } from '../../../../lib/check-pages.ts';
import { PAGES } from './inputs.ts';

const folder = join(import.meta.dirname, '../../../../cases/page');
const python = findAnsiblePython();
const isAsked = python !== undefined || process.env['CI'] !== undefined;
const CUTS = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, COMMENT_LIMIT, Infinity];

/** Without markup, as a reader sees the first line. */
function readHeadline(page: string): string {
  return (page.split('\n')[0] ?? '').replace(/^## /, '').replaceAll('`', '');
}

describe('golden pages', () => {
  it.each(Object.entries(PAGES))('%s', async (name, page) => {
    const text = renderPage(page);
    expect(text.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    await expect(text).toMatchFileSnapshot(join(folder, `${name}.md`));
  });

  it('tells the environment, the cluster and the worst in the first 120 characters', () => {
    const first = (name: string) => readHeadline(renderPage(PAGES[name] ?? { environments: [] })).slice(0, 120);
    expect(first('access-given')).toBe('🟢 sandbox: lets app into pg-test · reload, no connection is cut');
    expect(first('setting-restarts')).toContain('🟠 prod: restarts PostgreSQL on the 3 hosts of pg-test');
    expect(first('setting-restarts-50-clusters')).toContain('prod: restarts PostgreSQL on 150 hosts of 50 clusters');
    expect(first('cluster-destroyed')).toBe('🔴 prod: destroys cluster pg-test and its data, on 3 hosts');
    expect(first('two-environments')).toBe('🔴 prod: destroys cluster pg-test and its data, on 3 hosts');
    expect(first('refused')).toContain('⛔ prod: refused, 1 reason · instance "pg-test-3" disappears');
    expect(first('stopped')).toContain('🛑 prod: stopped at s01 · restarts PostgreSQL on the 3 hosts of pg-test');
    expect(first('nothing-to-do')).toBe('⚪ sandbox: nothing to do');
    expect(first('no-plan-validate-failed')).toBe('❔ no plan for abc1234def: validate failed');
  });

  it('has no two consequences that look alike', () => {
    const same = new Set([
      'earlier-verdicts',
      'main-moved',
      'no-plan-suggested-on-the-line',
      'own-result-differs',
      'applied-together',
      'rules-by-role',
      'two-environments',
    ]);
    const lines = Object.entries(PAGES).flatMap(([name, page]) =>
      same.has(name) ? [] : [readHeadline(renderPage(page))],
    );
    expect(new Set(lines).size).toBe(lines.length);
  });

  const cut = new Map<string, string>();
  beforeAll(() => {
    for (const [name, page] of Object.entries(PAGES))
      for (const limit of CUTS) cut.set(`${name} at ${String(limit)}`, renderPage(page, limit));
  }, 120_000);

  it.runIf(isAsked)('are whole for the parser of GitHub at every size', () => {
    const pages = [...cut].map(([name, markdown]) => ({ name, markdown }));
    expect(checkPages(python ?? 'python3', pages)).toEqual([]);
  });

  it('fit every limit that has room for their headlines', () => {
    for (const [name, page] of cut) {
      const limit = Number(name.slice(name.lastIndexOf(' ')));
      if (limit >= 2000) expect(page.length, name).toBeLessThanOrEqual(limit);
    }
  });

  it('say where everything is that they leave out', () => {
    expect(cut.get(`settings-2000-steps at ${String(COMMENT_LIMIT)}`)).toMatch(
      /\*\*Too long for this page:\*\* .* left out or shortened; \[all of it is here\]\(https:/,
    );
  });
});
