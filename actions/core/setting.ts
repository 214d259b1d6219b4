/** When a change of a setting takes effect, by pg_settings. */
type SettingContext = 'internal' | 'postmaster' | 'sighup' | 'superuser-backend' | 'backend' | 'superuser' | 'user';

/** One setting of PostgreSQL, as pg_settings of a major describes it. */
export interface Setting {
  /** As PostgreSQL spells it: `TimeZone`. */
  readonly name: string;
  readonly vartype: 'bool' | 'integer' | 'real' | 'string' | 'enum';
  readonly context: SettingContext;
  /** What a bare number counts: `8kB`, `ms`. */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly enumvals?: readonly string[];
}
