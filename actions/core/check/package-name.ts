import { isList } from '../general/values.ts';
import type { Rule } from './context.ts';

const LISTS = ['node_packages', 'pg_packages', 'pg_extensions'];
const NAME = /^[a-z0-9][a-z0-9.+-]*(?::[a-z0-9]+)?(?:=[A-Za-z0-9.+:~-]+|\*)?$/;

/** Pigsty writes several packages of CentOS to a line; apt takes each item for one name. */
export const packageName: Rule = {
  id: 'package-name',
  onlyWarns: true,
  *check({ layersWith, written }) {
    for (const parameter of LISTS) {
      for (const { file, path, values } of layersWith(parameter)) {
        const items = values[parameter];
        for (const [index, item] of (isList(items) ? items : []).entries()) {
          if (typeof item !== 'string' || item.includes('{{') || NAME.test(item)) continue;
          const place = [...path, parameter, index];
          const message = `"${item}" in ${parameter} is not the name of one Debian package; write each as an item of its own, by its Debian name`;
          yield { position: written.locate(file, place), message, path: place };
        }
      }
    }
  },
};
