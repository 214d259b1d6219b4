/**
 * Which module may import which, as one table: the lint rule and the layers test both read it.
 *
 *   main → run → core      cli → run      main, cli → adapters → core
 *
 * `run` is handed its adapters through interfaces that `core` declares, so it imports none of them.
 */
import { posix } from 'node:path';

/** Computing only: no files, no network, no clock, no environment. */
const PURE_PACKAGES = new Set([
  'ajv',
  'fflate',
  'jmespath',
  'js-yaml',
  'yaml',
  'node:crypto',
  'node:path',
  'node:util',
]);

const MAY_IMPORT = {
  core: new Set(['core']),
  adapters: new Set(['core', 'adapters']),
  run: new Set(['core', 'run']),
  main: new Set(['core', 'run', 'adapters']),
  cli: new Set(['core', 'run', 'adapters', 'cli']),
};

/**
 * The folders of `core`, in the order in which a change passes through them: each may import those above it, and the
 * files of `core` itself. So the stages form no circle.
 */
export const CORE_FOLDERS = [
  // What every stage uses.
  ...['general', 'generated', 'schema'],
  // From text to effective variables.
  ...['load', 'resolve'],
  // What the field's own programs make of a value: templates, settings of PostgreSQL, selectors, HBA files.
  ...['jinja', 'catalogue', 'settings', 'selector', 'hba'],
  ...['diff', 'playbooks', 'check', 'side'],
  // From differences to a plan.
  ...['effects', 'order', 'ledger', 'publication', 'safety', 'plan'],
  // What is done with a plan, and beside it.
  ...[
    'patroni',
    'handover',
    'apply',
    'request',
    'catalogue-check',
    'explain',
    'edit',
    'onboarding',
    'render',
    'adoption',
    'github',
  ],
  // What a person asks of live clusters and their services, beside any plan.
  'operations',
  // What live clusters and services have, as a change of the inventory.
  'offer',
  // What is told of all of it to who watches, and what is watched without being asked for.
  ...['metrics', 'drift', 'overview'],
];

/** Layer of a file given from the repository's root, undefined outside `actions/`. */
function findLayer(file) {
  const [top, folder, ...rest] = file.split('/');
  if (top !== 'actions' || folder === 'dist' || rest.length === 0) return undefined;
  if (folder === 'core' || folder === 'adapters' || folder === 'cli') return folder;
  return rest.join('/') === 'main.ts' ? 'main' : 'run';
}

/** Says what is wrong with `file` importing `specifier`, or undefined where that is fine. */
export function findViolation(file, specifier) {
  const layer = findLayer(file);
  if (layer === undefined) return undefined;
  if (!specifier.startsWith('.')) {
    const packageName = specifier.startsWith('@') ? specifier : specifier.split('/')[0];
    const mayBeImpure = layer !== 'core' && layer !== 'run';
    if (mayBeImpure || PURE_PACKAGES.has(packageName)) return undefined;
    return `"${specifier}" is impure and ${layer} is not; put it behind an adapter`;
  }
  const target = posix.join(posix.dirname(file), specifier);
  const targetLayer = findLayer(target);
  if (targetLayer === undefined) {
    // Data compiled in by the bundler (the catalogue) is a value, not a layer.
    return target.endsWith('.json') ? undefined : `${layer} imports "${target}", which is outside actions/`;
  }
  if (layer === 'core' && targetLayer === 'core') return findCircle(file, target);
  if (MAY_IMPORT[layer].has(targetLayer)) return undefined;
  return `${layer} imports ${targetLayer} ("${target}"); it may import ${[...MAY_IMPORT[layer]].join(', ')}`;
}

/** Folder of a file of core, undefined for a file of core itself. */
function findFolder(file) {
  const [, , folder, ...rest] = file.split('/');
  return rest.length === 0 ? undefined : folder;
}

function findCircle(file, target) {
  const [from, to] = [findFolder(file), findFolder(target)];
  if (to === undefined || from === to) return undefined;
  if (from === undefined)
    return `a file of core itself imports core/${to} ("${target}"); it may import none of the folders`;
  const missing = [from, to].find((folder) => !CORE_FOLDERS.includes(folder));
  if (missing !== undefined) return `core/${missing} has no place in CORE_FOLDERS of scripts/lib/layers.mjs`;
  if (CORE_FOLDERS.indexOf(to) < CORE_FOLDERS.indexOf(from)) return undefined;
  return `core/${from} imports core/${to} ("${target}"), which comes after it in the pipeline`;
}
