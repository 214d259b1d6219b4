import type { Rule } from './context.ts';

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Group names that Ansible, or a limit, would take for something else. */
const RESERVED_GROUPS = new Set(['localhost', 'hosts', 'children', 'vars']);

/**
 * Names of hosts and groups end in limits and file names: one that could be read as a pattern (`!`, `&`, `*`, `:`, `,`),
 * an option (`-l`) or shell text would select other hosts than it says.
 */
export const safeName: Rule = {
  id: 'safe-name',
  *check({ written }) {
    const allowed = 'letters, digits, "_", "." and "-" are allowed, and no "-" or "." at the start';
    for (const { name, mentions } of written.hosts.values()) {
      const [mention] = mentions;
      if (mention === undefined) continue;
      const position = written.locateKey(mention.file, mention.path);
      if (!NAME.test(name)) {
        yield { position, message: `host name "${name}" could be taken for a pattern; ${allowed}`, path: mention.path };
      } else if (written.groups.has(name)) {
        yield {
          position,
          message: `"${name}" is a host and a group; give one of them another name`,
          path: mention.path,
        };
      }
    }
    for (const [file, { kind, value }] of written.documents) {
      if (kind !== 'groups') continue;
      for (const path of listGroupPaths(value)) {
        const name = String(path.at(-1));
        const position = written.locateKey(file, path);
        if (!NAME.test(name)) {
          yield { position, message: `group name "${name}" could be taken for a pattern; ${allowed}`, path };
        } else if (RESERVED_GROUPS.has(name)) {
          yield { position, message: `group name "${name}" means something else to Ansible; choose another`, path };
        }
      }
    }
  },
};

function listGroupPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, group]) => {
    const children = typeof group === 'object' && group !== null && 'children' in group ? group.children : undefined;
    return [[...path, name], ...listGroupPaths(children, [...path, name, 'children'])];
  });
}
