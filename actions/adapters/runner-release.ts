import { existsSync, readFileSync } from 'node:fs';
import { parseRunnerRelease, RUNNER_DAYS } from '../core/operations/runner-release.ts';
import type { RunnerAge, RunnerRelease } from '../core/operations/runner-release.ts';

const DAY_MS = 86_400_000;

/** Undefined where the node has no runner of ours. Throws UserError where the file is damaged. */
export function lookAtRunner(file: string, today: string): RunnerAge | undefined {
  return existsSync(file) ? computeRunnerAge(parseRunnerRelease(readFileSync(file, 'utf8'), file), today) : undefined;
}

/** `today` as YYYY-MM-DD, by UTC. */
function computeRunnerAge(release: RunnerRelease, today: string): RunnerAge {
  const end = Date.parse(release.newestOn) + RUNNER_DAYS * DAY_MS;
  const safeUntil = new Date(end).toISOString().slice(0, 10);
  return { ...release, safeUntil, daysLeft: Math.round((end - Date.parse(today)) / DAY_MS) };
}
