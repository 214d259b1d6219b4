/** What differs between the sides must be written by the plan's steps, and little else. */
import type { Edited } from './edits.ts';
import { listChanged } from './pairs.ts';
import type { Pairs } from './pairs.ts';

/**
 * Of the files written, in percent. Other work is told and not held to it: its modules compare what is there with what
 * is wanted, and here nothing is ever there.
 */
const BAR = 5;
const SHOWN = 20;

type Kind = 'file' | 'work';

export interface Judge {
  readonly judge: (edited: Edited) => void;
  readonly report: () => void;
  readonly isPassed: () => boolean;
}

export function makeOracle(): Judge {
  const counts = { changed: 0, missed: 0 };
  const kinds = { file: { written: 0, idle: 0 }, work: { written: 0, idle: 0 } };
  const causes = new Map<string, { kind: Kind; count: number; example: string }>();
  let live = 0;
  const sum = (key: 'written' | 'idle') => kinds.file[key] + kinds.work[key];
  return {
    judge: (edited) => {
      const missed = listMissed(edited);
      counts.changed += listChanged(edited.existing.pairs, edited.desired.pairs).length;
      counts.missed += missed.length;
      if (missed.length > 0) sayMissed(edited, missed);
      for (const { key, kind, isSame, cause } of listWritten(edited)) {
        kinds[kind].written++;
        if (!isSame) continue;
        if (edited.elsewhere.has(key)) {
          if (kind === 'file') live++;
          continue;
        }
        kinds[kind].idle++;
        const known = causes.get(cause) ?? { kind, count: 0, example: `${edited.name}, ${key}` };
        causes.set(cause, { ...known, count: known.count + 1 });
      }
    },
    report: () => {
      const worst = [...causes].sort(([, one], [, other]) => compareCauses(one, other)).slice(0, SHOWN);
      for (const [cause, { count, example }] of worst)
        process.stdout.write(`idle ${count}: ${cause}, as in ${example}\n`);
      process.stdout.write(`${counts.changed} pairs differ, missed ${counts.missed}\n`);
      for (const [kind, { written, idle }] of Object.entries(kinds)) sayShare(kind, written, idle);
      process.stdout.write(`file: ${live} more without a difference under this leader, but under another\n`);
      sayShare('together', sum('written'), sum('idle'));
    },
    isPassed: () => counts.missed === 0 && 100 * kinds.file.idle <= BAR * kinds.file.written,
  };
}

/** Files first: they are what is held to the bar. */
function compareCauses(one: { kind: Kind; count: number }, other: { kind: Kind; count: number }): number {
  return Number(one.kind === 'work') - Number(other.kind === 'work') || other.count - one.count;
}

function listMissed({ existing, desired, steps }: Edited): readonly string[] {
  const after = mergePairs(steps.map(({ rendered }) => rendered.pairs));
  return listChanged(existing.pairs, desired.pairs).filter(
    (key) => after.get(key)?.content !== desired.pairs.get(key)?.content,
  );
}

/** The last step that writes a pair decides what it holds. */
function mergePairs(all: readonly Pairs[]): Pairs {
  return new Map(all.flatMap((pairs) => [...pairs]));
}

/**
 * By step; what only the step's playbook knows is written for a reason, and so is what an earlier step has taken away. A
 * unit acts on a difference alone.
 */
function* listWritten({ existing, desired, steps }: Edited) {
  const removed = new Set<string>();
  for (const { step, rendered } of steps) {
    const label = `${step.playbook} -t ${step.tags.join(',')}`;
    const paths = [...new Set(step.because.map(({ path }) => path.replace(/\[.*/, '')))].join(' ');
    for (const [key, { kind, content }] of rendered.pairs) {
      if (kind === 'service' || !desired.pairs.has(key)) continue;
      const isSame = !isOf(key, removed) && existing.pairs.get(key)?.content === content;
      yield { key, kind, isSame, cause: `${label}: ${key.slice(key.indexOf(' ') + 1)} after ${paths}` };
    }
    if (step.playbook === 'pgsql-remove.yml') for (const host of step.hosts) removed.add(host);
  }
}

/** A host's own, or what is done elsewhere for it. */
function isOf(key: string, hosts: ReadonlySet<string>): boolean {
  return [...hosts].some((host) => key.startsWith(`${host} `) || key.includes(` for ${host}:`));
}

function sayMissed({ name, plan, steps, existing }: Edited, missed: readonly string[]): void {
  const after = mergePairs(steps.map(({ rendered }) => rendered.pairs));
  const lines = [
    ...missed.slice(0, SHOWN).map((key) => `missed ${key}${after.has(key) ? ' (written otherwise)' : ''}${existing.pairs.has(key) ? '' : ' (new)'}`),
    ...plan.steps.map(({ playbook, tags, limit }) => `${playbook} -t ${tags.join(',')} -l ${limit}`),
    ...plan.unaffected.map(({ path, reason }) => `unaffected ${path}: ${reason}`),
  ]; // prettier-ignore
  process.stdout.write(`${name}\n${lines.map((line) => `    ${line}\n`).join('')}`);
}

function sayShare(what: string, written: number, idle: number): void {
  const share = written === 0 ? 0 : (100 * idle) / written;
  process.stdout.write(`${what}: ${written} written, ${idle} without a difference (${share.toFixed(1)} %)\n`);
}
