import { listParameters, parameterSchemas } from '../schema/schema.ts';
import type { Rule } from './context.ts';

const ALIASES = listParameters(({ alias }) => alias !== undefined);

/** Names that changed between Pigsty's versions. The plan refuses what such a name would leave undone. */
export const renamedParameter: Rule = {
  id: 'renamed-parameter',
  onlyWarns: true,
  *check({ layersWith, written }) {
    for (const name of ALIASES) {
      const schema = parameterSchemas[name];
      const alias = schema?.alias ?? '';
      for (const { file, path } of layersWith(name)) {
        const place = [...path, name];
        const message =
          schema?.unread === undefined
            ? `"${name}" is another name of "${alias}", which the playbooks read; write "${alias}"`
            : `"${name}" is another name of "${alias}"; neither has an effect here: ${schema.unread}`;
        yield { position: written.locateKey(file, place), message, path: place };
      }
    }
  },
};
