import { describe, expect, it } from 'vitest';
import { markup } from '../../../actions/core/overview/markup.ts';
import type { Overview } from '../../../actions/core/overview/input.ts';
import { renderOverview } from '../../../actions/core/overview/page.ts';
import type { ClusterMember, ClusterView } from '../../../actions/core/patroni/types.ts';

const TIME = '2026-06-30T10:00:00.000Z';
const HEAD = 'abcdef0123'.repeat(4);

function member(instance: string, host: string, rest: Partial<ClusterMember> = {}): ClusterMember {
  return {
    ...{ instance, host, address: host, role: 'replica', state: 'running', streaming: true, pendingRestart: false },
    ...{ replayPaused: false, noFailover: false, failoverPriority: 1, watchdogFailed: false, backups: [], tags: {} },
    ...{ identity: {}, ...rest },
  };
}

function view(cluster: string, rest: Partial<ClusterView> = {}): ClusterView {
  return {
    ...{ cluster, dcs: 'read', paused: false, scheduledSwitchover: false, rivals: [], ttl: 30, loopWait: 10 },
    ...{ synchronousMode: 'off', synchronousStrict: false, maximumLag: 1_048_576, members: [], strangers: [], ...rest },
  };
}

/** As much as the page can show, with `text` in every place that somebody else writes. */
function overview(text: string): Overview {
  const sighting = { kind: 'vip', subject: text, item: text, message: text, since: TIME, accept: text, reapply: text };
  const leader = member(`${text}-1`, text, { role: 'leader', streaming: false });
  const behind = member(`${text}-2`, text, { streaming: false, state: text, lagBytes: 4_096, pendingRestart: true });
  return {
    ...{ environment: text, time: TIME, head: HEAD, owing: [text], owingSince: { [text]: TIME } },
    hosts: { [text]: [HEAD, 'absent'], '10.10.10.11': [HEAD], '10.10.10.12': [HEAD] },
    clusters: [
      { name: text, view: view(text, { leader: `${text}-1`, paused: true, members: [leader, behind] }) },
      {
        name: 'pg-lost',
        view: view('pg-lost', { members: [member('pg-lost-1', 'h', { state: 'unreachable', streaming: false })] }),
      },
      { name: 'pg-unasked', view: undefined },
    ],
    locks: [
      {
        ...{ name: text, holder: text, since: text, running: text, waiting: [text] },
        expected: { end: text, secondsLeft: 40 },
      },
    ],
    records: [
      {
        ...{
          version: 1,
          verb: text,
          by: { user: 'ops', login: text, run: text },
          begun: TIME,
          seconds: 4.2,
          commit: HEAD,
        },
        ...{
          fingerprint: '',
          pull_requests: [12],
          steps: [],
          gap: 1.7,
          subject: text,
          reasons: [text],
          verdict: 'done',
        },
      },
    ],
    gaps: [
      { begun: text, verb: text, subject: text, seconds: 1.724, errors: 0 },
      { begun: TIME, verb: text, subject: text, seconds: 31.4, errors: 12 },
    ],
    standing: [text],
    published: { behindSince: text, obstacle: text, late: true },
    drift: {
      ...{ environment: text, time: TIME, head: HEAD, drift: [sighting], once: [sighting] },
      unlooked: [{ subject: text, reason: text }],
    },
  };
}

const FINE: Overview = {
  ...overview('sandbox'),
  ...{ owing: [], owingSince: {}, locks: [], standing: [], drift: undefined, clusters: [], records: [], gaps: [] },
  hosts: { '10.10.10.11': [HEAD], '10.10.10.12': [HEAD] },
  published: { has: TIME, late: false },
};

