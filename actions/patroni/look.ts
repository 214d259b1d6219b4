/** What only reads: no lock, and the inventory of the work tree, since nothing is changed by a wrong picture. */
import { asFields, asText, readList } from '../core/patroni/answers.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import { findMember } from '../core/patroni/leader-state.ts';
import { renderRole } from '../core/patroni/topology.ts';
import type { ClusterEndpoints, ClusterMember, ClusterView, PatroniClient } from '../core/patroni/types.ts';
import { printable } from '../core/render/safe-text.ts';
import type { Value } from '../core/types.ts';
import { Refusal } from './ports.ts';
import type { Done } from './ports.ts';

export interface Looking {
  readonly endpoints: ClusterEndpoints;
  readonly client: PatroniClient;
  readonly member?: string;
}

/** Who streams from whom: by the lists of walsenders, and by the tag `replicatefrom` where a member does not stream. */
export async function topology({ endpoints, client }: Looking): Promise<Done> {
  const view = await readCluster(endpoints, client);
  const lines = [view.cluster, ...drawBelow(view, undefined, '')];
  return { text: `${lines.join('\n')}\n`, data: { cluster: view.cluster, leader: view.leader ?? null } };
}

function drawBelow(view: ClusterView, upstream: string | undefined, indent: string): readonly string[] {
  const children = view.members.filter((member) => findUpstream(view, member) === upstream);
  return children.flatMap((member) => {
    const role = renderRole(member, view);
    const isLeader = member.instance === view.leader;
    const lag = member.lagBytes === undefined || isLeader ? '' : `, ${String(member.lagBytes)} bytes behind`;
    const state = member.streaming ? 'streaming' : member.state;
    const line = `${indent}+ ${member.instance} (${member.address}): ${role}, ${state}${lag}`;
    return [line, ...drawBelow(view, member.instance, `${indent}  `)];
  });
}

function findUpstream(view: ClusterView, member: ClusterMember): string | undefined {
  if (member.instance === view.leader) return undefined;
  if (member.upstream !== undefined) return member.upstream;
  const wanted = asText(member.tags.replicatefrom);
  const known = wanted !== undefined && wanted !== member.instance && findMember(view, wanted) !== undefined;
  return known ? wanted : view.leader;
}

export async function history({ endpoints, client }: Looking): Promise<Done> {
  for (const member of endpoints.members) {
    const answer = await client.get(member, '/history');
    if (answer.status !== 200) continue;
    const lines = Array.isArray(answer.body) ? answer.body.map((line: Value) => readLine(line)) : [];
    const head = ['TL', 'LSN', 'Reason', 'Timestamp', 'New leader'];
    return { text: drawTable([head, ...lines.map((line) => line.map(printable))]), data: lines };
  }
  throw new Refusal(`no member of ${endpoints.cluster} tells its history [no-answer]`);
}

function readLine(line: Value): readonly string[] {
  const cells = Array.isArray(line) ? line : [];
  return [0, 1, 2, 3, 4].map((index) => {
    const cell = cells[index] as Value | undefined;
    return typeof cell === 'string' ? cell : cell === undefined || cell === null ? '' : JSON.stringify(cell);
  });
}

export async function version({ endpoints, client }: Looking): Promise<Done> {
  const rows = await Promise.all(
    endpoints.members.map(async (member) => {
      const own = asFields((await client.get(member, '/patroni')).body);
      const patroni = asText(asFields(own.patroni).version) ?? 'does not answer';
      return [member.instance, patroni, printServer(own.server_version)];
    }),
  );
  return { text: drawTable([['Member', 'Patroni', 'PostgreSQL'], ...rows]), data: rows };
}

/** 150008 is 15.8. */
function printServer(value: Value | undefined): string {
  if (typeof value !== 'number') return '';
  return `${String(Math.floor(value / 10_000))}.${String(value % 10_000)}`;
}

export async function dsn({ endpoints, client, member }: Looking): Promise<Done> {
  for (const speaker of endpoints.members) {
    const answer = await client.get(speaker, '/cluster');
    if (answer.status !== 200) continue;
    const listed = readList(asFields(answer.body).members);
    const leads = (role: Value | undefined) =>
      ['leader', 'master', 'primary', 'standby_leader'].includes(asText(role) ?? '');
    const found = listed.find((one) => (member === undefined ? leads(one.role) : one.name === member));
    if (found === undefined) {
      const who = member === undefined ? 'nobody leads' : `there is no member "${member}" in`;
      throw new Refusal(`${who} ${endpoints.cluster} [unknown-member]`);
    }
    const text = `host=${printable(asText(found.host) ?? '')} port=${JSON.stringify(found.port ?? 5432)}`;
    return { text: `${text}\n`, data: { host: found.host ?? null, port: found.port ?? null } };
  }
  throw new Refusal(`no member of ${endpoints.cluster} answers [no-answer]`);
}

export function drawTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
