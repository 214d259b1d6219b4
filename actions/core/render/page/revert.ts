import type { Revert, RevertClass } from '../../outlook.ts';
import { count } from '../../general/words.ts';
import { quote, type Phrase } from './phrase.ts';

const CLASS_WORDS: Readonly<Record<RevertClass, string>> = {
  none: 'A revert needs no step.',
  reload: 'A revert takes it all back by reloads; no connection is cut.',
  restart: 'A revert takes it all back and restarts once more.',
  destroy: 'A revert removes what this change creates. That needs entries in removals.yml.',
  irreversible: 'A revert does not bring everything back.',
};
const MOST_REASONS = 20;

/** What a revert of the change would do. */
export function describeRevert({ class: kind, reasons, steps }: Revert): readonly Phrase[] {
  const runs = kind === 'destroy' ? 'Beside that, it runs' : 'It runs';
  const told = steps.length === 0 ? '' : ` ${runs} ${count(steps.length, 'step')}.`;
  const shown = reasons.slice(0, MOST_REASONS);
  const closes = steps.some(({ hazards }) => hazards.includes('service'));
  const words =
    kind === 'reload' && closes
      ? 'A revert takes it all back; what this change opens closes again.'
      : CLASS_WORDS[kind];
  return [
    [`${words}${told}`],
    ...shown.map((reason): Phrase => [quote(reason)]),
    ...(shown.length < reasons.length ? [[count(reasons.length - shown.length, 'more reason')]] : []),
  ];
}
