/** Compares text so that numbers inside it count as numbers: 10.10.10.9 comes before 10.10.10.10. */
export function compareNatural(left: string, right: string): number {
  const start = findSharedParts(left, right);
  let [at, other] = [start, start];
  while (at < left.length && other < right.length) {
    const [end, otherEnd] = [findPartEnd(left, at), findPartEnd(right, other)];
    const isNumber = isDigit(left, at) && isDigit(right, other);
    const order = isNumber
      ? compareNumbers(left.slice(at, end), right.slice(other, otherEnd))
      : compareText(left.slice(at, end), right.slice(other, otherEnd));
    if (order !== 0) return order;
    [at, other] = [end, otherEnd];
  }
  return left.length - at - (right.length - other) || compareText(left, right);
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sortNatural(items: Iterable<string>): string[] {
  return [...new Set(items)].sort(compareNatural);
}

/** Where the part begins in which the first difference is: members of a cluster differ in little. */
function findSharedParts(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  const kind = isDigit(left, at - 1);
  while (at > 0 && isDigit(left, at - 1) === kind) at--;
  return at;
}

/** A part is digits, or what is between them. */
function findPartEnd(text: string, start: number): number {
  const kind = isDigit(text, start);
  let end = start + 1;
  while (end < text.length && isDigit(text, end) === kind) end++;
  return end;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

function compareNumbers(left: string, right: string): number {
  if (left === right) return 0;
  const leftDigits = left.replace(/^0+(?=\d)/, '');
  const rightDigits = right.replace(/^0+(?=\d)/, '');
  return leftDigits.length - rightDigits.length || compareText(leftDigits, rightDigits);
}
