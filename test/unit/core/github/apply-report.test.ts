import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseApplyReport } from '../../../../actions/core/github/apply-report.ts';
import { MOST_REPORT_BYTES, readArchivedText } from '../../../../actions/core/github/archive.ts';

const REPORT = {
  ...{ environment: 'prod', existing: [{ rev: 'a'.repeat(40) }], desired: { rev: 'b'.repeat(40) }, ok: true },
  ...{ steps: [], refusals: [], owing: [], seconds: 3 },
};
const PASSED = { id: 's01', status: 'passed', hosts: [] };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('the report of an apply', () => {
  it('names commits by their full id alone', () => {
    const { existing, desired } = parseApplyReport(
      JSON.stringify({ ...REPORT, existing: [{ rev: '--output=x' }, { path: 'x' }] }),
    );
    expect([existing, desired]).toEqual([[], 'b'.repeat(40)]);
  });

  it('tells of a step how long writes paused, and where that was not measured', () => {
    const steps = [
      { ...PASSED, gap: { cluster: 'pg-test', seconds: 1.7, errors: 2 }, unmeasured: ['pg-meta: no member answers'] },
      PASSED,
    ];
    expect(parseApplyReport(JSON.stringify({ ...REPORT, steps })).steps).toEqual([
      {
        ...{ id: 's01', status: 'passed', message: undefined, hosts: [] },
        ...{ gap: { cluster: 'pg-test', seconds: 1.7, errors: 2 }, unmeasured: ['pg-meta: no member answers'] },
      },
      { ...{ id: 's01', status: 'passed', message: undefined, hosts: [] }, gap: undefined, unmeasured: [] },
    ]);
  });

  it.each([
    [
      'a pause that is no number',
      { steps: [{ ...PASSED, gap: { cluster: 'x', seconds: '1', errors: 0 } }] },
      'seconds',
    ],
    ['a pause below zero', { steps: [{ ...PASSED, gap: { cluster: 'x', seconds: -1, errors: 0 } }] }, 'gap.seconds'],
    ['a pause of no cluster', { steps: [{ ...PASSED, gap: { seconds: 1, errors: 0 } }] }, 'gap.cluster is not a text'],
    ['a step without a status', { steps: [{ id: 's01', hosts: [] }] }, 'report.steps[0].status is not a text'],
    ['a status that is none', { steps: [{ id: 's01', status: 'x', hosts: [] }] }, 'is none of planned, passed'],
    ['an owing host without a name', { owing: [{ reason: 'x' }] }, 'report.owing[0].host is not a text'],
    ['a refusal without a message', { refusals: [3] }, 'report.refusals[0] is not an object'],
  ])('is refused with its place: %s', (_, rest, message) => {
    expect(() => parseApplyReport(JSON.stringify({ ...REPORT, ...rest }))).toThrow(message);
  });
});

describe('an archive', () => {
  it('gives the one file that is asked for', () => {
    const archive = zipSync({ 'report.json': bytes('text'), '../../etc/passwd': bytes('x') });
    expect(readArchivedText(archive, 'report.json')).toBe('text');
    expect(() => readArchivedText(archive, 'other.json')).toThrow('the archive has no other.json');
  });

  it('is refused where it is damaged, or would be too large', () => {
    expect(() => readArchivedText(bytes('no archive'), 'report.json')).toThrow('the archive cannot be read');
    const bomb = zipSync({ 'report.json': new Uint8Array(MOST_REPORT_BYTES + 1) });
    expect(() => readArchivedText(bomb, 'report.json')).toThrow('bytes are too many');
  });
});
