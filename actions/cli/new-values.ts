/** Arguments of `new`. What they mean is checked by validate; what could end in a path or a pattern is refused here. */
import { InvalidArgumentError } from 'commander';
import { readYaml } from '../core/load/yaml-reader.ts';
import { YamlError } from '../core/load/yaml-syntax.ts';
import type { Value } from '../core/types.ts';

export type Fields = Readonly<Record<string, Value>>;

export function parseClusterName(written: string): string {
  if (/^[a-z][a-z0-9-]{0,62}$/.test(written)) return written;
  throw new InvalidArgumentError('write small letters, digits and "-", a letter first.');
}

export function parseHostName(written: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(written)) return written;
  throw new InvalidArgumentError('write an address or a name: letters, digits, "_", "." and "-".');
}

export function collect<Item>(item: Item, items: readonly Item[] | undefined): Item[] {
  return [...(items ?? []), item];
}

/** `name=value`, the value as YAML. */
export function collectField(written: string, known: Fields | undefined): Fields {
  const match = /^([a-z_][a-z0-9_]*)=(.*)$/s.exec(written);
  if (match?.[1] === undefined) throw new InvalidArgumentError('write name=value.');
  const [, name, text = ''] = match;
  // Other users of the machine see the arguments of a process.
  if (/passw|secret|token/i.test(name)) {
    throw new InvalidArgumentError(
      `others on this machine can read "${name}" there; use --password-file or edit the file.`,
    );
  }
  try {
    return { ...known, [name]: readYaml(text).value };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new InvalidArgumentError(`the value of "${name}" is no YAML: ${error.message}.`);
  }
}
