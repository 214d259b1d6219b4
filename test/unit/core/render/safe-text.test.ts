import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, printable, quoteWord } from '../../../../actions/core/render/safe-text.ts';

describe('safe text', () => {
  it('shows what would move the cursor', () => {
    expect(printable('a\u001b[2Jb\r\nc\u202e')).toBe('a\\u001b[2Jb\\u000d\\u000ac\\u202e');
  });

  it('quotes for a shell', () => {
    expect(quoteWord('pg-test')).toBe('pg-test');
    expect(quoteWord('pg-test:!10.10.10.13')).toBe("'pg-test:!10.10.10.13'");
    expect(quoteWord("pg_user=o'neil; rm -rf /")).toBe("'pg_user=o'\\''neil; rm -rf /'");
  });

  it('never lets a value end its code span or block', () => {
    expect(codeSpan('plain')).toBe('`plain`');
    expect(codeSpan('a``b')).toBe('```a``b```');
    expect(codeSpan('`x')).toBe('`` `x ``');
    expect(codeBlock(['```', 'x'], 'sh')).toEqual(['````sh', '```', 'x', '````']);
  });
});
