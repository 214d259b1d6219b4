/** Settings that pass validate are started, and mistakes that the server finds are shown to validate. */
import type { Judge } from './container.ts';
import { drawSettings, isRefused } from './settings.ts';

/** Of the mistakes that PostgreSQL itself refuses. */
const MOST_MISSED = 0.02;

/** How many of `wanted` drawn configurations that pass validate PostgreSQL does not start with. */
export async function measureStarts(judge: Judge, wanted: number, first: number): Promise<number> {
  let [passed, refused, escapes] = [0, 0, 0];
  for (let seed = first; passed < wanted; seed++) {
    const { text, question } = drawSettings(seed, false);
    if (isRefused(text)) {
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
  for (let seed = first; found < wanted; seed++) {
    const { text, question, mistake } = drawSettings(seed, true);
    const said = await judge.ask(question);
    if (said === undefined) continue;
    found++;
    if (isRefused(text)) continue;
    missed++;
    process.stdout.write(`mistake of seed ${seed} passes validate: ${mistake}: ${said}\n`);
  }
  process.stdout.write(`settings: ${found} mistakes that PostgreSQL refuses, of which ${missed} pass validate\n`);
  return missed <= found * MOST_MISSED;
}
