import type { Catalogue } from '../catalogue/types.ts';
import type { Value } from '../types.ts';
import type { SideView } from './side-view.ts';

/** What a parameter counts for on a host: what the inventory writes, `null` too, else the playbooks' default. */
export function findCounting(catalogue: Catalogue, view: SideView, host: string, name: string): Value | undefined {
  return view.isDefined(host, name) ? view.findValue(host, name) : catalogue.parameters.get(name)?.default;
}
