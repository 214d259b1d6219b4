/**
 * What is lost when a candidate takes over from a leader that cannot be asked.
 *
 * The leader's Patroni writes its WAL position to the DCS in each turn of its loop, and the key outlives it. What other
 * replicas have received says nothing of what the leader had written: with one replica left, comparing replicas would
 * call every failover lossless. The figure is a lower bound: what the leader wrote after its last report is unknown.
 */
import type { RoleAdvice } from './advice.ts';
import { asFields, asPosition } from './answers.ts';
import { findMember, runs } from './leader-state.ts';
import type { ClusterView, Dcs, DcsPlace } from './types.ts';
import { UserError } from '../types.ts';
import type { Value } from '../types.ts';

export type Loss =
  { readonly kind: 'known'; readonly bytes: bigint } | { readonly kind: 'unknown'; readonly reason: string };

/** Bytes that a person gives up, or their word that they know it is unknown. */
export type AcceptedLoss = number | 'unknown';

/** As a person writes it. Throws UserError for anything but a number of bytes or the word. */
export function readAcceptedLoss(text: string): AcceptedLoss {
  if (text === 'unknown') return text;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`accept-data-loss: "${text}" is neither a whole number of bytes nor the word unknown [input]`);
}

/** The leader's position as it last told the DCS. `status` since Patroni 2.1, `optime/leader` before. */
export async function readLastPosition(place: DcsPlace, dcs: Dcs): Promise<bigint | undefined> {
  const status = await dcs.findValue(place.servers, `${place.folder}/status`);
  const position = asPosition(asFields(tryParse(status)).optime);
  if (position !== undefined) return position;
  const legacy = await dcs.findValue(place.servers, `${place.folder}/optime/leader`);
  return legacy !== undefined && /^\d{1,20}$/.test(legacy.trim()) ? BigInt(legacy.trim()) : undefined;
}

function tryParse(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

export function assessLoss(view: ClusterView, candidate: string, lastPosition: bigint | undefined): Loss {
  const member = findMember(view, candidate);
  const timeline = Math.max(view.timeline ?? 0, ...view.members.map((other) => other.timeline ?? 0));
  if (member?.timeline !== undefined && member.timeline < timeline) {
    return unknown(
      `"${candidate}" is on timeline ${String(member.timeline)} and the cluster was on ${String(timeline)}, ` +
        'so their positions cannot be compared',
    );
  }
  if (member?.walPosition === undefined) return unknown(`"${candidate}" tells no WAL position`);
  if (lastPosition === undefined) {
    return unknown('the DCS has no last WAL position of the leader (key "status" of the cluster), or does not answer');
  }
  const known = view.members.flatMap(({ walPosition }) => (walPosition === undefined ? [] : [walPosition]));
  const highest = known.reduce((a, b) => (a > b ? a : b), lastPosition);
  return { kind: 'known', bytes: highest - member.walPosition };
}

function unknown(reason: string): Loss {
  return { kind: 'unknown', reason };
}

export interface LossInput {
  readonly view: ClusterView;
  readonly candidate: string;
  readonly accepted: AcceptedLoss | undefined;
  readonly lastPosition: bigint | undefined;
  readonly advice: RoleAdvice;
}

/** Why the loss is not covered by what a person has accepted, with the option that accepts it. */
export function checkLoss({ view, candidate, accepted, lastPosition, advice }: LossInput): string[] {
  const loss = assessLoss(view, candidate, lastPosition);
  const better = findBetter(view, candidate);
  const give = (amount: string) => advice.give('accept-data-loss', amount);
  if (loss.kind === 'unknown') {
    if (accepted === 'unknown') return [];
    return [
      `how much a failover to "${candidate}" loses is not known: ${loss.reason}${better}; ` +
        `if that is acceptable: ${give('unknown')}`,
    ];
  }
  const bytes = String(loss.bytes);
  const said = `a failover to "${candidate}" loses ${describeLoss(loss, view)}${better}`;
  if (accepted === undefined) return [`${said}; if that is acceptable: ${give(bytes)}`];
  if (accepted === 'unknown') return [`${said}: it is known, so accept the figure: ${give(bytes)}`];
  if (BigInt(accepted) >= loss.bytes) return [];
  return [`${said}, more than the ${String(accepted)} that are accepted; to accept it: ${give(bytes)}`];
}

/** For a row of a table. */
export function tellLoss(loss: Loss): string {
  return loss.kind === 'unknown' ? 'not known' : `at least ${String(loss.bytes)} bytes`;
}

export function describeLoss(loss: Loss, view: ClusterView): string {
  if (loss.kind === 'unknown') return `an unknown amount of WAL: ${loss.reason}`;
  return (
    `at least ${String(loss.bytes)} bytes of WAL by the leader's last report to the DCS, ` +
    `which was up to ${String(view.loopWait)} s old when it died`
  );
}

function findBetter(view: ClusterView, candidate: string): string {
  const own = findMember(view, candidate)?.walPosition;
  if (own === undefined) return '';
  const better = view.members
    .filter((member) => member.instance !== view.leader && runs(member) && !member.noFailover)
    .flatMap(({ instance, walPosition }) => (walPosition === undefined ? [] : [{ instance, walPosition }]))
    .filter(({ walPosition }) => walPosition > own)
    .sort((a, b) => Number(b.walPosition - a.walPosition))[0];
  return better === undefined
    ? ''
    : ` ("${better.instance}" has ${String(better.walPosition - own)} bytes more: consider it instead)`;
}
