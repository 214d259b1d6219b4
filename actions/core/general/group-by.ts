/** Entries by their key, both in the order in which they come. `key` is given the entry's place, too. */
export function groupBy<Entry>(
  entries: readonly Entry[],
  key: (entry: Entry, index: number) => string,
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  entries.forEach((entry, index) => {
    const name = key(entry, index);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [entry]);
    else known.push(entry);
  });
  return groups;
}
