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
  'ajv-formats',
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

/** Layer of a file given from the repository's root, undefined outside `actions/`. */
export function findLayer(file) {
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
    const pure = layer !== 'core' && layer !== 'run';
    if (pure || PURE_PACKAGES.has(packageName)) return undefined;
    return `"${specifier}" is impure and ${layer} is not; put it behind an adapter`;
  }
  const target = posix.join(posix.dirname(file), specifier);
  const targetLayer = findLayer(target);
  if (targetLayer === undefined) {
    // Data compiled in by the bundler (the catalogue) is a value, not a layer.
    return target.endsWith('.json') ? undefined : `${layer} imports "${target}", which is outside actions/`;
  }
  if (MAY_IMPORT[layer].has(targetLayer)) return undefined;
  return `${layer} imports ${targetLayer} ("${target}"); it may import ${[...MAY_IMPORT[layer]].join(', ')}`;
}
