import { createInterface } from 'node:readline/promises';
import { report } from './command.ts';

/** Only on a terminal: a job that waits for an answer would wait for ever. */
export async function askConfirmation(question: string): Promise<string | undefined> {
  if (!isAttended()) return undefined;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await prompt.question(question)).trim();
  } finally {
    prompt.close();
  }
}

/** The environment's name as it was typed, by option or by a person who is shown first what they are asked about. */
export async function confirmShown(
  typed: string | undefined,
  purpose: string,
  render: () => string,
): Promise<string | undefined> {
  if (typed !== undefined || !isAttended()) return typed;
  report(render());
  const answer = await askConfirmation(`Type the environment's name to ${purpose}: `);
  return answer === '' ? undefined : answer;
}

function isAttended(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}
