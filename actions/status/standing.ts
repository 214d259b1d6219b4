/** What a person has paused, stopped or held and has not put back: told until it is over. */
import type { ApplyAdapters } from '../apply/ports.ts';
import { inventoryPath } from '../apply/live-refusals.ts';
import { describeHold, type Hold } from '../core/operations/hold.ts';
import type { StandingNotes, StopNote } from '../core/operations/standing.ts';
import { describeStanding, isOverdue } from '../core/operations/standing.ts';
import { readUnitState, writeStateScript } from '../core/operations/unit-state.ts';
import { findUnit } from '../core/operations/units.ts';

export interface StandingLook {
  /** One sentence each. */
  readonly standing: readonly string[];
  /** Clusters that are paused past their deadline. */
  readonly overdue: readonly string[];
  /** Of the applies; absent where nobody holds them. */
  readonly hold?: Hold;
}

export function lookStanding(notes: StandingNotes, now: string, hold?: Hold): StandingLook {
  const all = notes.read();
  const overdue = all.flatMap((note) => (note.kind === 'pause' && isOverdue(note, now) ? [note.cluster] : []));
  const told = all.map((note) => describeStanding(note, now));
  return hold === undefined ? { standing: told, overdue } : { standing: [describeHold(hold), ...told], overdue, hold };
}

/** A unit that somebody has started without this program is no note any more. */
export async function forgetStarted(environment: string, adapters: ApplyAdapters): Promise<void> {
  const stops = adapters.standing.read().filter((note): note is StopNote => note.kind === 'stop');
  const commit = adapters.ledger.read()?.state.head;
  if (stops.length === 0 || commit === undefined) return;
  const playbooksRoot = adapters.ansible.materialise(commit);
  const inventory = inventoryPath(playbooksRoot, environment);
  for (const name of new Set(stops.map((note) => note.unit))) {
    const unit = findUnit(name);
    const ofUnit = stops.filter((note) => note.unit === name);
    if (unit === undefined) continue;
    const hosts = ofUnit.map(({ host }) => host);
    const answers = await adapters.ansible.probe({ playbooksRoot, inventory, hosts, script: writeStateScript(unit) });
    const active = new Set(answers.filter((answer) => readUnitState(answer).active).map(({ host }) => host));
    for (const note of ofUnit.filter(({ host }) => active.has(host))) adapters.standing.remove(note);
  }
}

export function renderStanding({ standing }: StandingLook): string {
  return standing.length === 0 ? '' : ['by hand:', ...standing.map((line) => `  ${line}`), ''].join('\n');
}
