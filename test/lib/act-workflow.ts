/** The workflows as act gets them: as they are, but for what one table changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const WORKFLOWS = '.github/workflows';

interface Change {
  readonly workflow: string;
  readonly text: string;
  readonly instead: string;
}

const CHANGED_FOR_ACT: readonly Change[] = [
  // A key of GitHub's that act does not know, and refuses.
  { workflow: 'comment.yml', text: '\n  queue: max\n', instead: '\n' },
  // The tests would run themselves.
  { workflow: 'ci.yml', text: '.ci/run --no-sandbox', instead: '.ci/run --help' },
];

/** Undefined: act takes the file as it is. Throws where the file has nothing of what is to be changed. */
export function findChangedWorkflow(workflow: string): string | undefined {
  const changes = CHANGED_FOR_ACT.filter((change) => change.workflow === workflow);
  if (changes.length === 0) return undefined;
  return changes.reduce((all, { text, instead }) => {
    if (!all.includes(text)) throw new Error(`${workflow} has no ${JSON.stringify(text)} any more`);
    return all.replace(text, instead);
  }, readWorkflow(workflow));
}

export function readWorkflow(workflow: string): string {
  return readFileSync(join(WORKFLOWS, workflow), 'utf8');
}
