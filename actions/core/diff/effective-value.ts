import type { Catalogue } from '../catalogue/types.ts';
import type { Value } from '../types.ts';
import type { SideView } from './side-view.ts';

/**
 * The value that playbooks see of a parameter on a host: what the inventory writes, and the parameter's default only where
 * it writes nothing. A written `null` is a value. Undefined: neither written nor with a default.
 */
export function findEffectiveValue(
  catalogue: Catalogue,
  view: SideView,
  host: string,
  name: string,
): Value | undefined {
  return view.isDefined(host, name) ? view.findValue(host, name) : catalogue.parameters.get(name)?.default;
}
