/**
 * Variables that a secret is made of: `my_pw` of `pg_admin_password: "{{ my_pw }}"`, and what `my_pw` mentions in its turn.
 * Parameters are none by that: the cluster's name is no secret where a password is looked up by it.
 */
import { isNearSecretName } from '../catalogue/near-secrets.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { isList, isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';
import { findTemplates, listMentionedNames } from './mentions.ts';
import type { SideView } from './side-view.ts';

export function listSecretSources(view: SideView, catalogue: Catalogue): ReadonlySet<string> {
  return view.memo.recall(findSources, view, catalogue);
}

function findSources(view: SideView, catalogue: Catalogue): ReadonlySet<string> {
  const values = collectValues(view);
  const sources = new Set<string>();
  const waiting: string[] = [];
  const follow = (templates: readonly string[]): void => {
    for (const name of templates.flatMap((template) => view.memo.recall(listMentionedNames, template))) {
      if (sources.has(name) || !values.has(name) || catalogue.parameters.has(name)) continue;
      sources.add(name);
      waiting.push(name);
    }
  };
  for (const [name, found] of values) {
    const isSecret = catalogue.parameters.get(name)?.secret ?? isNearSecretName(name);
    for (const value of found)
      follow(isSecret ? view.findTemplates(value) : view.memo.recall(findSecretTemplates, value));
  }
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const value of values.get(name) ?? []) follow(view.findTemplates(value));
  return sources;
}

/** Each value once, however many hosts have it. */
function collectValues(view: SideView): ReadonlyMap<string, ReadonlySet<Value>> {
  const values = new Map<string, Set<Value>>();
  for (const variables of new Set(view.resolved.variables.values())) {
    for (const [name, value] of variables) {
      const known = values.get(name);
      if (known === undefined) values.set(name, new Set([value]));
      else known.add(value);
    }
  }
  return values;
}

/** Of a value that is no secret, the templates of what is one below it: the passwords of pg_users. */
function findSecretTemplates(value: Value): readonly string[] {
  if (isList(value)) return value.flatMap(findSecretTemplates);
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    isNearSecretName(key) ? findTemplates(item) : findSecretTemplates(item),
  );
}
