/** Part of a list, as GitHub pages it. */
export function takePage<Item>(all: readonly Item[], query: URLSearchParams): readonly Item[] {
  const perPage = Number(query.get('per_page') ?? '30');
  const page = Number(query.get('page') ?? '1');
  return all.slice((page - 1) * perPage, page * perPage);
}
