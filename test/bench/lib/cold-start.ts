import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEPLOYED_NODE, findNode, NODES } from '../../lib/nodes.ts';
import { measureBeside, say } from './measure.ts';
import { findMedian } from './median.mjs';

const BAR = 4;
const ROUNDS = 7;
const root = process.cwd();

interface Bundle {
  readonly name: string;
  readonly args: readonly string[];
}

/** Milliseconds of processor time, medians. */
interface Starts {
  readonly empty: number;
  readonly bundle: number;
}

function listBundles(): readonly Bundle[] {
  const actions = readdirSync(join(root, 'actions/dist')).filter((name) => /^(?!chunk-|ops\.js).*\.js$/.test(name));
  return [
    { name: 'ops --help', args: [join(root, 'scripts/lib/ops.mjs'), '--help'] },
    ...actions.map((name) => ({ name, args: [join(root, 'actions/dist', name)] })),
  ];
}

function makeEnvironment(cwd: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], GITHUB_WORKSPACE: cwd };
}

/** A bundle that this Node cannot load would end soonest of all. */
function assertUseful(node: string, { name, args }: Bundle, cwd: string): void {
  const { stdout, stderr } = spawnSync(node, args, { cwd, env: makeEnvironment(cwd), encoding: 'utf8' });
  if (/^(?:Usage: ops|::error::)/m.test(stdout) && stderr === '') return;
  throw new Error(`${name} printed no useful line:\n${stdout}${stderr}`);
}

/** In turns, so that both meet the same machine. Processor time, to which a busy machine adds little. */
async function measureStarts(node: string, args: readonly string[], cwd: string): Promise<Starts> {
  const env = makeEnvironment(cwd);
  const start = async (...command: readonly string[]) =>
    1_000 * (await measureBeside([node, ...command], { cwd, env })).cpu;
  const [empty, bundle]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push(await start('-e', ''));
    bundle.push(await start(...args));
  }
  return { empty: findMedian(empty), bundle: findMedian(bundle) };
}

/** Says what each bundle takes; false where one takes more than the bar. */
async function measureBundles(node: string, cwd: string): Promise<boolean> {
  let isMet = true;
  for (const bundled of listBundles()) {
    const { name, args } = bundled;
    assertUseful(node, bundled, cwd);
    const { empty, bundle } = await measureStarts(node, args, cwd);
    const isWithin = bundle <= BAR * empty;
    isMet &&= isWithin;
    const times = `${bundle.toFixed(0)} ms, ${(bundle / empty).toFixed(1)} starts of ${empty.toFixed(0)} ms`;
    say(`  ${name.padEnd(14)}${times.padStart(34)}  ${isWithin ? 'within' : 'over'} ${BAR}`);
  }
  return isMet;
}

const cwd = mkdtempSync(join(tmpdir(), 'bench-cold-start-'));
try {
  for (const major of [...NODES].sort((left, right) => right - left)) {
    const node = findNode(major);
    const isJudged = major === DEPLOYED_NODE;
    if (node === undefined) {
      say(`Node ${major} is not here${isJudged ? ', and the bar is for it; scripts/test installs it: MISSED' : ''}`);
      if (isJudged) process.exitCode = 1;
      continue;
    }
    say(`${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}, ${node}`);
    const isMet = await measureBundles(node, cwd);
    if (!isJudged) continue;
    say(`  at most ${BAR} starts of an empty node: ${isMet ? 'met' : 'MISSED'}`);
    if (!isMet) process.exitCode = 1;
  }
} finally {
  rmSync(cwd, { recursive: true });
}
