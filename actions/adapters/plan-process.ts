/**
 * Main's planner in a process of its own: it reads what a stranger wrote, so it gets no token, a limit of time and of
 * memory, and its word is JSON.
 */
import { join } from 'node:path';
import type { Planner, PlanQuestion } from '../core/github/ports.ts';
import { UserError, type Plan } from '../core/types.ts';
import { runLimited } from './limited-process.ts';

const TIMEOUT_MS = 120_000;
const MOST_BYTES = 256 * 1024 * 1024;
const MEMORY_MB = 3_072;

/** `root` is a checkout of main. */
export function openPlanner(root: string, timeoutMs = TIMEOUT_MS): Planner {
  return { plan: (question) => ask(root, question, timeoutMs) };
}

async function ask(root: string, question: PlanQuestion, timeoutMs: number): Promise<Plan> {
  const { environment, desired, existing, meanwhile } = question;
  const args = [
    'plan',
    '--format=json',
    '--require-published',
    '--warnings',
    `--env=${environment}`,
    `--desired=rev:${desired}`,
  ];
  const { PATH, HOME, GITHUB_REPOSITORY } = process.env;
  const result = await runLimited({
    program: process.execPath,
    args: [
      `--max-old-space-size=${String(MEMORY_MB)}`,
      join(root, 'actions/dist/ops.js'),
      ...args,
      ...(existing === undefined ? [] : [`--existing=rev:${existing}`]),
      ...(meanwhile === undefined ? [] : [`--meanwhile=${meanwhile.from}..${meanwhile.to}`]),
    ],
    cwd: root,
    env: { PATH, HOME, GITHUB_REPOSITORY, GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
    ...{ timeoutMs, mostBytes: MOST_BYTES },
  });
  const plan = parse(result.stdout);
  if (plan === undefined || !('steps' in plan)) {
    const words = plan !== undefined && 'error' in plan ? plan.error : result.stderr.trim().split('\n').at(-1);
    throw new UserError(`the planner ended with ${String(result.status ?? 'a signal')}: ${words ?? ''} [planner]`);
  }
  return plan;
}

/** What main's own planner prints is of its own shape. */
function parse(text: string): Plan | { readonly error: string } | undefined {
  try {
    return JSON.parse(text) as Plan | { readonly error: string };
  } catch {
    return undefined;
  }
}
