import type { RecordedGap } from './input.ts';
import { markup, type Markup } from './markup.ts';
import { printTime } from './time.ts';

const ALL = 100;
/** Narrower is not seen. */
const NARROWEST = 1;

/** A bar for each, on the scale of the longest. */
export function listGaps(gaps: readonly RecordedGap[]): Markup {
  if (gaps.length === 0) return markup`<p class="faint">No pause was measured yet.</p>`;
  const longest = Math.max(...gaps.map(({ seconds }) => seconds));
  return markup`<ul>${gaps.map((gap) => listGap(gap, longest))}</ul>`;
}

function listGap({ begun, verb, subject, seconds, errors }: RecordedGap, longest: number): Markup {
  const share = longest > 0 ? Math.round((ALL * seconds) / longest) : 0;
  const width = Math.max(NARROWEST, share);
  const faults = errors === 0 ? undefined : markup`, <span class="bad">${errors} errors of clients</span>`;
  const bar = markup`<div class="bar" style="width: ${width}%"></div>`;
  return markup`<li><small>${printTime(begun)}</small> ${verb} ${subject}: ${seconds.toFixed(2)} s${faults}${bar}</li>`;
}
