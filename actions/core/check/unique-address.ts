import { canonicalText } from '../general/canonical.ts';
import { isTemplate } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findValue, formatPlace, locateVariable } from './context.ts';

/** One machine under two names would be managed twice, each time by other values. */
export const uniqueAddress: Rule = {
  id: 'unique-address',
  *check(context) {
    const seen = new Map<string, string>();
    for (const host of context.resolved.hosts) {
      const written = findValue(context, host, 'ansible_host') ?? host;
      if (typeof written !== 'string' || isTemplate(written)) continue;
      const port = findValue(context, host, 'ansible_port') ?? 22;
      const address = `${written} ${port === 22 ? '22' : canonicalText(port)}`;
      const other = seen.get(address);
      if (other === undefined) {
        seen.set(address, host);
        continue;
      }
      const place = formatPlace(locateVariable(context, other, 'ansible_host'));
      const message = `host "${host}" has the address ${written} of host "${other}" (${place}); give it its own`;
      yield { position: locateVariable(context, host, 'ansible_host'), message, hosts: [other, host] };
    }
  },
};
