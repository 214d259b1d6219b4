import type { ExplainedEffect, ExplainedParameter } from '../explain/parameter.ts';
import type { ExplainedStep } from '../explain/step.ts';
import type { Value } from '../types.ts';
import { canonicalText } from '../general/canonical.ts';
import { writeCommand } from './command.ts';
import { describePlace } from '../general/words.ts';
import { READER_WORDS, SCOPE_WORDS } from './effect-words.ts';
import { printable } from './safe-text.ts';

const LONGEST = 100;

export function renderParameters(parameters: readonly ExplainedParameter[]): string {
  return parameters.map((parameter) => `${writeParameter(parameter).map(printable).join('\n')}\n`).join('\n');
}

function writeParameter(explained: ExplainedParameter): readonly string[] {
  const { host, parameter, secret, defined, chain, effects, notes } = explained;
  const origin = defined ? '' : ' (the default: nothing sets it)';
  return [
    `${parameter} of ${host}`,
    `  value    ${secret ? '(secret)' : show(explained.value)}${origin}`,
    ...[...chain].reverse().map(({ wins, value, within, ...place }) => {
      const text = wins ? 'wins     ' : 'loses    ';
      const shown = wins || secret ? '' : `: ${show(value)}`;
      return `  ${text}${describePlace(place)}${within === '' ? '' : ` in ${within}`}${shown}`;
    }),
    ...effects.map((effect) => `  effect   ${writeEffect(effect)}`),
    ...notes.map((note) => `  note     ${note}`),
  ];
}

function writeEffect({ effect, playbook, tags, scope, class: kind, readers, proof }: ExplainedEffect): string {
  const command = [playbook, ...(tags.length === 0 ? [] : ['-t', tags.join(',')])].join(' ');
  const words = [kind, SCOPE_WORDS[scope], READER_WORDS[readers], `proven by ${proof.join(', ')}`];
  return `${effect}: ${command} (${words.join('; ')})`;
}

function show(value: Value | undefined): string {
  if (value === undefined) return 'none';
  const text = canonicalText(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

export function renderStep(plan: Parameters<typeof writeCommand>[0], { step, reasons, after }: ExplainedStep): string {
  const lines = [
    `${step.id}  ${writeCommand(plan, step)}`,
    `  limit    ${step.limit} selects ${step.hosts.join(' ')}`,
    ...(step.delegates.length === 0 ? [] : [`  also at  ${step.delegates.join(' ')}, where tasks are delegated to`]),
    ...reasons.flatMap((reason) => [
      `  because  ${reason.path} on ${reason.hosts.join(' ')}: ${reason.summary} (${describePlace(reason)})`,
      ...reason.effects.map(({ effect, why }) => `           ${effect} ${why}`),
    ]),
    ...(step.hazards.length === 0 ? [] : [`  hazards  ${step.hazards.join(', ')}`]),
    ...after.map(({ id, playbook, limit }) => `  after    ${id} ${playbook} on ${limit}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
