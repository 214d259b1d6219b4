/** One static page of an environment, for whoever opens it on a phone at night: what is not right comes first. */
import type { Sighting } from '../drift/finding.ts';
import { describeRecord } from '../ledger/history-words.ts';
import { describeEntries } from '../ledger/in-force.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { listClusters } from './clusters.ts';
import { listGaps } from './gaps.ts';
import type { Overview } from './input.ts';
import { markup, type Markup } from './markup.ts';
import { STYLE } from './style.ts';
import { printTime } from './time.ts';

export function renderOverview(overview: Overview): string {
  const { environment, time } = overview;
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${environment}: PostgreSQL</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${environment}</h1>
<p>${summarise(overview)}</p>
<p><small>Written at ${printTime(time)}, after an apply or a look for drift. Where that is more than an hour ago, the meta
node has stopped looking.</small></p>
</header>
<main>
${section('Drift', listDrift(overview))}
${section('Clusters', listClusters(overview.clusters))}
${section('Now', listNow(overview))}
${section('In force', listInForce(overview))}
${section('Last', listRecords(overview.records))}
${section('Pauses of writes', listGaps(overview.gaps))}
</main>
</body>
</html>
`;
  return page.html;
}

function section(title: string, content: Markup): Markup {
  return markup`<section>
<h2>${title}</h2>
${content}
</section>`;
}

function summarise(overview: Overview): Markup {
  const { head, hosts } = overview;
  const faults = listFaults(overview);
  const all = Object.keys(hosts).length;
  if (faults.length > 0) return markup`<span class="bad">${faults.join(', ')}</span>`;
  const fine = markup`<span class="good">As it should be</span>`;
  return markup`${fine}: <code>${head.slice(0, 10)}</code> is applied and proven on ${count(all, 'host', 'hosts')}`;
}

function listFaults({ hosts, owing, drift, standing, clusters, published }: Overview): readonly string[] {
  const leaderless = clusters.filter(({ view }) => view !== undefined && view.leader === undefined).length;
  const all = String(Object.keys(hosts).length);
  const told: readonly (readonly [number, string])[] = [
    [leaderless, count(leaderless, 'cluster has no leader', 'clusters have no leader')],
    [drift?.drift.length ?? 0, count(drift?.drift.length ?? 0, 'thing differs', 'things differ')],
    [owing.length, `${String(owing.length)} of ${all} hosts owe`],
    [standing.length, count(standing.length, 'thing is left by hand', 'things are left by hand')],
  ];
  const faults = told.filter(([number]) => number > 0).map(([, words]) => words);
  return published?.late === true ? [...faults, 'pull requests are planned from an old state'] : faults;
}

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

function listDrift({ drift }: Overview): Markup {
  if (drift === undefined) return markup`<p class="faint">Nobody has looked yet.</p>`;
  const { drift: told, once, unlooked, time } = drift;
  const list = told.length === 0 ? markup`<p>None.</p>` : markup`<ul>${told.map(listSighting)}</ul>`;
  const first =
    once.length === 0 ? undefined : markup`<p class="faint">Seen once:</p><ul>${once.map(listSighting)}</ul>`;
  const away = unlooked.map(({ subject }) => subject).join(', ');
  const rest = away === '' ? undefined : markup`<p class="faint">Not looked at: ${away}.</p>`;
  return markup`<p><small>By the look of ${printTime(time)}.</small></p>${list}${first}${rest}`;
}

function listSighting({ subject, kind, item, message, since, reapply }: Sighting): Markup {
  const of = item === undefined || message.includes(item) ? '' : ` ${item}`;
  const command = reapply === undefined ? undefined : markup`<br><code>${reapply}</code>`;
  const time = markup`<small>since ${printTime(since)}</small>`;
  return markup`<li><strong>${subject}</strong> ${kind}${of}: ${message} ${time}${command}</li>`;
}

function listNow({ locks, standing }: Overview): Markup {
  const held = locks.map(({ name, holder, since, running, waiting, expected }) => {
    const end =
      expected === undefined ? undefined : markup` <small>expected to end by ${printTime(expected.end)}</small>`;
    const run = running === undefined ? undefined : markup`<br><code>${running}</code>${end}`;
    const queue = waiting.map((who) => markup`<br>${who} waits for it`);
    const time = markup`<small>since ${printTime(since)}</small>`;
    return markup`<li><strong>${name}</strong> is held by ${holder} ${time}${run}${queue}</li>`;
  });
  const byHand = standing.map((line) => markup`<li class="bad">${line}</li>`);
  if (held.length + byHand.length === 0)
    return markup`<p>Nothing runs, and nothing is paused, stopped or held by hand.</p>`;
  return markup`<ul>${held}${byHand}</ul>`;
}

/** Hosts that have the same are one line. */
function listInForce(overview: Overview): Markup {
  const { hosts, owing, owingSince } = overview;
  const groups = new Map<string, string[]>();
  for (const [host, entries] of Object.entries(hosts)) {
    if (owing.includes(host)) continue;
    const words = describeEntries(entries);
    groups.set(words, [...(groups.get(words) ?? []), host]);
  }
  const settled = [...groups].map(([words, names]) => markup`<li><code>${words}</code> on ${names.join(', ')}</li>`);
  const open = owing.map((host) => {
    const since = owingSince[host];
    const time = since === undefined ? undefined : markup` <small>since ${printTime(since)}</small>`;
    const words = describeEntries(hosts[host] ?? []);
    return markup`<li><span class="bad">${host} owes</span>: <code>${words}</code>${time}</li>`;
  });
  if (open.length + settled.length === 0) return markup`<p class="faint">No host yet.</p>`;
  return markup`<ul>${open}${settled}</ul>${listPublished(overview)}`;
}

function listPublished({ published }: Overview): Markup | undefined {
  if (published === undefined) return undefined;
  const { behindSince, late } = published;
  if (behindSince === undefined) return markup`<p><small>GitHub has this state.</small></p>`;
  const words = markup`GitHub does not have what changed since ${printTime(behindSince)}`;
  return markup`<p><small>${late ? markup`<span class="bad">${words}</span>` : words}; the next run of Apply publishes it.</small></p>`;
}

function listRecords(records: readonly LedgerRecord[]): Markup {
  if (records.length === 0) return markup`<p class="faint">Nothing yet.</p>`;
  return markup`<ul>${records.map(listRecord)}</ul>`;
}

function listRecord(record: LedgerRecord): Markup {
  const [first = ''] = describeRecord(record);
  const time = markup`<small>${printTime(record.begun)}</small>`;
  return record.verdict === 'done'
    ? markup`<li>${time} ${first}</li>`
    : markup`<li>${time} <span class="bad">${first}</span></li>`;
}
