/**
 * Appends an item to a list of a cluster in an inventory file, and leaves every other byte alone, comments included.
 *
 *   append-to-list.mjs FILE CLUSTER PARAMETER <<< '- name: x'
 *
 * It works on lines: a fresh clone has no YAML library, and the demo only meets the block style of this repository's
 * inventories. What it does not understand it refuses, and `ops validate` judges the outcome.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [file, cluster, parameter] = process.argv.slice(2);
if (parameter === undefined) fail('usage: append-to-list.mjs FILE CLUSTER PARAMETER < ITEM');

const item = readFileSync(0, 'utf8').trimEnd().split('\n');
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');

const start = lines.indexOf(`${cluster}:`);
if (start < 0) fail(`${file} has no line "${cluster}:"`);
const end = endOfBlock(start, 0);
const vars = find(/^ {2}vars:$/, start, end) ?? fail(`${file}: ${cluster} has no line "  vars:"`);
const key = find(new RegExp(`^ {4}${parameter}:`), vars, end);

if (key === undefined) {
  lines.splice(end, 0, `    ${parameter}:`, ...indented(item));
} else if (/: *\[\]$/.test(lines[key])) {
  lines.splice(key, 1, `    ${parameter}:`, ...indented(item));
} else if (lines[key] === `    ${parameter}:`) {
  lines.splice(endOfBlock(key, 4), 0, ...indented(item));
} else {
  fail(`${file}:${key + 1}: ${parameter} is not a list of one item a line`);
}
writeFileSync(file, `${lines.join('\n')}\n`);

/** Index behind the last line that is indented deeper than `indent` and follows `from`. */
function endOfBlock(from, indent) {
  let last = from;
  for (let index = from + 1; index < lines.length; index += 1) {
    if (lines[index].trim() === '') continue;
    if (lines[index].search(/\S/) <= indent) break;
    last = index;
  }
  return last + 1;
}

function find(pattern, from, to) {
  const index = lines.findIndex((line, at) => at > from && at < to && pattern.test(line));
  return index < 0 ? undefined : index;
}

function indented(block) {
  return block.map((line) => `      ${line}`);
}

function fail(message) {
  console.error(`append-to-list: ${message}`);
  process.exit(2);
}