describe('the page of an environment', () => {
  it('says first that all is as it should be, or what is not', () => {
    expect(renderOverview(FINE)).toContain(
      '<p><span class="good">As it should be</span>: <code>abcdef0123</code> is applied and proven on 2 hosts</p>',
    );
    expect(renderOverview(overview('prod'))).toContain(
      '<span class="bad">1 cluster has no leader, 1 thing differs, 1 of 3 hosts owe, 1 thing is left by hand, pull requests are planned from an old state</span>',
    );
  });

  it('has leaders, commits, debts, locks and who waits, records with their gap, and drift', () => {
    const page = renderOverview(overview('prod'));
    for (const part of [
      ...['prod-1 leads', 'paused', '4096 bytes behind, waits for a restart', 'no leader', 'Not looked at'],
      ...['<code>abcdef0123</code> on 10.10.10.11, 10.10.10.12', 'prod owes', 'abcdef0123 or nothing'],
      ...['is held by prod', 'prod waits for it', 'pull request #12, writes paused for 1.7 s', 'Seen once:'],
    ])
      expect(page).toContain(part);
  });

  it('says by when what runs is expected to end, where such steps are recorded', () => {
    const lock = { name: 'cluster-pg-test', holder: 'apply', since: TIME, running: 'pgsql.yml', waiting: [] };
    const timed = { ...lock, expected: { end: '2026-06-30T14:05:10.000Z', secondsLeft: 40 } };
    const page = (locks: Overview['locks']) => renderOverview({ ...FINE, locks });
    expect(page([timed])).toContain('<code>pgsql.yml</code> <small>expected to end by 2026-06-30 14:05 UTC</small>');
    expect(page([lock])).not.toContain('expected');
  });

  it('draws how long writes paused, on the scale of the longest, also where the last records have none', () => {
    const page = renderOverview(overview('prod'));
    expect(page).toContain('1.72 s<div class="bar" style="width: 5%"></div>');
    expect(page).toContain(
      '<small>2026-06-30 10:00 UTC</small> prod prod: 31.40 s, <span class="bad">12 errors of clients</span>' +
        '<div class="bar" style="width: 100%"></div>',
    );
    const gap = { begun: TIME, verb: 'apply', subject: 'x', errors: 0 };
    const widths = [0, -1, 1e9].map((seconds) => renderOverview({ ...FINE, gaps: [{ ...gap, seconds }] }));
    expect(widths.map((text) => /style="width: (.*?)%"/.exec(text)?.[1])).toEqual(['1', '1', '100']);
    expect(renderOverview(FINE)).toContain('No pause was measured yet.');
  });

  it('says what GitHub has, and calls it a fault only when that has been too old for long', () => {
    const page = (published: NonNullable<Overview['published']>) => renderOverview({ ...FINE, published });
    expect(page({ has: TIME, late: false })).toContain('<small>GitHub has this state.</small>');
    const waits = 'GitHub does not have what changed since 2026-06-30 10:00 UTC';
    expect(page({ behindSince: TIME, late: false })).toContain(`<small>${waits}; the next run of Apply`);
    expect(page({ behindSince: TIME, late: false })).toContain('As it should be');
    expect(page({ behindSince: TIME, late: true })).toContain(
      `<span class="bad">${waits}</span>; the next run of Apply`,
    );
    expect(page({ behindSince: TIME, late: true })).not.toContain('As it should be');
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    '&lt;',
    '</title><b>',
    '\u202e\u0000',
  ])('leaves nothing of %j to be markup, and has the same tags as with a plain name', (text) => {
    const tags = (page: string) => page.replace(/>[^<]*/g, '>');
    const page = renderOverview(overview(text));
    expect(tags(page)).toBe(tags(renderOverview(overview('plain'))));
    expect(page).not.toContain(text);
  });

  it('needs no script and nothing from elsewhere', () => {
    expect(renderOverview(overview('prod'))).not.toMatch(/<script|<link|<img|url\(|@import|https?:|\son\w+=/i);
  });
});

it('escapes texts and numbers, and takes only markup that it made', () => {
  const inner = markup`<b>${'<'}</b>`;
  expect(markup`<p title="${'"'}">${inner}${[inner, inner]}${7}${undefined}</p>`.html).toBe(
    '<p title="&quot;"><b>&lt;</b><b>&lt;</b><b>&lt;</b>7</p>',
  );
});
