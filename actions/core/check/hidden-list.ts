import { listSome } from '../general/words.ts';
import { canonicalText } from '../general/canonical.ts';
import type { VariableLayer } from '../load/model.ts';
import { isList, isMapping, isMarked } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Rule, RuleContext } from './context.ts';
import { findValue, formatPlace, locateVariable } from './context.ts';

/** Lists and mappings that people take for merged, and what adds to them. */
const ADDITIONS: Readonly<Record<string, string>> = {
  node_dns_hosts: 'node_dns_hosts_extra',
  node_sysctl_params: '',
  pg_databases: '',
  pg_hba_rules: 'pg_hba_rules_extra',
  pg_parameters: '',
  pg_services: 'pg_services_extra',
  pg_users: '',
  pgbouncer_hba_rules: 'pgbouncer_hba_rules_extra',
};

/** A value of a group, or of a host, takes the place of that of all: what it does not repeat is gone. */
export const hiddenList: Rule = {
  id: 'hidden-list',
  onlyWarns: true,
  *check(context) {
    for (const [name, addition] of Object.entries(ADDITIONS)) {
      for (const { file, path, values } of findShared(context, name)) {
        const shared = values[name];
        const place = formatPlace(context.written.locateKey(file, [...path, name]));
        const told = new Set<Value>();
        for (const host of context.resolved.hosts) {
          const own = findValue(context, host, name);
          if (shared === undefined || own === undefined || own === shared || told.has(own)) continue;
          told.add(own);
          const hidden = listHidden(shared, own);
          if (hidden.length === 0) continue;
          const message = `${name} takes the place of the one of all (${place}), whose ${listSome(hidden)} ${hidden.length === 1 ? 'does' : 'do'} not hold here: Ansible merges neither lists nor mappings; ${advise(name, addition)}`;
          yield { position: locateVariable(context, host, name), message };
        }
      }
    }
  },
};

/** What group `all` sets; a later file wins. */
function findShared({ layersWith, written }: RuleContext, name: string): readonly VariableLayer[] {
  const all = written.groups.get('all');
  const layers = [...(all?.layers ?? []), ...(all?.fileLayers ?? [])].filter((layer) => name in layer.values);
  const [last] = layers.slice(-1);
  return last === undefined || layersWith(name).length < 2 ? [] : [last];
}

function advise(name: string, addition: string): string {
  if (addition !== '') return `repeat what is wanted, or put what is added into ${addition}`;
  return name === 'pg_parameters' || name === 'node_sysctl_params'
    ? 'repeat the keys that are wanted'
    : 'repeat the items that are wanted';
}

function listHidden(shared: Value, own: Value): readonly string[] {
  if (isMarked(shared) || isMarked(own)) return [];
  if (isMapping(shared) && isMapping(own)) return Object.keys(shared).filter((key) => !Object.hasOwn(own, key));
  if (!isList(shared) || !isList(own)) return [];
  const kept = new Set(own.map(nameItem));
  return shared.map(nameItem).filter((item) => !kept.has(item));
}

function nameItem(item: Value): string {
  const named = isMapping(item) ? (item['name'] ?? item['title']) : item;
  return typeof named === 'string' ? `"${named}"` : `"${canonicalText(named ?? item).slice(0, 40)}"`;
}
