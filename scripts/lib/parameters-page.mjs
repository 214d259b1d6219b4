/** The table of parameters, from what the schema and the catalogue say of each. */

const LEVELS = `G: all hosts (\`all.vars\`). C: a cluster. I: an instance. A: the command line (\`-e\`).`;

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text) => `\`${text}\``;

function resolve(schema, root) {
  const name = schema.$ref?.slice('#/$defs/'.length);
  return name === undefined ? { schema } : { schema: root.$defs[name], name };
}

function describeType(written, root) {
  const { schema, name } = resolve(written, root);
  if (name === 'port') return 'port';
  if (schema.enum !== undefined) return schema.enum.map((value) => code(value ?? 'null')).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => describeType(one, root)).join(' or ');
  if (schema.type === 'array') return `list of ${describeItem(schema.items, root)}`;
  const types = [schema.type ?? 'any'].flat().map((type) => (type === 'object' ? 'map' : type));
  return types.filter((type) => type !== 'null').join(' or ');
}

function describeItem(written, root) {
  const { name } = resolve(written, root);
  return name === undefined ? describeType(written, root) : code(name);
}

function describeDefault(value) {
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  if (text.length <= 40) return code(text);
  return Array.isArray(value) ? `${value.length} items` : `${code(`${text.slice(0, 37)}…`)}`;
}

/** Of PostgreSQL, with the tag that it needs beyond those of the effect. */
function describeRestart(effects) {
  const tags = effects.flatMap((effect) => effect.restartTags ?? []).map(code);
  return `rolling restart (${tags.join(', ')})`;
}

function describeClasses(effects) {
  const restarted = effects.filter((effect) => effect.class === 'restart').map(({ tags }) => code(tags[0]));
  const words = [
    ...(effects.some((effect) => effect.class === 'reload') ? ['reload'] : []),
    ...(restarted.length === 0 ? [] : [`restart of ${restarted.join(', ')}`]),
  ];
  return words.length === 0 ? 'online' : words.join('; ');
}

/** What a change runs, and what that does to what runs. */
function describeEffect(parameter, catalogue) {
  if (parameter.refuse !== undefined) return { runs: 'refused', does: parameter.refuse };
  const ids = [...(parameter.own ?? []), ...(parameter.members ?? []), ...(parameter.all ?? [])];
  if (parameter.items !== undefined) ids.push(parameter.items.effect);
  const effects = ids.map((id) => catalogue.effects[id]);
  if (effects.length === 0) return { runs: '', does: 'nothing' };
  const runs = effects.map(({ playbook, tags }) => [code(playbook), ...tags.map(code)].join(' '));
  return { runs: [...new Set(runs)].join(', '), does: describeDoing(parameter.restarts, effects) };
}

function describeDoing(restarts, effects) {
  const rolling = describeRestart(effects);
  if (restarts === true) return rolling;
  const classes = describeClasses(effects);
  return restarts === 'settings' ? `${classes}; ${rolling} for what is taken at the start` : classes;
}

function table(header, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export function assembleParametersPage(root, catalogue) {
  const entries = Object.entries(root.$defs.parameters.properties).sort(([left], [right]) => (left < right ? -1 : 1));
  const aliases = entries.filter(([, schema]) => schema.alias !== undefined);
  const unread = entries.filter(([, schema]) => schema.unread !== undefined && schema.alias === undefined);
  const read = entries.filter(([, schema]) => schema.unread === undefined && schema.alias === undefined);
  const shared = ([name, schema]) => [
    code(name),
    describeType(schema, root),
    schema.level,
    describeDefault(schema.default),
  ];
  return `<!-- Generated from inventory/schema/ by scripts/generate.mjs; do not edit. -->

# Parameters

${entries.length} parameters. ${LEVELS} Ansible takes any of them at any level; the level says where a value makes sense.

## Read by the playbooks

${table(
  ['parameter', 'type', 'level', 'default', 'meaning', 'a change runs', 'and does'],
  read.map(([name, schema]) => {
    const { runs, does } = describeEffect(catalogue.parameters[name] ?? {}, catalogue);
    const limits = schema.unsupported === undefined ? '' : ` Not brought about: ${schema.unsupported.reason}.`;
    return [...shared([name, schema]), `${schema.description}${limits}`, runs, does];
  }),
)}

## Accepted, without effect

Parameters of Pigsty 1.2 to 1.5 for what these playbooks do not run. A plan lists a change of one under unaffected.

${table(
  ['parameter', 'type', 'level', 'default', 'meaning', 'why it has no effect'],
  unread.map(([name, schema]) => [...shared([name, schema]), schema.description, schema.unread]),
)}

## Other names

Names that changed between versions of Pigsty. Write the one in the second column.

${table(
  ['name', 'write', 'meaning'],
  aliases.map(([name, schema]) => [code(name), code(schema.alias), schema.description]),
)}
`;
}
