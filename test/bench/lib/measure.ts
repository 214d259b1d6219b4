/** Whole processes: wall time, processor time and peak memory; and the bars that they are held to. */
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { takeMedian } from './median.mjs';

export interface Use {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly code: number;
}

const measurer = join(process.cwd(), 'test/bench/lib/measure.py');

/** The median of some runs. */
export function measure(command: readonly string[], cwd: string, runs: number): Use {
  const uses = Array.from({ length: runs }, () => {
    return JSON.parse(execFileSync('python3', [measurer, ...command], { cwd, encoding: 'utf8' })) as Use;
  });
  return takeMedianUse(uses, `${command.join(' ')} in ${cwd}`);
}

/** The run in the middle by wall time, which is what a person waits for; an error where one of the runs failed. */
export function takeMedianUse(uses: readonly Use[], what: string): Use {
  const failed = uses.filter(({ code }) => code !== 0).length;
  const median = takeMedian(uses, ({ seconds }) => seconds);
  if (median === undefined || failed > 0) throw new Error(`${what}: ${failed} of ${uses.length} runs failed`);
  return median;
}

/** One run, while this process serves what the command asks for. */
export async function measureBeside(
  command: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Use> {
  const { stdout } = await promisify(execFile)('python3', [measurer, ...command], { ...options, encoding: 'utf8' });
  return JSON.parse(stdout) as Use;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function sayHead(): void {
  say(`${''.padEnd(WIDTH + 2)}  seconds      cpu       MB`);
}

/** Wide enough for `all.vars, commit to work tree`. */
const WIDTH = 32;

export function sayUse(name: string, { seconds, cpu, megabytes }: Use, times = ''): void {
  const parts = [seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)].map((part) => part.padStart(9));
  say(`  ${name.padEnd(WIDTH)}${parts.join('')}${times.padStart(12)}`);
}

/** Says whether a bar is met, and makes the process fail where it is not. */
export function check(what: string, isMet: boolean): void {
  if (!isMet) process.exitCode = 1;
  say(`    ${what}: ${isMet ? 'met' : 'MISSED'}`);
}

/** From the two largest of the sizes that were measured. */
export function checkGrowth(what: string, seconds: ReadonlyMap<number, number>): void {
  const [most = 0, more = 0] = [...seconds.keys()].sort((left, right) => right - left);
  const [last, before] = [seconds.get(most) ?? 0, seconds.get(more) ?? 0];
  if (more > 0)
    check(`${what}: growth from ${more} to ${most} hosts no worse than linear`, last / before <= most / more);
}
