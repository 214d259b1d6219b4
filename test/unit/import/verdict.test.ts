/** Golden verdicts: what import says of a file, before anybody mends it. `scripts/bless` writes what is expected. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInventoryPath } from '../../../actions/adapters/files.ts';
import { judgeInventory } from '../../../actions/core/onboarding/verdict.ts';
import { renderImport } from '../../../actions/import/report.ts';
import { runImport } from '../../../actions/import/run.ts';

const folders = ['verdict', 'pigsty'].map((name) =>
  relative(process.cwd(), join(import.meta.dirname, '../../cases', name)),
);

function importFile(path: string) {
  const adapters = {
    readInventory: readInventoryPath,
    exists: () => false,
    createFolder: () => undefined,
    createKey: () => '0123456789abcdef'.repeat(4),
  };
  return runImport({ environment: 'prod', path }, adapters);
}

const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name, join(folder, name)] as const),
);

describe('what import says', () => {
  it.each(files)('fits a screen for %s, errors first, and leaves nothing out on request', (_, path) => {
    const report = importFile(path);
    const lines = renderImport(report, { isTerminal: true }).split('\n');
    expect(lines.length).toBeLessThanOrEqual(45);
    const whole = renderImport(report, { all: true });
    for (const { message } of report.problems) expect(whole).toContain(message);
    const errors = report.problems.filter(({ severity }) => severity === 'error').length;
    expect(lines[0]).not.toContain('as it is');
    const isRefused = report.problems.some(({ rule }) =>
      ['unsupported-value', 'debian-version', 'renamed-parameter'].includes(rule),
    );
    const noError = isRefused ? 'it has no error, but a plan may refuse' : 'nothing stops it';
    if (report.verdict?.isSupported === true)
      expect(lines[0]).toContain(errors === 0 ? noError : `${String(errors)} error`);
    if (errors > 0)
      expect(lines.find((line) => /^wrote .* below/.test(line))).toContain(`they have ${String(errors)} error`);
    const severities = report.problems.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
  });

  it.each(files.filter(([, path]) => path.includes('verdict')))('%s', async (name, path) => {
    const expected = join(import.meta.dirname, '../../cases/verdict', name.replace('.yml', '.txt'));
    await expect(renderImport(importFile(path), { isTerminal: true })).toMatchFileSnapshot(expected);
  });
});

describe('what import leaves out', () => {
  const report = importFile(join(folders[0] ?? '', 'v4.5.yml'));

  it('is cut at the width of a terminal only', () => {
    expect(renderImport(report, { isTerminal: true })).toMatch(/…$/m);
    expect(renderImport(report)).not.toMatch(/…$/m);
    expect(renderImport(report)).toContain('pg_packages, pg_extensions and node_packages with their names');
  });

  it('is said with what prints it, and not where everything is there', () => {
    for (const isTerminal of [true, false]) {
      const text = renderImport(report, { isTerminal });
      expect(text).toContain('scripts/ops validate --env prod prints every problem whole');
      expect(text).toContain('import --all prints everything');
    }
    expect(renderImport(report, { all: true })).not.toContain('left out');
  });
});

it('shows the one error of a parameter among many of another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const path = join(folder, 'pigsty.yml');
  const clusters = Array.from({ length: 30 }, (_, index) => {
    const role = index === 20 ? 'primarry' : 'primary';
    const host = `10.20.0.${String(index + 1)}: { pg_seq: 1, pg_role: ${role} }`;
    return `    pg-${String(index)}:\n      hosts: { ${host} }\n      vars: { pg_cluster: pg-${String(index)}, pg_port: many }\n`;
  });
  writeFileSync(path, `all:\n  children:\n${clusters.join('')}`);
  const text = renderImport(importFile(path));
  rmSync(folder, { recursive: true });
  expect(text).toContain('primarry');
  expect(text).toMatch(/^ {2}\d+ more errors$/m);
});

describe('judgeInventory', () => {
  it.each([
    [{ version: 'v1.5.1', pg_cluster: 'pg-test' }, 'Pigsty 1.5.1', true],
    [{ version: 'v1.5.1', vmetrics_port: 8428 }, 'Pigsty 1.5.1 with names of later versions', false],
    [{ version: 'v1.1.0', pg_cluster: 'pg-test' }, 'Pigsty 1.1.0', false],
    [{ pg_cluster: 'pg-test', dcs_safeguard: true }, 'Pigsty 1.5, by its names', true],
    [{ pg_cluster: 'pg-test', pg_delay: 0 }, 'Pigsty 1.2 to 1.4, by its names', true],
    [{ pg_cluster: 'pg-test', vmetrics_port: 8428 }, 'Pigsty 4, by its names', false],
    [
      { pg_hba_rules: [{ user: 'app', db: 'all', addr: 'intra', auth: 'pwd' }] },
      'Pigsty 2 or later, by its names',
      false,
    ],
    [{ postgresql_version: 15 }, 'no inventory of Pigsty', false],
  ])('takes %o for %s', (variables, product, isSupported) => {
    expect(judgeInventory(Object.entries(variables))).toMatchObject({ product, isSupported });
  });
});
