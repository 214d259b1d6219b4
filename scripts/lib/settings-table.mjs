/** Rows of pg_settings, one JSON object a line, become a table of one setting a line: `settings-table.mjs MAJOR < rows`. */
import { readFileSync } from 'node:fs';

const NUMBERS = ['integer', 'real'];

/** What is null is left out, and so are the bounds of the type itself. */
function assembleSetting({ vartype, context, unit, min, max, enumvals }) {
  const bounds = NUMBERS.includes(vartype) ? { min: Number(min), max: Number(max) } : {};
  return {
    vartype,
    context,
    ...(unit === null ? {} : { unit }),
    ...bounds,
    ...(enumvals === null ? {} : { enumvals }),
  };
}

const [major] = process.argv.slice(2);
const rows = readFileSync(0, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
if (!/^\d+$/.test(major ?? '') || rows.length < 300)
  throw new Error(`${rows.length} rows of PostgreSQL ${major}: too few`);
const lines = rows.map((row) => `    ${JSON.stringify(row.name)}: ${JSON.stringify(assembleSetting(row))}`);
process.stdout.write(
  `{\n  "$comment": "Generated from pg_settings by scripts/settings-tables; do not edit.",\n` +
    `  "major": ${major},\n  "settings": {\n${lines.join(',\n')}\n  }\n}\n`,
);
