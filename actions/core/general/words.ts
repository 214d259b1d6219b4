/** Words that messages, plans and pages share. */
export function count(amount: number, noun: string): string {
  return `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

export function describePlace(place: {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}): string {
  if (place.file === '') return '';
  const column = place.column === undefined ? '' : `:${String(place.column)}`;
  return `${place.file}:${String(place.line)}${column}`;
}

/** Names that fit into a message; of more than this, the others are counted. */
const SHOWN = 4;

/** `a, b, c and 4 more`. */
export function listSome(names: readonly string[]): string {
  if (names.length <= SHOWN + 1) return names.join(', ');
  return `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
}
