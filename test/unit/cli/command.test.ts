import { describe, expect, it } from 'vitest';
import { toJson } from '../../../actions/cli/command.ts';

describe('toJson', () => {
  it('prints integers exactly, whatever their size', () => {
    expect(toJson({ small: 1, big: 123456789012345678901n, negative: -9007199254740993n })).toBe(
      '{\n  "small": 1,\n  "big": 123456789012345678901,\n  "negative": -9007199254740993\n}\n',
    );
  });

  it('leaves text that looks like an integer alone', () => {
    expect(toJson({ text: '123456789012345678901' })).toContain('"123456789012345678901"');
  });
});
