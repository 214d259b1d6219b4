import { describe, expect, it } from 'vitest';
import {
  cellSpan,
  codeBlock,
  codeSpan,
  nameSpan,
  printable,
  quoteWord,
} from '../../../../actions/core/render/safe-text.ts';

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

  it('shows what nobody would see', () => {
    expect(printable('a\u200bb\u3164c\u00a0d\ud800e\u{e0041}')).toBe('a\\u200bb\\u3164c\\u00a0d\\ud800e\\u{e0041}');
    expect(printable('é 日本 🟢')).toBe('é 日本 🟢');
  });

  it('never lets a value end its cell', () => {
    expect(cellSpan('a|b')).toBe('`a\\|b`');
    expect(cellSpan('a\\|b')).toBe('`a\\\\u007cb`');
  });

  it('leaves alone only plain names', () => {
    expect(['prod', 'pg-test', 's01', 'pg-shop-12'].map(nameSpan)).toEqual(['prod', 'pg-test', 's01', 'pg-shop-12']);
    const others = ['gh-12', 'deadbeef', 'pg-0123456', 'PG', 'a_b_', 'www.a', '@a', '#1', '1', ''];
    for (const name of others) expect(nameSpan(name)).toBe(codeSpan(name));
  });
});
