import { escapeControls } from '../general/values.ts';
import type { Rule } from './context.ts';

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const ALLOWED = 'letters, digits, "_", "." and "-" are allowed, and no "-" or "." at the start';
/** Group names that Ansible, or a limit, would take for something else. */
const RESERVED_GROUPS = new Set(['localhost', 'hosts', 'children', 'vars']);

/**
 * Names of hosts and groups end in limits and file names: one that could be read as a pattern (`!`, `&`, `*`, `:`, `,`),
 * an option (`-l`) or shell text would select other hosts than it says.
 */
export const safeName: Rule = {
  id: 'safe-name',
  *check({ written }) {
    for (const { name, mentions } of written.hosts.values()) {
      const message = describeHost(name, written.groups.has(name));
      const [mention] = mentions;
      if (message === undefined || mention === undefined) continue;
      yield { position: written.locateKey(mention.file, mention.path), message, path: mention.path };
    }
    for (const [file, { kind, value }] of written.documents) {
      if (kind !== 'groups') continue;
      for (const path of listGroupPaths(value)) {
        const message = describeGroup(String(path.at(-1)));
        if (message !== undefined) yield { position: written.locateKey(file, path), message, path };
      }
    }
  },
};

function describeHost(name: string, isGroup: boolean): string | undefined {
  if (!NAME.test(name)) return `host name "${escapeControls(name)}" could be taken for a pattern; ${ALLOWED}`;
  return isGroup ? `"${name}" is a host and a group; give one of them another name` : undefined;
}

function describeGroup(name: string): string | undefined {
  if (!NAME.test(name)) return `group name "${escapeControls(name)}" could be taken for a pattern; ${ALLOWED}`;
  return RESERVED_GROUPS.has(name) ? `group name "${name}" means something else to Ansible; choose another` : undefined;
}

function listGroupPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, group]) => {
    const children = typeof group === 'object' && group !== null && 'children' in group ? group.children : undefined;
    return [[...path, name], ...listGroupPaths(children, [...path, name, 'children'])];
  });
}
