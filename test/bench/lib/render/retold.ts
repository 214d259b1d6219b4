/**
 * What core says again of templates, for questions that only a file answers, held against the files that Ansible writes:
 * the servers of HAProxy and the HBA rules of each host, and whether an edit changes them.
 */
import type { Edited, RenderedSide } from './edits.ts';
import { decideHba, retellHba } from './hba-lines.ts';
import type { Judge } from './oracle.ts';
import { decideServers, retellServers } from './server-lines.ts';

/** What is compared, and whether core decides by it what an edit changes. */
const SUBJECTS = { servers: true, 'servers per service': false, 'pg_hba.conf': true, 'pgb_hba.conf': true } as const;
type Subject = keyof typeof SUBJECTS;

/** Lines of one host and file. */
export interface Retold {
  readonly subject: Subject;
  readonly host: string;
  readonly file: string;
  /** As Ansible writes them; undefined where it writes no such file. */
  readonly rendered: readonly string[] | undefined;
  /** Undefined where the inventory alone does not tell. */
  readonly ours: readonly string[] | undefined;
}

/** Whether an edit of certain parameters changes the lines. */
export interface Decision {
  readonly subject: Subject;
  readonly host: string;
  readonly file: string;
  readonly parameters: readonly string[];
  /** By core. Where it is not, the lines may well be the same: to write them again is no fault. */
  readonly isSame: boolean;
  readonly existing: readonly string[];
  readonly desired: readonly string[];
}

interface Counts {
  texts: number;
  lines: number;
  open: number;
  same: number;
  changed: number;
  wrong: number;
}

export function makeRetold(): Judge {
  const counts: Readonly<Record<Subject, Counts>> = {
    servers: startCounts(),
    'servers per service': startCounts(),
    'pg_hba.conf': startCounts(),
    'pgb_hba.conf': startCounts(),
  };
  // Edits follow one another: the existing side of one is the desired side of the one before.
  const seen = new WeakSet<RenderedSide>();
  const judgeSide = (name: string, side: RenderedSide): void => {
    if (seen.has(side)) return;
    seen.add(side);
    for (const { subject, host, file, rendered, ours } of [...retellServers(side), ...retellHba(side)]) {
      if (ours === undefined) {
        counts[subject].open++;
        continue;
      }
      counts[subject].texts++;
      counts[subject].lines += rendered?.length ?? 0;
      const where = `${name}, ${host} ${file}`;
      if (sayDifference(where, ['rendered', rendered ?? []], ['ours', ours])) counts[subject].wrong++;
    }
  };
  return {
    judge: (edited) => {
      judgeSide(`before ${edited.name}`, edited.existing);
      judgeSide(edited.name, edited.desired);
      for (const { subject, host, file, parameters, isSame, existing, desired } of listDecisions(edited)) {
        counts[subject][isSame ? 'same' : 'changed']++;
        const where = `${edited.name}, ${host} ${file}: told to be the same after ${parameters.join(', ')}`;
        if (isSame && sayDifference(where, ['existing', existing], ['desired', desired])) counts[subject].wrong++;
      }
    },
    report: () => {
      for (const [subject, { texts, lines, open, same, changed, wrong }] of Object.entries(counts))
        process.stdout.write(
          `${subject}: ${texts} texts of ${lines} lines compared, ${open} more that core cannot know; ` +
            `${same + changed} decisions, of which ${same} say "the same" and are compared; ${wrong} disagreements\n`,
        );
    },
    isPassed: () =>
      Object.entries(SUBJECTS).every(([subject, decides]) => {
        const { lines, same, wrong } = counts[subject as Subject];
        return wrong === 0 && lines > 0 && (!decides || same > 0);
      }),
  };
}

function startCounts(): Counts {
  return { texts: 0, lines: 0, open: 0, same: 0, changed: 0, wrong: 0 };
}

function listDecisions(edited: Edited): readonly Decision[] {
  return [...decideServers(edited), ...decideHba(edited)];
}

type Named = readonly [name: string, lines: readonly string[]];

/** Says the first line that differs, of both; answers whether one does. */
function sayDifference(where: string, one: Named, other: Named): boolean {
  const length = Math.max(one[1].length, other[1].length);
  let place = 0;
  while (place < length && one[1][place] === other[1][place]) place++;
  if (place === length) return false;
  process.stdout.write(`${where}, line ${place + 1}\n`);
  for (const [name, lines] of [one, other]) process.stdout.write(`    ${name}: ${lines[place] ?? '(none)'}\n`);
  return true;
}
