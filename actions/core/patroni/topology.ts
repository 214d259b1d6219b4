import { findStrayPrimaries } from './leader-state.ts';
import type { ClusterMember, ClusterView } from './types.ts';

const HEADINGS = ['Member', 'Host', 'Role', 'State', 'TL', 'Lag in MB', 'Pending restart', 'Tags'] as const;
const BYTES_PER_MB = 1_048_576;

/** The table that `patronictl list` prints, so that the person on call reads what they know. */
export function renderTopology(view: ClusterView): string {
  const rows = view.members.map((member) => renderRow(member, view));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const title = `+ Cluster: ${view.cluster} (${describeIdentity(view)}) `;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const stray = findStrayPrimaries(view);
  const footer = [
    ...(stray.length > 0 ? [` Runs as a primary without the leader key: ${stray.join(', ')}`] : []),
    ...(view.paused ? [' Maintenance mode: on'] : []),
    ...(view.dcs === 'failsafe' ? [' DCS: not reachable, failsafe mode is active'] : []),
    ...(view.dcs === 'unread' && answers(view) ? [' DCS: no member can read it, so who leads is not known'] : []),
  ];
  const strangers = view.strangers.map((name) => ` Not in the inventory: ${name}`);
  return [
    title + rule.slice(Math.min(title.length, rule.length - 1)),
    line(HEADINGS),
    rule,
    ...rows.map((row) => line(row)),
    rule,
    ...footer,
    ...strangers,
    '',
  ].join('\n');
}

function answers(view: ClusterView): boolean {
  return view.members.some((member) => member.state !== 'unreachable');
}

/** Patroni's own tool says "uninitialized" also where nobody can be asked, which reads as if the DCS was empty. */
function describeIdentity(view: ClusterView): string {
  if (view.systemIdentifier !== undefined) return view.systemIdentifier;
  return answers(view) ? 'uninitialized' : 'no member answers';
}

function renderRow(member: ClusterMember, view: ClusterView): readonly string[] {
  const tags = Object.entries(member.tags).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [
    member.instance,
    member.address,
    renderRole(member, view),
    member.streaming ? 'streaming' : member.state,
    member.timeline === undefined ? '' : String(member.timeline),
    renderLag(member),
    member.pendingRestart ? '*' : '',
    tags.join(', '),
  ];
}

/** In the words of patronictl. */
export function renderRole(member: ClusterMember, { synchronousMode, standbyOf }: ClusterView): string {
  switch (member.role) {
    case 'leader':
      return standbyOf !== undefined || member.ownRole === 'standby_leader' ? 'Standby Leader' : 'Leader';
    case 'sync_standby':
      return synchronousMode === 'quorum' ? 'Quorum Standby' : 'Sync Standby';
    case 'replica':
      return 'Replica';
    case 'unknown':
      return '?';
  }
}

function renderLag(member: ClusterMember): string {
  if (member.role === 'leader') return '';
  return member.lagBytes === undefined ? 'unknown' : String(Math.floor(member.lagBytes / BYTES_PER_MB));
}
