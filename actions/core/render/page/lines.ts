/** HBA lines and entries of other lists, as patches: equal ones once. */
import { count } from '../../general/words.ts';
import { codeBlock, codeSpan } from '../safe-text.ts';
import type { Fact } from './facts.ts';
import { fold, writePhrase } from './markup.ts';
import { nameSpot } from './where.ts';

/** Longer patches are folded. */
const MOST_OPEN = 30;

export function writeHbaAndLists(facts: readonly Fact[]): readonly string[] {
  const groups = facts.flatMap((fact) => {
    const { change, path } = fact.because;
    if (change?.kind !== 'hba' && change?.kind !== 'lines') return [];
    const lines = change.lines.map(({ sign, text }) => `${sign} ${text}`);
    const more = change.more === undefined ? [] : [`  … ${count(change.more, 'more line')}`];
    return [{ title: `**${codeSpan(path)}** of ${writePhrase(nameSpot(fact))}`, lines: [...lines, ...more] }];
  });
  if (groups.length === 0) return [];
  const written = groups.flatMap(({ title, lines }) => [title, '', ...codeBlock(lines, 'diff'), '']).slice(0, -1);
  const total = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  return total > MOST_OPEN ? fold(count(total, 'changed line'), written) : written;
}
