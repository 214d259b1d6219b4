/** What `check` lets pass, the programs must take: mutated inventories, rendered by Ansible, shown to the programs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSide } from '../../../actions/core/side/open-side.ts';
import type { EnvironmentSource } from '../../../actions/core/types.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { makeMutatedInventory } from '../../lib/mutated-inventory.ts';
import { listFailures, readRendered, startRenderer } from '../../lib/render/render.ts';
import type { Renderer, Run } from '../../lib/render/render.ts';
import { startJudge } from './programs/container.ts';
import type { Judge } from './programs/container.ts';
import { Draws } from './programs/draws.ts';
import { judgeLines } from './programs/lines.ts';
import { listQuestions } from './programs/questions.ts';
import { measureMistakes, measureStarts } from './programs/starts.ts';

const CLUSTER_TAGS = ['pg_hba', 'pgbouncer_config', 'haproxy_config', 'register_prometheus', 'register_nginx'];
const counts = { made: 0, refused: 0, passed: 0, escapes: 0 };
const files = new Map<string, { asked: number; accepted: number }>();
/** By program and files: many hosts have the same. */
const judged = new Map<string, string | undefined>();
// Of a run that is cut off, too.
process.once('exit', report);

const [wanted = 500, first = 1, lines = 20_000] = process.argv.slice(2).map(Number);
const python = findAnsiblePython();
if (python === undefined) throw new Error('no Ansible; scripts/test installs it');
const work = mkdtempSync(join(tmpdir(), 'programs-'));
const renderer = startRenderer(python);
const judge = startJudge();
try {
  const lost = (await measureLines(judge)) + (await measureStarts(judge, wanted, first));
  const isKept = await measureMistakes(judge, wanted, first);
  const escapes = lost + (await measure(renderer, judge));
  process.exitCode = escapes === 0 && isKept ? 0 : 1;
} finally {
  renderer.close();
  judge.stop();
  rmSync(work, { recursive: true });
}

async function measureLines(programs: Judge): Promise<number> {
  let escapes = 0;
  for (const dialect of ['postgres', 'pgbouncer'] as const) {
    const { made, passed, mistakes } = await judgeLines(programs, dialect, lines);
    process.stdout.write(
      `HBA lines for ${dialect}: made ${made}, read by us ${passed}, of which it refuses ${mistakes.size}\n`,
    );
    for (const mistake of [...mistakes].slice(0, 20)) process.stdout.write(`    ${mistake}\n`);
    escapes += mistakes.size;
  }
  return escapes;
}

async function measure(ansible: Renderer, programs: Judge): Promise<number> {
  const draws = new Draws(wanted);
  for (let seed = first; draws.isNextWanted(counts.passed); seed++) {
    counts.made++;
    const text = makeMutatedInventory(seed);
    const runs = planRuns(text, seed);
    if (typeof runs === 'string') {
      draws.noteError(runs);
      counts.refused++;
      continue;
    }
    counts.passed++;
    const said = await judgeInventory({ text, runs }, { ansible, programs });
    if (said.length === 0) continue;
    counts.escapes++;
    process.stdout.write(`seed ${seed}\n${said.map((line) => `    ${line}\n`).join('')}`);
  }
  return counts.escapes;
}

function report(): void {
  const shares = [...files].map(([program, { asked, accepted }]) => `${program} took ${accepted} of ${asked} files`);
  process.stdout.write(
    `made ${counts.made}, refused by check ${counts.refused}, passed ${counts.passed}: ${shares.join(', ')}; escapes ${counts.escapes}\n`,
  );
}

/** What to render of an inventory that passes, or the error that check refuses it with. */
function planRuns(text: string, seed: number): readonly Run[] | string {
  const source: EnvironmentSource = {
    environment: 'programs',
    side: { path: 'hosts.yml' },
    inventory: { root: 'hosts.yml', files: [{ path: 'hosts.yml', text }] },
  };
  const { resolved, problems } = openSide(source);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) return `${error.rule}: ${error.message}`;
  // A host of MatrixDB has none: nothing here sets it up.
  const members = resolved.hosts.filter((host) => resolved.variables.get(host)?.has('pg_seq'));
  // Of a seed, another one for the next: rendering is what takes the time, and hosts of one cluster differ little.
  const limit = members[seed % members.length] ?? 'all';
  return [
    { playbook: 'pgsql.yml', tags: CLUSTER_TAGS, limit },
    { playbook: 'nodes.yml', tags: ['register_prometheus'], limit },
    { playbook: 'infra.yml', tags: ['prometheus_config', 'nginx_config'] },
  ];
}

interface Bench {
  readonly ansible: Renderer;
  readonly programs: Judge;
}

async function judgeInventory(
  { text, runs }: { readonly text: string; readonly runs: readonly Run[] },
  bench: Bench,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(work, 'one-'));
  const [inventory, out] = [join(folder, 'hosts.yml'), join(folder, 'out')];
  writeFileSync(inventory, text);
  mkdirSync(out);
  const answer = await bench.ansible.render({ inventory, out, runs });
  const said = listFailures(answer).map((failure) => `ansible: ${failure}`);
  for (const { host, question } of listQuestions(readRendered(out))) {
    const key = JSON.stringify(question);
    if (!judged.has(key)) judged.set(key, await bench.programs.ask(question));
    const mistake = judged.get(key);
    const count = files.get(question.program) ?? { asked: 0, accepted: 0 };
    files.set(question.program, {
      asked: count.asked + 1,
      accepted: count.accepted + (mistake === undefined ? 1 : 0),
    });
    if (mistake !== undefined) said.push(`${question.program} of ${host}: ${mistake}`);
  }
  rmSync(folder, { recursive: true });
  return said;
}
