/** Settings that old guides and old inventories have, and PostgreSQL no longer. From its release notes. */
interface Gone {
  readonly since: string;
  /** What has its place, and how its values compare. */
  readonly now?: { readonly name: string; readonly values?: string };
}

const GONE: Readonly<Record<string, Gone>> = {
  checkpoint_segments: { since: '9.5', now: { name: 'max_wal_size', values: 'a segment is 16MB' } },
  force_parallel_mode: { since: '16', now: { name: 'debug_parallel_query' } },
  old_snapshot_threshold: { since: '17' },
  operator_precedence_warning: { since: '14' },
  replacement_sort_tuples: { since: '11' },
  stats_temp_directory: { since: '15' },
  vacuum_cleanup_index_scale_factor: { since: '14' },
  vacuum_defer_cleanup_age: { since: '16' },
  wal_keep_segments: { since: '13', now: { name: 'wal_keep_size', values: 'a segment is 16MB' } },
};

/** Undefined where the name is none of them, or what has its place is not there either. */
export function describeGone(name: string, isSetting: (name: string) => boolean): string | undefined {
  const lower = name.toLowerCase();
  const gone = Object.hasOwn(GONE, lower) ? GONE[lower] : undefined;
  if (gone === undefined || (gone.now !== undefined && !isSetting(gone.now.name))) return undefined;
  const { since, now } = gone;
  const values = now?.values === undefined ? '' : ` (${now.values})`;
  const advice = now === undefined ? 'take it out' : `write ${now.name} in its place${values}`;
  return `setting "${name}" is gone since PostgreSQL ${since}; ${advice}`;
}
