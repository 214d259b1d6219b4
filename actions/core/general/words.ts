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
