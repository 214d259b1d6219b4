import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasMarker, listOlder, MOST_OLDER, readMarker, writeMarker } from '../../../../actions/core/github/marker.ts';

const commit = (digit: string) => digit.repeat(40);

describe('what a comment remembers', () => {
  it('reads back as it was written, whatever the headline holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (headline) => {
        const remembered = { commit: commit('a'), headline, older: [{ commit: commit('b'), headline }] };
        const marker = writeMarker(remembered);
        expect(marker.slice(4, -3)).not.toMatch(/--|>/);
        expect(readMarker(`a page\n\n${marker}`)).toEqual(remembered);
      }),
    );
  });

  it.each([
    ['no mark', 'a page'],
    ['a mark that does not end the body', `${writeMarker({ commit: commit('a'), headline: '', older: [] })} and more`],
    ['no JSON', `<!-- postgres-operations:page ${Buffer.from('{').toString('base64')} -->`],
    ['another shape', `<!-- postgres-operations:page ${Buffer.from('[1]').toString('base64')} -->`],
    [
      'no commit',
      `<!-- postgres-operations:page ${Buffer.from('{"commit":"x","headline":"h","older":[]}').toString('base64')} -->`,
    ],
  ])('is nothing where there is %s', (_, body) => {
    expect(readMarker(body)).toBeUndefined();
  });

  it('is found where the mark ends the body alone', () => {
    const marker = writeMarker({ commit: commit('a'), headline: 'h', older: [] });
    expect([hasMarker(`x\n${marker}\n`), hasMarker(`${marker}\nx`), hasMarker('x')]).toEqual([true, false, false]);
  });

  it('lists verdicts of other commits, the newest first, and not for ever', () => {
    const older = Array.from({ length: 40 }, (_, index) => ({
      commit: index.toString(16).padStart(40, '0'),
      headline: 'h',
    }));
    const shown = listOlder({ commit: commit('a'), headline: 'last', older }, commit('b'));
    expect(shown).toHaveLength(MOST_OLDER);
    expect(shown[0]).toEqual({ commit: commit('a'), headline: 'last' });
    expect(listOlder({ commit: commit('a'), headline: 'same', older: [] }, commit('a'))).toEqual([]);
    expect(listOlder(undefined, commit('a'))).toEqual([]);
  });
});
