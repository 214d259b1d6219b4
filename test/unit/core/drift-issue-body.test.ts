import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../actions/core/drift/finding.ts';
import { DRIFT_MARK, writeDriftIssue } from '../../../actions/core/drift/issue-body.ts';

const SINCE = '2026-06-30T00:00:00.000Z';
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '@team fixes #1 closes example/other#2',
  '`code` ``two`` ```three',
  '![x](http://evil.example/y.png) [a](javascript:x)',
  'line\n## heading\n\n- item\n<!-- postgres-operations:drift -->',
  '\u202egnp.exe \u200b \u0007',
  '`',
  '',
  'x`\n\n</details>',
];

function write(drift: readonly Sighting[], faults: readonly string[] = []): string {
  const report = { environment: 'sandbox', time: SINCE, head: 'a', drift, once: [], unlooked: [] };
  return writeDriftIssue([{ environment: 'sandbox', faults, report }]);
}

/** The text that is left for Markdown when code spans are taken out, as CommonMark finds them. */
function outsideOfCode(body: string): string {
  return body.replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, 'CODE');
}

describe('the issue’s text', () => {
  it.each(HOSTILE)('leaves nothing of %j to be markup', (text) => {
    const sighting = {
      kind: text,
      subject: text,
      item: text,
      message: text,
      since: SINCE,
      accept: text,
      reapply: text,
    };
    const plain = { kind: 'vip', subject: 'h', message: 'm', since: SINCE };
    const body = write([sighting, plain], [text]);
    const outside = outsideOfCode(body);
    const lines = outside.trimEnd().split('\n').slice(3);
    expect(lines.at(-1)).toBe(DRIFT_MARK);
    expect(body.split('\n')).toHaveLength(
      write([{ ...plain, accept: 'a', reapply: 'b' }, plain], ['f']).split('\n').length,
    );
    expect(lines.slice(0, -1).join('\n')).not.toMatch(/[<>@#![\]`]|fixes|closes|\p{Cf}/u);
  });

  it('leads to the editor for a swap of roles, which proposes the change as a branch', () => {
    const place = { file: 'inventory/sandbox/hosts/pg test.yml', line: 4 };
    const role = { kind: 'role', subject: 'pg-test', message: 'm', since: SINCE, accept: 'pg_role: replica', place };
    const report = { environment: 'sandbox', time: SINCE, head: 'a', drift: [role], once: [], unlooked: [] };
    const found = [{ environment: 'sandbox', faults: [], report }];
    expect(writeDriftIssue(found, 'https://github.com/example/postgres')).toContain(
      '  - accept: `pg_role: replica` ([edit it on a branch](https://github.com/example/postgres/edit/main/inventory/sandbox/hosts/pg%20test.yml#L4))',
    );
    expect(writeDriftIssue(found, 'javascript:alert(1)')).not.toContain('](');
  });

  it('fits, with the number of all, however much there is', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => {
      return { kind: 'vip', subject: `host-${String(index)}`, message: 'm'.repeat(500), since: SINCE };
    });
    const body = write(many);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain('Of 2000 things not all have a place here');
    expect(body.endsWith(DRIFT_MARK)).toBe(true);
  });
});
