/** Ancestors before descendants, so that the last side that has a host is the newest; the rest by commit id. */
export function orderByHistory(
  commits: Iterable<string>,
  isAncestor: (ancestor: string, descendant: string) => boolean,
): readonly string[] {
  const ordered: string[] = [];
  for (const commit of [...commits].sort()) {
    const place = ordered.findIndex((later) => isAncestor(commit, later));
    ordered.splice(place < 0 ? ordered.length : place, 0, commit);
  }
  return ordered;
}
