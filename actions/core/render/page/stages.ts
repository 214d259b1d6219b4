/** How far a plan got, as headlines and sentences. */
import type { WriteGap } from '../../apply/write-gap.ts';
import { count } from '../../general/words.ts';
import type { EnvironmentInput, OwingHosts, RunningStep, Stage } from './input.ts';
import type { Headline } from './model.ts';
import { listNames, quote, quoteName, writeShortCommit, type Phrase } from './phrase.ts';

/** The headline of a plan that was merged or overtaken; the plan's own words follow. */
export function describeStage(stage: Stage, planned: Headline): Headline {
  const { environment, words } = planned;
  const say = (mark: Headline['mark'], status: Phrase): Headline => ({
    ...{ mark, environment },
    words: [...status, ' · ', ...words],
  });
  switch (stage.kind) {
    case 'planned':
      return planned;
    case 'waiting':
      return say('⏳', ['merged and waiting']);
    case 'running':
      return say('🔄', stage.at === undefined ? ['applying'] : ['applying, ', ...listNames(stage.at.steps, 2)]);
    case 'applied':
      return say('✅', ['applied and proven']);
    case 'stopped':
      return say('🛑', ['stopped at ', quoteName(stage.step)]);
    case 'owed':
      return say('🛑', [`applied, except on ${count(countHosts(stage.owing), 'host')}`]);
    case 'refused':
      return say('⛔', ['merged, and refused by the apply']);
    case 'superseded':
      return say('☑️', ['done by a later run']);
  }
}

function countHosts(owing: readonly OwingHosts[]): number {
  return new Set(owing.flatMap(({ hosts }) => hosts)).size;
}

export function describeProgress({ stage, mainMoved }: EnvironmentInput): readonly Phrase[] {
  const moved: readonly Phrase[] =
    mainMoved === undefined
      ? []
      : [
          [
            'Main moved to ',
            writeShortCommit(mainMoved.commit),
            ' and changes hosts of this plan too: ',
            ...listNames(mainMoved.hosts, 5),
            '. This plan counts that in.',
          ],
        ];
  return [...describeProgressOf(stage), ...moved];
}

function describeProgressOf(stage: Stage): readonly Phrase[] {
  switch (stage.kind) {
    case 'planned':
      return [];
    case 'waiting':
      if (stage.behind === undefined) return [['The change is merged, and the meta node takes it up next.']];
      return [['The change is merged. Its apply waits behind: ', quote(stage.behind), '.']];
    case 'running':
      return [
        [
          ...['Being applied since ', quote(stage.since), ' UTC.'],
          ...(stage.at === undefined ? [] : describeRunning(stage.at)),
        ],
      ];
    case 'applied':
      return describeApplied(stage);
    case 'stopped':
      return [
        ['Step ', quoteName(stage.step), ' failed: ', quote(stage.reason)],
        [`Done and proven before it: ${String(stage.done)} of ${count(stage.of, 'step')}.`],
        ...stage.owing.map(describeOwing),
      ];
    case 'owed':
      return [
        [`Done and proven everywhere: ${String(stage.done)} of ${count(stage.of, 'step')}.`],
        ...stage.owing.map(describeOwing),
      ];
    case 'refused':
      return [
        ['The live hosts showed what the plan could not know, so the apply refused it and touched nothing:'],
        ...stage.reasons.map((reason): Phrase => [quote(reason)]),
      ];
    case 'superseded':
      return [['A later run brought this change to all its hosts, at ', writeShortCommit(stage.commit), '.']];
  }
}

function describeRunning({ steps, time, done, of }: RunningStep): Phrase {
  const are = steps.length === 1 ? 'is' : 'are';
  return [
    ...[' At ', quote(time), ' UTC: ', ...listNames(steps, 3), ` ${are} at work, `],
    `${String(done)} of ${count(of, 'step')} done.`,
  ];
}

/** A page has room for the longest; the log of the run has all. */
const MOST_PAUSES = 5;

function describeApplied(applied: Extract<Stage, { kind: 'applied' }>): readonly Phrase[] {
  const { steps, seconds, others = 0, gaps, unmeasured } = applied;
  const together = others === 0 ? '' : `, together with ${count(others, 'other pull request')}`;
  const ran = `${count(steps, 'step')} ran in ${writeSeconds(seconds)}${together}, each proven on the live hosts.`;
  const shorter = gaps.length - MOST_PAUSES;
  return [
    [ran],
    ...gaps.slice(0, MOST_PAUSES).map(describePause),
    ...(shorter > 0 ? [[`Writes to ${count(shorter, 'other cluster')} paused for no longer than that.`]] : []),
    ...unmeasured
      .slice(0, MOST_PAUSES)
      .map((reason): Phrase => [...['A pause of writes was not measured: ', quote(reason)]]),
    ...describeRest(unmeasured.length - MOST_PAUSES),
  ];
}

function describePause({ cluster, seconds, errors }: WriteGap): Phrase {
  const seen = errors === 0 ? '' : `; clients of the measurement saw ${count(errors, 'error')}`;
  return ['Writes to ', quoteName(cluster), ` paused for at most ${writeSeconds(seconds)}${seen}.`];
}

function describeRest(more: number): readonly Phrase[] {
  return more > 0 ? [[`Neither was it in ${count(more, 'other place')}, which the log of the run names.`]] : [];
}

function describeOwing({ hosts, steps, reason }: OwingHosts): Phrase {
  return [
    ...listNames(hosts, 6),
    ` still need${hosts.length === 1 ? 's' : ''} `,
    ...listNames(steps, 6),
    ': ',
    quote(reason),
  ];
}

/** To the minute: a page is read long after it was written. */
export function writeAge(seconds: number): string {
  return seconds < 60 ? 'less than a minute' : writeSeconds(Math.floor(seconds / 60) * 60);
}

/** `45 s`, `1.7 s`, `3 min 20 s`, `2 h 5 min`. */
function writeSeconds(seconds: number): string {
  if (seconds < 10) return `${String(Math.round(seconds * 10) / 10)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60)
    return whole % 60 === 0 ? `${String(minutes)} min` : `${String(minutes)} min ${String(whole % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return count(Math.floor(hours / 24), 'day');
  return minutes % 60 === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(minutes % 60)} min`;
}
