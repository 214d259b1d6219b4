import { createHmac } from 'node:crypto';
import { canonicalText } from '../diff/canonical.ts';
import { sortNatural } from '../order/natural.ts';
import type { Action, PlanContext } from './types.ts';

/**
 * Digest over intent: which effects, on which hosts, from which values. Revisions, files and lines are no part of it,
 * so a rebase that changes nothing keeps it. Values go in as keyed digests; only the whole is ever shown.
 */
export function computeFingerprint(context: PlanContext, actions: readonly Action[], key: string): string {
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const intents = actions.map((action) => {
    const view = action.removeWith?.view ?? context.desired;
    const reads = action.because.flatMap(({ path, hosts }) => {
      const [variable = path] = path.split('.', 1);
      return hosts.map((host) => `${path} ${host} ${digest(view.effectiveText(host, variable))}`);
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
    });
  });
  return digest(intents.sort().join('\n'));
}

function digestHosts(action: Action, view: PlanContext['desired'], digest: (text: string) => string): string[] {
  return sortNatural(action.hosts).map((host) =>
    digest(
      sortNatural(view.listVariables(host))
        .map((name) => `${name}=${view.effectiveText(host, name)}`)
        .join('\n'),
    ),
  );
}
