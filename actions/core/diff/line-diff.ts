import type { ChangedLine } from '../types.ts';

/** Beyond this many comparisons all lines in the middle are told as replaced. */
const MOST_COMPARISONS = 250_000;
/** Unchanged lines before and after a difference. */
const CONTEXT = 1;

/** What to take from the one list and add to make the other, with a line of context round each difference. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly ChangedLine[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const middle = compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const all = [...keep(before.slice(0, head)), ...middle, ...keep(before.slice(before.length - tail))];
  return all.filter((line, index) => line.sign !== ' ' || isNearDifference(all, index));
}

function isNearDifference(lines: readonly ChangedLine[], index: number): boolean {
  return lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== ' ');
}

function keep(lines: readonly string[]): readonly ChangedLine[] {
  return lines.map((text) => ({ sign: ' ', text }));
}

function compareMiddle(before: readonly string[], after: readonly string[]): readonly ChangedLine[] {
  const removed = before.map((text): ChangedLine => ({ sign: '-', text }));
  const added = after.map((text): ChangedLine => ({ sign: '+', text }));
  if (before.length * after.length > MOST_COMPARISONS) return [...removed, ...added];
  const lengths = measureCommon(before, after);
  const width = after.length + 1;
  const found: ChangedLine[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const text = before[left];
    if (text !== undefined && text === after[right]) {
      found.push({ sign: ' ', text });
      left++;
      right++;
    } else if (
      right >= after.length ||
      (left < before.length && (lengths[(left + 1) * width + right] ?? 0) >= (lengths[left * width + right + 1] ?? 0))
    ) {
      found.push(...removed.slice(left, left + 1));
      left++;
    } else {
      found.push(...added.slice(right, right + 1));
      right++;
    }
  }
  return found;
}

/** The length of the longest common subsequence of what is left from each pair of places on. */
function measureCommon(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let left = before.length - 1; left >= 0; left--) {
    for (let right = after.length - 1; right >= 0; right--) {
      const longest = Math.max(lengths[(left + 1) * width + right] ?? 0, lengths[left * width + right + 1] ?? 0);
      const both = before[left] === after[right] ? (lengths[(left + 1) * width + right + 1] ?? 0) + 1 : 0;
      lengths[left * width + right] = Math.max(longest, both);
    }
  }
  return lengths;
}
