/** Which problems become annotations, and where: GitHub shows one only in a file that the head has, and ten of a kind a step. */
import type { Problem } from '../types.ts';

export interface Annotation {
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly title?: string;
  /** Absent: it stands at the run. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
}

/** The runner drops what one step says beyond ten of a kind. */
const MOST_OF_A_KIND = 10;

/** The worst first; what the runner would drop is counted in the last one of its kind. */
export function listAnnotations(
  problems: readonly Problem[],
  hasFile: (path: string) => boolean,
): readonly Annotation[] {
  return (['error', 'warning'] as const).flatMap((severity) => {
    const all = problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => annotate(problem, hasFile))
      // What stands at a line is what a person can put right at once.
      .sort((one, other) => Number(one.place === undefined) - Number(other.place === undefined));
    if (all.length <= MOST_OF_A_KIND) return all;
    const shown = all.slice(0, MOST_OF_A_KIND - 1);
    const message = `${String(all.length - shown.length)} more of this kind; the job summary has them all`;
    return [...shown, { severity, message }];
  });
}

function annotate(problem: Problem, hasFile: (path: string) => boolean): Annotation {
  const { severity, message, rule } = problem;
  const place = findPlace(problem, hasFile);
  return { severity, title: rule, message: `${message} [${rule}]`, ...(place === undefined ? {} : { place }) };
}

/** What disappears has its line in a file that may be gone: then where the consent belongs. */
function findPlace({ file, line, column, fix }: Problem, hasFile: (path: string) => boolean): Annotation['place'] {
  if (file !== '' && hasFile(file)) return { file, line, column };
  const folder = /^inventory\/[^/]+\//.exec(file)?.[0];
  if (fix === undefined || folder === undefined || !hasFile(folder + fix.file)) return undefined;
  return { file: folder + fix.file, line: 1, column: 1 };
}
