import { judgeSeeds } from '../../unit/core/check/seeded/judge.ts';

const verdicts = judgeSeeds(Number(process.argv[2] ?? 50));
const sum = (key: 'planted' | 'caught' | 'atLine'): number => verdicts.reduce((total, one) => total + one[key], 0);
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
for (const { rule, planted, caught, atLine, examples } of verdicts) {
  process.stdout.write(`${rule.padEnd(20)} planted ${planted}  caught ${caught}  at its line ${atLine}\n`);
  if (caught < planted) for (const example of examples) process.stdout.write(`    ${example}\n`);
}
process.stdout.write(
  `${verdicts.length} rules, ${sum('planted')} mistakes: caught ${percent(sum('caught'), sum('planted'))}, ` +
    `at the right line ${percent(sum('atLine'), sum('planted'))}\n`,
);
process.exitCode = sum('caught') === sum('planted') ? 0 : 1;
