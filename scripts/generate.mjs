#!/usr/bin/env node
/**
 * Compiles inventory/schema/*.schema.json into one module of validators, so that neither the actions
 * nor the command line compile schemas when they start (122 ms against 3 ms), and writes the tables of settings, as
 * texts of which only those of the majors in use are parsed, and the table of parameters.
 *
 *   scripts/generate.mjs            writes actions/core/generated/ and inventory/parameters.md
 *   scripts/generate.mjs --check    exits 1 where what is committed is not what would be written
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { assembleParametersPage } from './lib/parameters-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemaFolder = join(root, 'inventory/schema');
const MARK = '// Generated from inventory/schema/ by scripts/generate.mjs; do not edit.\n';

const readSchema = (name) => JSON.parse(readFileSync(join(schemaFolder, name), 'utf8'));
const exportName = (file) => `validate${file[0].toUpperCase()}${file.slice(1, -'.schema.json'.length)}`;

/** ajv's own ESM output still requires its runtime, which no bundle and no ESM loader resolves. */
function hoistRequires(code) {
  const names = new Map();
  const body = code.replace(/require\("([^"]+)"\)/g, (_, specifier) => {
    if (!names.has(specifier)) names.set(specifier, `runtime${names.size}`);
    return names.get(specifier);
  });
  // Loaders differ in what the default import of a CommonJS module with a default export is: take both.
  const imports = [...names].map(
    ([specifier, name]) =>
      `import ${name}Module from ${JSON.stringify(`${specifier}.js`)};\n` +
      `const ${name} = { default: ${name}Module.default ?? ${name}Module };\n`,
  );
  return imports.join('') + body;
}

/** Major to what parses the JSON text of its settings. */
function assembleSettingTables() {
  const folder = join(schemaFolder, 'settings');
  const files = readdirSync(folder).sort();
  const entries = files.map((file) => {
    const { major, settings } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const rows = Object.entries(settings).map(([name, setting]) => ({ name, ...setting }));
    return `  ${major}: () =>\n    JSON.parse(\n      ${JSON.stringify(JSON.stringify(rows))},\n    ),\n`;
  });
  return `${MARK}export const settingTables = {\n${entries.join('')}};\n`;
}

const SAID = new Set(['description', 'default', 'level', 'unread', 'alias', 'unsupported', 'writeOnly']);

/** What a value is checked by. */
function takeShape(schema) {
  return Object.entries(schema).filter(([keyword]) => !SAID.has(keyword));
}

function assembleFiles() {
  const files = readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.schema.json'))
    .sort();
  const schemas = files.map((name) => readSchema(name));
  const ajv = new Ajv2020({
    schemas,
    allErrors: true,
    strict: true,
    // `required` inside oneOf names a property that stands beside it.
    strictRequired: false,
    // A parameter may be a list or its short form; a vaulted value stands for any type.
    allowUnionTypes: true,
    // What the schema says of a parameter beyond its shape; rules, the plan and inventory/parameters.md read it.
    keywords: ['level', 'unread', 'alias', 'unsupported'],
    code: { source: true, esm: true, lines: true },
  });
  // Of an inventory each parameter is checked for itself: few of them are set in one mapping. Those that differ in what
  // is said of them alone share one function.
  const inventory = readSchema('inventory.schema.json');
  const parameters = Object.entries(inventory.$defs.parameters.properties);
  const firsts = new Map();
  const entries = parameters.map(([name, schema]) => {
    const shape = JSON.stringify(takeShape(schema));
    if (!firsts.has(shape)) firsts.set(shape, name);
    return `  ${name}: of_${firsts.get(shape)},\n`;
  });
  const shaped = files.flatMap((name, index) =>
    schemas[index].$id === inventory.$id ? [] : [[exportName(name), schemas[index].$id]],
  );
  const exported = Object.fromEntries([
    ...shaped,
    ...[...firsts.values()].map((name) => [`of_${name}`, `${inventory.$id}#/$defs/parameters/properties/${name}`]),
  ]);
  const declarations = shaped.map(([name]) => `export declare const ${name}: ValidateFunction<unknown>;\n`);
  return new Map([
    [
      'actions/core/generated/validators.js',
      `${MARK}${hoistRequires(standalone.default(ajv, exported))}\n` +
        `export const parameterValidators = {\n${entries.join('')}};\n`,
    ],
    [
      'actions/core/generated/validators.d.ts',
      `${MARK}import type { ValidateFunction } from 'ajv';\n${declarations.join('')}` +
        'export declare const parameterValidators: Readonly<Record<string, ValidateFunction<unknown>>>;\n',
    ],
    ['actions/core/generated/settings.js', assembleSettingTables()],
    [
      'actions/core/generated/settings.d.ts',
      `${MARK}import type { Setting } from '../setting.ts';\n` +
        'export declare const settingTables: Readonly<Record<string, () => readonly Setting[]>>;\n',
    ],
    [
      'inventory/parameters.md',
      assembleParametersPage(readSchema('inventory.schema.json'), readSchema('effects.json')),
    ],
  ]);
}

const stale = [];
mkdirSync(join(root, 'actions/core/generated'), { recursive: true });
for (const [name, text] of assembleFiles()) {
  const path = join(root, name);
  if (process.argv.includes('--check')) {
    let committed = '';
    try {
      committed = readFileSync(path, 'utf8');
    } catch {
      // Not there is stale, too.
    }
    if (committed !== text) stale.push(name);
  } else {
    writeFileSync(path, text);
  }
}
if (stale.length > 0) {
  console.error(`${stale.join(', ')} not as generated; run scripts/generate.mjs and commit`);
  process.exit(1);
}
