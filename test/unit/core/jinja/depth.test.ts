import { expect, it } from 'vitest';
import { findCodeUses } from '../../../../actions/core/jinja/code-uses.ts';
import { readText } from '../../../../actions/core/jinja/read-text.ts';

const DEEP = {
  'many operands': `{{ ${Array.from({ length: 8000 }, (_, index) => `v${String(index)}`).join(' ~ ')} }}`,
  'many filters': `{{ v0${'|trim'.repeat(8000)} ~ v7999 }}`,
  'many brackets': `{{ ${'['.repeat(8000)}v0, v7999${']'.repeat(8000)} }}`,
  'many statements': `${'{% if v0 %}'.repeat(8000)}{{ v7999 }}${'{% endif %}'.repeat(8000)}`,
};

it.each(Object.entries(DEEP))('a template of %s may read all that stands in it', (_, text) => {
  const reads = readText(text, 'template');
  expect(reads.unknowns.map(({ what }) => what)).toEqual([
    'Jinja that is not understood: it nests more than 1000 levels deep',
  ]);
  expect(reads.words).toContain('v7999');
  expect(findCodeUses(text).map(({ name }) => name)).toContain(
    'Jinja that is not understood (it nests more than 1000 levels deep)',
  );
});
