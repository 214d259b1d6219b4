import { escapeControls, isList, isMapping, isTemplate } from '../inventory/values.ts';
import { readHbaLine } from '../hba/line.ts';
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
  *check({ layers, written }) {
    for (const { file, path, values } of layers) {
      for (const [parameter, dialect] of PARAMETERS) {
        const groups = values[parameter];
        for (const [index, group] of (isList(groups) ? groups : []).entries()) {
          const lines = isMapping(group) && isList(group['rules']) ? group['rules'] : [];
          for (const [number, line] of lines.entries()) {
            if (typeof line !== 'string' || isTemplate(line)) continue;
            const mistake = readHbaLine(line, dialect);
            if (typeof mistake !== 'string') continue;
            const place = [...path, parameter, index, 'rules', number];
            yield {
              position: written.locate(file, place),
              message: `HBA line "${escapeControls(line)}": ${mistake}`,
              path: place,
            };
          }
        }
      }
    }
  },
};
