/** Compares text so that numbers inside it count as numbers: 10.10.10.9 comes before 10.10.10.10. */
export function compareNatural(left: string, right: string): number {
  const leftParts = left.match(/\d+|\D+/g) ?? [];
  const rightParts = right.match(/\d+|\D+/g) ?? [];
  const length = Math.min(leftParts.length, rightParts.length);
  for (let index = 0; index < length; index++) {
    const order = comparePart(leftParts[index] ?? '', rightParts[index] ?? '');
    if (order !== 0) return order;
  }
  if (leftParts.length !== rightParts.length) return leftParts.length - rightParts.length;
  return compareText(left, right);
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sortNatural(items: Iterable<string>): string[] {
  return [...new Set(items)].sort(compareNatural);
}

function comparePart(left: string, right: string): number {
  if (!/^\d/.test(left) || !/^\d/.test(right)) return compareText(left, right);
  const leftDigits = left.replace(/^0+(?=\d)/, '');
  const rightDigits = right.replace(/^0+(?=\d)/, '');
  return leftDigits.length - rightDigits.length || compareText(leftDigits, rightDigits);
}
