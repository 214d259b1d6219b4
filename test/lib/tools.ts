/** Programs of the tests that scripts/test installs. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Path of a program, undefined where scripts/test has not run on this machine. */
export function findTool(name: string): string | undefined {
  const digest = createHash('sha256')
    .update(readFileSync(join(process.cwd(), 'test/requirements.txt')))
    .digest('hex');
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const tools = process.env['OPS_TEST_TOOLS'] ?? join(cache, 'postgres-operations', `tools-${digest.slice(0, 16)}`);
  const program = join(tools, 'bin', name);
  return existsSync(program) ? program : undefined;
}
