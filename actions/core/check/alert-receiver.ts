import { isList, isMapping, isTemplate, quoteValue } from '../general/values.ts';
import type { DataPath, Value } from '../types.ts';
import type { Rule } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';

/** Alertmanager takes no configuration in which a route leads to a receiver that is not there. */
export const alertReceiver: Rule = {
  id: 'alert-receiver',
  *check(context) {
    for (const host of context.metaNodes) {
      const receivers = findParameter(context, host, 'alertmanager_receivers');
      if (!isList(receivers)) continue;
      const names = receivers.map((receiver) => (isMapping(receiver) ? receiver['name'] : undefined));
      if (names.some(isTemplate)) continue;
      for (const { name, at } of listRoutes(findParameter(context, host, 'alertmanager_route'))) {
        if (typeof name !== 'string' || isTemplate(name) || names.includes(name)) continue;
        const message = `a route leads to receiver ${quoteValue(name)}, which alertmanager_receivers does not have; add it, or name one of them`;
        const isWritten = findValue(context, host, 'alertmanager_route') !== undefined;
        const position = isWritten
          ? locateVariable(context, host, 'alertmanager_route', at)
          : locateVariable(context, host, 'alertmanager_receivers');
        yield { position, message, hosts: [host] };
      }
    }
  },
};

/** A route that names no receiver takes that of the route above. */
function* listRoutes(
  route: Value | undefined,
  at: DataPath = [],
): Generator<{ name: Value | undefined; at: DataPath }> {
  if (!isMapping(route)) return;
  yield { name: route['receiver'], at: [...at, 'receiver'] };
  const routes = route['routes'];
  for (const [index, one] of (isList(routes) ? routes : []).entries()) yield* listRoutes(one, [...at, 'routes', index]);
}
