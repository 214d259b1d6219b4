import { escapeControls, isTemplate } from '../general/values.ts';
import { readHbaRules } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';
import type { Rule } from './context.ts';

const PARAMETERS: readonly (readonly [parameter: string, dialect: HbaDialect])[] = [
  ['pg_hba_rules', 'postgres'],
  ['pg_hba_rules_extra', 'postgres'],
  ['pgbouncer_hba_rules', 'pgbouncer'],
  ['pgbouncer_hba_rules_extra', 'pgbouncer'],
];

/** A line that the server cannot read: it would keep its old rules, and not start again. */
export const hba: Rule = {
  id: 'hba',
  *check({ layersWith, written, resolved }) {
    for (const [parameter, dialect] of PARAMETERS) {
      for (const { file, path, values } of layersWith(parameter)) {
        for (const { entry, rule, text, line: mistake } of readHbaRules(values[parameter], dialect, resolved.memo)
          .rules) {
          if (typeof mistake !== 'string' || isTemplate(text)) continue;
          const place = [...path, parameter, entry, 'rules', rule];
          yield {
            position: written.locate(file, place),
            message: `HBA line "${escapeControls(text)}": ${mistake}`,
            path: place,
          };
        }
      }
    }
  },
};
