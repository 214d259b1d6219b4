import { expect, it } from 'vitest';
import { startOfLine } from '../../../../actions/core/edit/text-lines.ts';

it.each(['a\nbc\n', '\na', '\n\n', ''])('each offset of %j is in a line that begins before it', (text) => {
  for (let offset = 0; offset <= text.length; offset += 1) {
    const start = startOfLine(text, offset);
    expect(start).toBeLessThanOrEqual(offset);
    expect(text.slice(start, offset)).not.toContain('\n');
    expect(start === 0 || text[start - 1] === '\n').toBe(true);
  }
});
