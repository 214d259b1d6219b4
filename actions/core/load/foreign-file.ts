/** Inventories in other forms than YAML, which Ansible reads or runs: what they are, and how they become YAML. */
import type { SourceFile } from '../types.ts';

/** Ansible reads a file without an extension as YAML, and as INI when it is no YAML. */
const YAML_NAME = /(?:^|\/)[^/.]+$|\.(?:yaml|yml|json)$/;
const INI_SECTION = /^\s*\[[\w.-]+(?::(?:vars|children|hosts))?\]\s*(?:[#;].*)?$/;
const LINE_END = /[\r\n]/g;
const INI_HOST = /^[\w.-]+(?:\[[\w:]+\])?(?:\s+\w+=\S*)*\s*$/;

/** Says what a file is that is no YAML inventory, and what to do; undefined for what may be one. */
export function describeForeignFile({ path, text }: SourceFile): string | undefined {
  if (text.startsWith('#!')) {
    return 'a script, or a file whose first line says so: Ansible would run it; commit what it prints, as YAML, and remove the line';
  }
  if (path.endsWith('.toml')) return describe('a TOML inventory');
  if (isIni(text)) return describe('an INI inventory');
  if (YAML_NAME.test(path)) return undefined;
  return 'Ansible reads YAML from *.yml, *.yaml, *.json and names without a dot only; rename it, or move it out of the inventory';
}

function describe(form: string): string {
  return `${form}; only YAML is read here: convert it with ansible-inventory -i FILE --list --export --yaml`;
}

function isIni(text: string): boolean {
  const first = findFirstLine(text);
  return first !== undefined && (INI_SECTION.test(first) || (INI_HOST.test(first) && !/^(?:---|\.\.\.)/.test(first)));
}

/** Of the first two hundred, the one that is neither blank nor a comment. */
function findFirstLine(text: string): string | undefined {
  let start = 0;
  for (let count = 0; count < 200 && start <= text.length; count++) {
    LINE_END.lastIndex = start;
    const end = LINE_END.exec(text)?.index ?? text.length;
    const line = text.slice(start, end);
    if (!/^\s*(?:[#;].*)?$/.test(line)) return line;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return undefined;
}
