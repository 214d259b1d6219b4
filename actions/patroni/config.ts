import { parse, stringify } from 'yaml';
import {
  asMapping,
  assemblePatch,
  diffConfigs,
  findOwner,
  hideSecrets,
  mergePatch,
} from '../core/operations/dynamic-config.ts';
import type { Config, Edit } from '../core/operations/dynamic-config.ts';
import type { Value } from '../core/types.ts';
import { pickSpeaker, quoteAnswer, send } from './hold.ts';
import { Refusal } from './ports.ts';
import type { Done, Held } from './ports.ts';

const OK = 200;

async function readConfig(held: Held): Promise<Config> {
  const speaker = pickSpeaker(held);
  const answer = await held.adapters.patroni.get(speaker, '/config');
  if (answer.status !== OK)
    throw new Refusal(`${speaker.instance} tells no configuration: ${quoteAnswer(answer)} [no-answer]`);
  return asMapping(answer.body);
}

export async function showConfig(held: Held): Promise<Done> {
  const shown = hideSecrets(await readConfig(held));
  return { text: stringify(shown), data: shown };
}

export async function editConfig(held: Held): Promise<Done> {
  const { options, cluster, inForce, endpoints } = held;
  const edits = (options.set ?? []).map(readEdit);
  if (edits.length === 0)
    throw new Refusal('nothing to set: name keys with their values, such as check_timeline=true [usage]');
  const host = endpoints.members[0]?.host ?? '';
  const context = { inventory: inForce.inventory, host, cluster, door: options.door };
  const reasons = edits.flatMap((edit) => findOwner(edit, context) ?? []);
  if (reasons.length > 0) throw new Refusal(`${reasons.join('; ')} [owned]`);
  const before = await readConfig(held);
  const patch = assemblePatch(edits);
  const wanted = mergePatch(before, patch);
  const lines = diffConfigs(before, wanted);
  const text = lines.length === 0 ? 'Nothing would change.\n' : `${lines.join('\n')}\n`;
  const data = { diff: lines, applied: false };
  if (lines.length === 0) return { text, data };
  if (options.apply !== true)
    return {
      text,
      data,
      notes: [`not made yet: ${options.door === 'form' ? 'tick apply' : 'add --apply'} to make it`],
    };
  const answer = await send(held, pickSpeaker(held), { method: 'PATCH', path: '/config', body: patch });
  const left = diffConfigs(await readConfig(held), wanted);
  if (left.length > 0) {
    const words = `the configuration is not as wanted; Patroni said ${quoteAnswer(answer)}`;
    return { text, data, problems: [words, ...left] };
  }
  return { text, data: { ...data, applied: true } };
}

const KEY = /^[a-z_][a-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** A value is written as in YAML: `true`, `1048576`, `null`. */
function readEdit(text: string): Edit {
  const [, key, written] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || written === undefined || !KEY.test(key))
    throw new Refusal(`"${text}" is no setting; key=value is needed, such as check_timeline=true [usage]`);
  try {
    return { key, value: parse(written) as Value };
  } catch {
    throw new Refusal(`the value of ${key} is not YAML [usage]`);
  }
}
