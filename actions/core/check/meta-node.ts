import { isTemplate } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findParameter, findValue, locateHost, locateVariable } from './context.ts';

const PARAMETER = 'meta_node';

/** Hosts of the group are what infra.yml sets up, and it refuses one that the inventory does not call a meta node. */
export const metaNode: Rule = {
  id: 'meta-node',
  *check(context) {
    for (const host of context.resolved.groups.get('meta') ?? []) {
      const value = findParameter(context, host, PARAMETER);
      if (value === true || isTemplate(value)) continue;
      const isWritten = findValue(context, host, PARAMETER) !== undefined;
      const position = isWritten ? locateVariable(context, host, PARAMETER) : locateHost(context, host, 'meta');
      const message = `host "${host}" is in group meta and meta_node is not true, so that every run of infra.yml fails there; set meta_node: true in the variables of group meta, or take the host out of the group`;
      yield { position, message, hosts: [host] };
    }
  },
};
