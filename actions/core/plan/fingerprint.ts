import { createHmac } from 'node:crypto';
import { canonicalText } from '../general/canonical.ts';
import { readItems } from '../diff/compare-items.ts';
import type { SideView } from '../diff/side-view.ts';
import { sortNatural } from '../general/natural.ts';
import type { Action, PlanContext } from '../effects/types.ts';

/**
 * Digest over intent: which effects, on which hosts, from which values. Revisions, files and lines are no part of it,
 * so a rebase that changes nothing keeps it. Values go in as keyed digests; only the whole is ever shown.
 */
export function computeFingerprint(context: PlanContext, actions: readonly Action[], key: string): string {
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const intents = actions.map((action) => {
    const view = action.removeWith?.view ?? context.desired;
    const reads = action.because.flatMap(({ path, hosts }) => {
      return hosts.map((host) => `${path} ${host} ${digest(readValue(context, view, host, path))}`);
    });
    return canonicalText({
      effect: action.effect.id,
      playbook: action.effect.playbook,
      tags: action.effect.tags,
      hosts: sortNatural(action.hosts),
      vars: action.vars,
      inventory: action.inventory,
      // A whole playbook carries out every value of its hosts.
      values: action.effect.tags.length === 0 ? digestHosts(action, view, digest) : [],
      reads: sortNatural(reads),
      ...(action.contents.length === 0 ? {} : { contents: action.contents.map(digest) }),
    });
  });
  return digest(intents.sort().join('\n'));
}

/** The part of a parameter that the path of a reason names: one item of a list, or all of it. */
function readValue(context: PlanContext, view: SideView, host: string, path: string): string {
  const [variable = path, ...rest] = path.split('.');
  const parameter = context.catalogue.parameters.get(variable);
  const item =
    parameter?.items && readItems(view.findValue(host, variable), parameter.items.identity).get(rest.join('.'));
  if (item !== undefined) return view.describe(host, item.value);
  if (parameter?.selectors !== true) return view.effectiveText(host, variable);
  const members = sortNatural(view.listMembers(view.findCluster(host)));
  const fallback = parameter.default === undefined ? {} : { fallback: parameter.default };
  return view.effectiveText(host, variable, { ...fallback, selectors: { members, covered: new Set() } });
}

function digestHosts(action: Action, view: SideView, digest: (text: string) => string): string[] {
  return sortNatural(action.hosts).map((host) =>
    digest(
      sortNatural(view.listVariables(host))
        .map((name) => `${name}=${view.effectiveText(host, name)}`)
        .join('\n'),
    ),
  );
}
