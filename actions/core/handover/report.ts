import { count } from '../general/words.ts';
import type { ProbeResult } from './facts.ts';
import type { HandoverPlan } from './plan.ts';

/** One act, in milliseconds from the handover's first. */
interface HandoverEvent {
  readonly ms: number;
  readonly what: string;
}

export interface HandoverReport {
  readonly way: HandoverPlan['way'];
  readonly timeline: readonly HandoverEvent[];
  /** How long clients of held pools waited at most; null where none was held. */
  readonly heldMs: number | null;
  /**
   * Of writes through the primary service from before the first act to after the last; null where none could be made. What
   * hosts do when the limit has passed comes after it.
   */
  readonly probe: ProbeResult | null;
  /** Sessions that go on through the pools of the old leader; null where no pool was held. */
  readonly remaining: number | null;
  /** Sessions that the hosts ended at once, since they could not go on; those that go on are not among them. */
  readonly cut: number;
  /** Seconds after which those that go on are ended, by each host. */
  readonly drainSeconds: number;
  /** What went wrong on a host after the request, for a person to look at. */
  readonly faults: readonly string[];
}

const PROBE = 'Write probe through the primary service, from before the first act to after the last';

const WAYS: Readonly<Record<HandoverPlan['way'], string>> = {
  pooled: 'pools were held, and their clients went on with the new leader',
  fast: 'no pool could be held: sessions ended, and HAProxy was told of the new leader at once',
  none: "neither pools nor HAProxy could be reached, so HAProxy's own checks found the new leader",
};

export function renderHandover(report: HandoverReport): readonly string[] {
  const { way, timeline, heldMs, probe } = report;
  const held = heldMs === null ? '' : ` (held for ${inSeconds(heldMs)})`;
  return [
    `Clients: ${WAYS[way]}${held}.`,
    ...(probe === null ? [] : [describeProbe(probe)]),
    ...(report.cut === 0
      ? []
      : [`${count(report.cut, 'session')} that could not be held ${wasOrWere(report.cut)} ended.`]),
    ...describeRemaining(report),
    'Timeline:',
    ...timeline.map(({ ms, what }) => `  ${inSeconds(ms).padStart(10)}  ${what}`),
  ];
}

function describeProbe({ acknowledged, gap, errors }: ProbeResult): string {
  if (gap === null) return `${PROBE}: nothing was acknowledged (${errors[0] ?? 'no answer'}).`;
  const kinds = [...new Set(errors)].slice(0, 3).join('; ');
  const failed = errors.length === 0 ? 'no error' : `${count(errors.length, 'error')} (${kinds})`;
  return `${PROBE}: ${String(acknowledged)} writes acknowledged, ` + `longest gap ${gap.toFixed(2)} s, ${failed}.`;
}

function describeRemaining({ remaining, drainSeconds }: HandoverReport): readonly string[] {
  if (remaining === null || remaining === 0) return [];
  return [
    `${count(remaining, 'session')} through the pools of the old leader, which lead to the new one, may go on: ` +
      `what is left after ${String(drainSeconds)} s is ended by each host, and its servers are put back then. That is not ` +
      'in these figures: how many were ended is told by the checks of the next switchover, and on the host by: ' +
      'python3 /usr/local/lib/pg-handover status',
  ];
}

function wasOrWere(sessions: number): string {
  return sessions === 1 ? 'was' : 'were';
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(3)} s`;
}
