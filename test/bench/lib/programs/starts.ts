/** Settings that pass validate are started, and mistakes that the server finds are shown to validate. */
import type { Judge } from './container.ts';
import { Draws } from './draws.ts';
import { drawSettings, drawSettingsWithMistake, findError } from './settings.ts';

/** Of the mistakes that PostgreSQL itself refuses. */
const MOST_MISSED = 0.02;

/** How many of `wanted` drawn configurations that pass validate PostgreSQL does not start with. */
export async function measureStarts(judge: Judge, wanted: number, first: number): Promise<number> {
  let [passed, refused, escapes] = [0, 0, 0];
  const draws = new Draws(wanted);
  for (let seed = first; draws.isNextWanted(passed); seed++) {
    const { text, question } = drawSettings(seed);
    const error = findError(text);
    if (error !== undefined) {
      draws.noteError(error);
      refused++;
      continue;
    }
    passed++;
    const said = await judge.ask(question);
    if (said === undefined) continue;
    escapes++;
    process.stdout.write(`settings of seed ${seed}: ${said}\n`);
  }
  process.stdout.write(
    `settings: ${passed} pass validate (${refused} refused), PostgreSQL starts with all but ${escapes}\n`,
  );
  return escapes;
}

/** Whether validate finds all but a few of `wanted` mistakes that PostgreSQL calls one. */
export async function measureMistakes(judge: Judge, wanted: number, first: number): Promise<boolean> {
  let [found, missed] = [0, 0];
  const draws = new Draws(wanted);
  for (let seed = first; draws.isNextWanted(found); seed++) {
    const { text, question, mistake, right } = drawSettingsWithMistake(seed);
    const other = findError(right);
    // It would be refused without the mistake as well.
    if (other !== undefined) {
      draws.noteError(other);
      continue;
    }
    const said = await judge.ask(question);
    if (said === undefined) continue;
    found++;
    if (findError(text) !== undefined) continue;
    missed++;
    process.stdout.write(`mistake of seed ${seed} passes validate: ${mistake}: ${said}\n`);
  }
  process.stdout.write(`settings: ${found} mistakes that PostgreSQL refuses, of which ${missed} pass validate\n`);
  return missed <= found * MOST_MISSED;
}
