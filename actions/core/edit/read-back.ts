import { canonicalText } from '../general/canonical.ts';
import { readYaml } from '../load/yaml-reader.ts';
import { YamlError } from '../load/yaml-syntax.ts';

/** What an edited text means to the inventory's own reader, as `canonicalText` has it; undefined where it reads nothing. */
export function tryReadText(text: string): string | undefined {
  try {
    return canonicalText(readYaml(text).value);
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}
