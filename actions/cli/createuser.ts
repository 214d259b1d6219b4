import type { Command } from 'commander';
import { runCreateuser } from '../createuser/run.ts';
import { registerNamed } from './named.ts';

export function registerCreateuser(program: Command): void {
  registerNamed(program, { verb: 'createuser', noun: 'user', list: 'pg_users', run: runCreateuser });
}
