/** The commands of patronictl, by Patroni's REST API: what they did is what the cluster shows, not what was answered. */
import { findPatroniCommand } from '../core/operations/patroni-commands.ts';
import type { PatroniCommand } from '../core/operations/patroni-commands.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { listFaults } from '../core/patroni/leader-state.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import { renderTopology } from '../core/patroni/topology.ts';
import type { ClusterView, PatroniClient } from '../core/patroni/types.ts';
import { listClusterNames } from '../core/resolve/clusters.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { EnvironmentSource, Value } from '../core/types.ts';
import { editConfig, showConfig } from './config.ts';
import { flush } from './flush.ts';
import { holdCluster } from './hold.ts';
import { dsn, history, topology, version } from './look.ts';
import type { Looking } from './look.ts';
import { reinit, reload } from './members.ts';
import { listOverdue, pause, resume } from './pause.ts';
import { Refusal } from './ports.ts';
import type { Done, Held, PatroniAdapters, PatroniOptions, PatroniReport, PatroniWatch } from './ports.ts';
import { query } from './query.ts';
import { describeBroken, watchAsking } from './record.ts';
import { remove } from './remove.ts';
import { restart } from './restart.ts';

/** An endpoint that swallows packets costs this much, and the others are asked meanwhile. A lost packet is sent again after a second. */
const LIST_TIMEOUT_MS = 1_400;

interface ListOptions {
  readonly source: EnvironmentSource;
  /** All clusters of the inventory when absent. */
  readonly cluster?: string;
}

/** The clusters as Patroni sees them now. @internal Tests and a bench read it too. */
export async function runPatroniList(
  options: ListOptions,
  adapters: { readonly patroni: PatroniClient },
): Promise<readonly ClusterView[]> {
  const { resolved: inventory } = openSide(options.source);
  const names = options.cluster === undefined ? listClusterNames(inventory) : [options.cluster];
  const endpoints = names.map((name) => getClusterEndpoints(inventory, name));
  return Promise.all(endpoints.map((cluster) => readCluster(cluster, adapters.patroni, LIST_TIMEOUT_MS)));
}

type Look = (looking: Looking) => Promise<Done>;
type Act = (held: Held) => Promise<Done>;

const LOOKS: Readonly<Record<string, Look>> = { topology, history, version, dsn };
const ACTS: Readonly<Record<string, Act>> = {
  ...{ pause, resume, reload, reinit, flush, remove },
  'show-config': showConfig,
  'edit-config': editConfig,
};

export type PatroniSource = Pick<PatroniAdapters, 'patroni'> & { readonly source: EnvironmentSource };

/** What only looks: no lock, no ledger, any checkout. */
export async function lookAtPatroni(
  options: PatroniOptions,
  { patroni, source }: PatroniSource,
): Promise<PatroniReport> {
  const command = getCommand(options);
  return reportOn(options, command, async () => {
    if (command.cluster === 'required' && options.cluster === undefined)
      throw new Refusal(`${command.name} needs the name of a cluster [usage]`);
    if (command.name === 'list') return list(await runPatroniList({ source, ...pickCluster(options) }, { patroni }));
    const { resolved } = openSide(source);
    const names = options.cluster === undefined ? listClusterNames(resolved) : [options.cluster];
    const member = options.member === undefined ? {} : { member: options.member };
    const look = LOOKS[command.name];
    if (look === undefined) throw new Refusal(`${command.name} is no command that only looks [usage]`);
    const all = await Promise.all(
      names.map((name) => look({ endpoints: getClusterEndpoints(resolved, name), client: patroni, ...member })),
    );
    const [only] = all;
    if (options.cluster !== undefined && only !== undefined) return only;
    const text = all.map((one, index) => `${names[index] ?? ''}\n${one.text ?? ''}`).join('\n');
    return { text, data: Object.fromEntries(all.map((one, index) => [names[index] ?? '', one.data ?? null])) };
  });
}

