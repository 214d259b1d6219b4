import type { Step } from '../types.ts';
import { describeStanding } from './standing.ts';
import type { Standing } from './standing.ts';
import { findUnit, isStartedBy } from './units.ts';

/** Hosts of a step on which it would start what a person has stopped, with what to do first. */
export function findStoppedByHand(
  step: Pick<Step, 'playbook' | 'tags' | 'hosts'>,
  notes: readonly Standing[],
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const note of notes) {
    if (note.kind !== 'stop' || !step.hosts.includes(note.host)) continue;
    const unit = findUnit(note.unit);
    if (unit === undefined || !isStartedBy(unit, step)) continue;
    reasons.set(
      note.host,
      `${describeStanding(note, '')}, and this step would start it: scripts/ops service start ${note.unit} ${note.host} comes first`,
    );
  }
  return reasons;
}

/** Notes that a removal ends: the units of an instance went with it, so nothing could be started there any more. */
export function findRemovedStops(hosts: readonly string[], notes: readonly Standing[]): readonly Standing[] {
  return notes.filter(
    (note) => note.kind === 'stop' && hosts.includes(note.host) && findUnit(note.unit)?.where === 'member',
  );
}
