/** The alert rules, by promtool: `test/cases/alerts` has for each a situation in which it fires and one in which it does not. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findTool } from '../../lib/tools.ts';

const RULES = 'playbooks/roles/prometheus/files/rules';
const CASES = 'test/cases/alerts';
const promtool = findTool('promtool');

interface Rules {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
}

interface Rule {
  readonly alert: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
}

interface Cases {
  readonly tests: readonly {
    readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[];
  }[];
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const files = readdirSync(RULES);
const rulesOf = (file: string) => (read(join(RULES, file)) as Rules).groups.flatMap(({ rules }) => rules);
const all = files.flatMap(rulesOf);

describe.skipIf(promtool === undefined).each(files)('%s', (file) => {
  it('fires when it must, and not before', () => {
    const { status, stdout, stderr } = spawnSync(promtool ?? '', ['test', 'rules', join(CASES, file)], {
      encoding: 'utf8',
    });
    expect(stdout + stderr).toContain('SUCCESS');
    expect(status).toBe(0);
  });
});

describe('the alert rules', () => {
  it.each(files)('of %s have cases in which each fires, and in which it does not', (file) => {
    expect(existsSync(join(CASES, file))).toBe(true);
    const expected = (read(join(CASES, file)) as Cases).tests.flatMap((test) => test.alert_rule_test);
    for (const { alert } of rulesOf(file)) {
      const counts = expected.filter(({ alertname }) => alertname === alert).map(({ exp_alerts }) => exp_alerts.length);
      expect([alert, counts.some((count) => count > 0), counts.includes(0)]).toEqual([alert, true, true]);
    }
  });

  it('say what is wrong, how bad it is and what to do', () => {
    for (const { alert, labels, annotations } of all) {
      expect(['critical', 'warning', 'info'], alert).toContain(labels.severity);
      expect(Object.keys(annotations).sort(), alert).toEqual(['action', 'summary']);
    }
    expect(new Set(all.map(({ alert }) => alert)).size).toBe(all.length);
  });
});