/** Commands that `lookAtPatroni` carries out. */
export function isLook(name: string): boolean {
  return name === 'list' || name in LOOKS;
}

export async function runPatroni(options: PatroniOptions, adapters: PatroniAdapters): Promise<PatroniReport> {
  const command = getCommand(options);
  const watch = watchPatroni(adapters);
  return reportOn(options, command, () => carryOut(options, command, watch), watch.hasAsked);
}

function watchPatroni(adapters: PatroniAdapters): PatroniWatch {
  const { after, hasAsked, watched } = watchAsking(adapters);
  const { dcsKeys } = adapters;
  return { hasAsked, watched: { ...watched, dcsKeys: { ...dcsKeys, remove: after(dcsKeys.remove) } } };
}

async function carryOut(options: PatroniOptions, command: PatroniCommand, watch: PatroniWatch): Promise<Done> {
  if (command.kind === 'absent') throw new Refusal(`${command.name} is ${command.summary} [absent]`);
  if (command.name === 'resume' && options.overdue === true) return resumeOverdue(options, watch.watched);
  const { cluster } = options;
  if (cluster === undefined) throw new Refusal(`${command.name} needs the name of a cluster [usage]`);
  if (command.member === 'required' && options.member === undefined)
    throw new Refusal(`${command.name} needs the name of a member [usage]`);
  if (command.member === 'none' && options.member !== undefined)
    throw new Refusal(`${command.name} is of a whole cluster, so it takes no member [usage]`);
  if (command.name === 'query') return query({ ...options, cluster }, watch.watched);
  if (command.name === 'restart') return restart({ ...options, cluster }, watch);
  const act = ACTS[command.name];
  if (act === undefined) throw new Refusal(`${command.name} is a verb of its own [usage]`);
  return holdCluster({ ...options, cluster }, watch, act);
}

/** One that fails does not keep the others from being resumed. */
async function resumeOverdue(options: PatroniOptions, adapters: PatroniAdapters): Promise<Done> {
  const problems: string[] = [];
  const texts: string[] = [];
  for (const cluster of listOverdue(adapters)) {
    const watch = watchPatroni(adapters);
    const work = () => holdCluster({ ...options, cluster }, watch, resume);
    const { problems: own, text } = await reportOn(options, getCommand(options), work, watch.hasAsked);
    problems.push(...own.map((problem) => `${cluster}: ${problem}`));
    texts.push(text);
  }
  return { problems, text: texts.join('') };
}

function list(views: readonly ClusterView[]): Done {
  const ill = views.flatMap((view) => {
    const faults = listFaults(view);
    return faults.length === 0 ? [] : [`${view.cluster} is not whole: ${faults.join(', ')}`];
  });
  // Positions in the WAL are bigint; the data are printed by who knows that.
  return { text: views.map((view) => renderTopology(view)).join('\n'), data: views as unknown as Value, problems: ill };
}

function pickCluster({ cluster }: PatroniOptions): { readonly cluster?: string } {
  return cluster === undefined ? {} : { cluster };
}

function getCommand({ command }: PatroniOptions): PatroniCommand {
  const found = findPatroniCommand(command);
  if (found === undefined) throw new UserError(`there is no command "${command}" [usage]`);
  return found;
}

async function reportOn(
  options: PatroniOptions,
  command: PatroniCommand,
  work: () => Promise<Done>,
  hasAsked: () => boolean = () => false,
): Promise<PatroniReport> {
  const base = { command: command.name, cluster: options.cluster ?? null };
  try {
    const { problems = [], notes = [], text = '', data = null } = await work();
    const ok = problems.length === 0;
    return { ok, ...base, verdict: ok ? 'done' : 'failed', problems, notes, text, data };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const nothing = { notes: [], text: '', data: null };
    if (!hasAsked()) return { ok: false, ...base, verdict: 'refused', problems: [error.message], ...nothing };
    return { ok: false, ...base, verdict: 'failed', problems: [describeBroken(error)], ...nothing };
  }
}
