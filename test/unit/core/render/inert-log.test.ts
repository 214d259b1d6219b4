import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeInert } from '../../../../actions/core/render/inert-log.ts';

/** As ActionCommand.cs of the runner does: version 2 at the start of a trimmed line, version 1 anywhere in one. */
function listCommands(text: string): readonly string[] {
  const blank = '[\\p{Zs}\\p{Zl}\\p{Zp}\\t-\\r\\u0085]';
  return text.split(/\r\n|[\r\n]/).filter((line) => {
    const trimmed = line.replace(new RegExp(`^${blank}+`, 'u'), '');
    return (trimmed.startsWith('::') && trimmed.indexOf('::', 2) >= 0) || line.includes('##[');
  });
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '##',
        '[',
        '\r',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '\u0085',
        '\u00a0',
        '\u2028',
        '\ufeff',
      ),
      fc.constantFrom(
        'error file=a,line=1',
        'stop-commands',
        'add-mask',
        'fine',
        '\\',
        '\u200b',
        '\u0000',
        '\u001b[31m',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('makeInert', () => {
  it.each(['::error file=x,line=1::all is well', '  ::stop-commands::x', 'ok ##[add-mask]secret', 'a\r\t::debug::b'])(
    'leaves no command in %j',
    (text) => {
      expect(listCommands(text)).not.toEqual([]);
      expect(listCommands(makeInert(text))).toEqual([]);
    },
  );

  it('leaves other text as it is', () => {
    const text = 'fatal: [10.10.10.11]: address ::1, {"a": "b::c"}\n  # [x] 5 :: 6\r\n';
    expect(makeInert(text)).toBe(text);
  });

  it('leaves no command in any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(listCommands(makeInert(text))).toEqual([]);
        // Nothing is lost: without the marks, the text is the same.
        expect(makeInert(text).replaceAll('\\', '')).toBe(text.replaceAll('\\', ''));
      }),
      { numRuns: 2000 },
    );
  });
});
