import type { Command } from 'commander';
import { runCreatedb } from '../createdb/run.ts';
import { registerNamed } from './named.ts';

export function registerCreatedb(program: Command): void {
  registerNamed(program, { verb: 'createdb', noun: 'database', list: 'pg_databases', run: runCreatedb });
}
