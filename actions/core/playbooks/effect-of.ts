import type { Effect, ParameterEffect } from '../catalogue/types.ts';
import { InternalError } from '../types.ts';
import type { Reading } from './reading.ts';

export function getParameterEffect({ catalogue }: Pick<Reading, 'catalogue'>, { effect: id }: ParameterEffect): Effect {
  const effect = catalogue.effects.get(id);
  if (effect === undefined) throw new InternalError(`the catalogue has no effect "${id}"`);
  return effect;
}
