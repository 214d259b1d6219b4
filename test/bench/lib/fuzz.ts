import { fuzzDocument } from '../../lib/fuzz.ts';
import { makeDocument } from '../../lib/random-documents.ts';

/** A document that takes longer hangs, as a person sees it. */
const MOST_SECONDS = 1;
const [count = '100000', first = '1'] = process.argv.slice(2);
const counts = { read: 0, refused: 0, crashed: 0, slow: 0 };
let slowest = 0;

for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  try {
    const { kind, seconds } = fuzzDocument(makeDocument(seed), seed % 3 === 0 ? 'variables' : 'groups');
    counts[kind]++;
    slowest = Math.max(slowest, seconds);
    if (seconds > MOST_SECONDS) {
      counts.slow++;
      process.stdout.write(`seed ${seed} took ${seconds.toFixed(1)} s\n`);
    }
  } catch (error) {
    counts.crashed++;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (counts.crashed <= 20) process.stdout.write(`seed ${seed}: ${stack.split('\n').slice(0, 3).join('')}\n`);
  }
}
process.stdout.write(
  `${count} documents from seed ${first}: ${counts.read} read, ${counts.refused} refused with a position, ` +
    `${counts.crashed} crashed or without one, ${counts.slow} over ${MOST_SECONDS} s; the slowest ${slowest.toFixed(2)} s\n`,
);
process.exitCode = counts.crashed + counts.slow === 0 ? 0 : 1;
