import { walkEdits } from './render/edits.ts';
import { makeMinimality } from './render/minimality.ts';
import { makeOracle } from './render/oracle.ts';
import { makeRetold } from './render/retold.ts';

const judges = [makeOracle(), makeRetold(), makeMinimality()];
// Of a run that is cut off, too.
process.once('exit', () => {
  for (const judge of judges) judge.report();
});
const isRendered = await walkEdits(
  process.argv.slice(2),
  judges.map(({ judge }) => judge),
);
process.exitCode = isRendered && judges.every((judge) => judge.isPassed()) ? 0 : 1;
