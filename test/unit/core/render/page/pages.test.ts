import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMENT_LIMIT, renderPage } from '../../../../../actions/core/render/page/page.ts';
import { PAGES } from './inputs.ts';

const folder = join(import.meta.dirname, '../../../../cases/page');

describe('golden pages', () => {
  it.each(Object.entries(PAGES))('%s', async (name, page) => {
    const text = renderPage(page);
    expect(text.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    await expect(text).toMatchFileSnapshot(join(folder, `${name}.md`));
  });
});
