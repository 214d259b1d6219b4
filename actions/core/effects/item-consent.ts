/**
 * Users and databases that leave their lists. `destroy` drops them, `forget` leaves them in PostgreSQL and takes them out
 * of the connection pools, which would lose them with the next run anyway.
 */
import { findEffectiveValue } from '../diff/effective-value.ts';
import { getEffect, isAskable } from './effects.ts';
import { becauseAt } from './because.ts';
import type { FoundItem } from './items.ts';
import type { Demand, Findings, PlanContext } from './types.ts';
import { readItems } from '../diff/compare-items.ts';
import type { Removal } from '../load/environment.ts';
import type { Problem } from '../types.ts';
import { refuse } from './problem.ts';

export function consentToItem(context: PlanContext, found: FoundItem): Findings {
  const consent = findItemConsent(context, found);
  if (consent === undefined) return { demands: [], refusals: [refuseItem(found)] };
  const problem = findHeirProblem(context, found, consent);
  if (problem !== undefined) return { demands: [], refusals: [problem] };
  const demand = consent.action === 'destroy' ? drop(context, found, consent) : forget(context, found, consent);
  return { demands: isAskable(context, demand.effect, found.host) ? [demand] : [], refusals: [] };
}

function findItemConsent(context: PlanContext, { side, host, items, item }: FoundItem): Removal | undefined {
  const name = `${side.view.findCluster(host) ?? host}/${item.name}`;
  return context.removals.find((removal) => removal.kind === items.noun && removal.name === name);
}

function drop(context: PlanContext, found: FoundItem, consent: Removal): Demand {
  const { items, item } = found;
  const heir = consent.reassignTo;
  return {
    effect: getEffect(context, items.drop),
    host: found.host,
    vars: { [items.variable]: item.name, ...(heir === undefined ? {} : { pg_reassign_to: heir }) },
    requires: heir === undefined ? [] : [`${found.variable}/${heir}`],
    because: explain(found, 'drop', consent),
  };
}

function forget(context: PlanContext, found: FoundItem, consent: Removal): Demand {
  return {
    effect: getEffect(context, found.items.forget),
    host: found.host,
    vars: {},
    because: explain(found, 'forget', consent),
  };
}

function explain(found: FoundItem, verb: 'drop' | 'forget', { reason }: Removal): Demand['because'] {
  const { side, host, variable, items, item } = found;
  const done = verb === 'drop' ? 'dropped' : 'forgotten';
  return becauseAt(side.view.findPosition(host, variable, [item.index]), {
    path: `${variable}.${item.name}`,
    hosts: [host],
    side: 'existing',
    summary: `${items.noun} ${JSON.stringify(item.name)} ${done}; removals.yml: ${reason}`,
    change: { kind: 'item', noun: items.noun, name: item.name, verb, values: [], consent: reason },
  });
}

function refuseItem(found: FoundItem): Problem {
  const { side, host, variable, items, item } = found;
  const cluster = side.view.findCluster(host) ?? host;
  const heir = items.noun === 'user' ? ', reassign_to: …' : '';
  return refuse(side.view.findPosition(host, variable, [item.index]), {
    rule: 'removal-consent',
    message:
      `${items.noun} "${item.name}" of ${cluster} disappears from ${variable}; put it back, or add ` +
      `"- {${items.noun}: ${item.name}, cluster: ${cluster}, action: destroy|forget${heir}, reason: …}" to removals.yml`,
    path: `${variable}.${item.name}`,
    hosts: [host],
    fix: { file: 'removals.yml', lines: [writeEntry(items.noun, item.name, cluster)] },
  });
}

function writeEntry(noun: string, name: string, cluster: string): string {
  const quoted = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : JSON.stringify(name);
  return `- { ${noun}: ${quoted}, cluster: ${cluster}, action: destroy, reason: why it may go }`;
}

/** Who takes over must be a role that the cluster keeps. */
function findHeirProblem(context: PlanContext, found: FoundItem, consent: Removal): Problem | undefined {
  const { host, variable, items, item } = found;
  const heir = consent.reassignTo;
  if (heir === undefined || consent.action === 'forget') return undefined;
  const names = [variable, 'pg_default_roles'].flatMap((list) => [
    ...readItems(findEffectiveValue(context.catalogue, context.desired, host, list), items.identity).keys(),
  ]);
  if (names.includes(heir)) return undefined;
  return refuse(consent.position, {
    rule: 'removal-consent',
    message: `reassign_to names "${heir}", which is no role of ${context.desired.findCluster(host) ?? host}; name one that stays`,
    path: `${variable}.${item.name}`,
    hosts: [host],
  });
}
