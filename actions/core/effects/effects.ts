import { findSettledValue } from '../diff/settle.ts';
import type { Effect } from '../catalogue/types.ts';
import { InternalError } from '../types.ts';
import type { Value } from '../types.ts';
import { isCreated, isReached } from './host-states.ts';
import type { PlanContext } from './types.ts';

export function getEffect(context: PlanContext, id: string): Effect {
  const effect = context.catalogue.effects.get(id);
  if (effect === undefined) throw new InternalError(`the catalogue has no effect "${id}"`);
  return effect;
}

/** The effect, or what stands in its place where the host's service is switched off. */
export function getSwitched(context: PlanContext, id: string, host: string): Effect {
  const effect = getEffect(context, id);
  if (effect.off === undefined || !isOff(context, host, effect.off.switch)) return effect;
  return getEffect(context, effect.off.effect);
}

/** Whether an effect can be asked of a host: its play gets there, does something, and no run of the whole playbook does so anyway. */
export function isAskable(context: PlanContext, effect: Effect, host: string): boolean {
  const playbook = context.catalogue.playbooks.get(effect.playbook);
  if (playbook === undefined) throw new InternalError(`effect ${effect.id} has no playbook`);
  if (isSwitchedOff(context, effect, host)) return false;
  return isReached(context.desired, host, playbook.hosts) && !isCreated(context, host, playbook.hosts);
}

function isSwitchedOff(context: PlanContext, effect: Effect, host: string): boolean {
  return listOff(context, effect, host).length > 0;
}

/** What switches off: no, no kind of it, and nowhere. */
const OFF: readonly (Value | undefined)[] = [false, 'none', ''];

/** For sure: a template may become anything. What stops the program is an effect of the switch itself. */
export function listOff(context: PlanContext, effect: Effect, host: string): readonly string[] {
  return effect.switches.filter((name) => isOff(context, host, name));
}

function isOff(context: PlanContext, host: string, name: string): boolean {
  return OFF.includes(findSettledValue(context.catalogue, context.desired, host, name));
}
