/** Edits of the sandbox's inventory, as text, as a person makes them. */

/** Adds lines to the end of a cluster's `vars`, which end its file. */
export function addVars(...lines: readonly string[]): (text: string) => string {
  return (text) => `${text.trimEnd()}\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

export function hbaRule(address: string): (text: string) => string {
  return addVars(
    'pg_hba_rules_extra:',
    `  - title: ${address}`,
    '    role: common',
    `    rules: ["host all all ${address} scram-sha-256"]`,
  );
}

export function removeHost(host: string): (text: string) => string {
  return (text) => text.replace(new RegExp(`^ +${host.replaceAll('.', '\\.')}:.*\n`, 'm'), '');
}

export function consent(instance: string): (text: string) => string {
  return addRemoval(`instance: ${instance}`);
}

export function consentToCluster(cluster: string): (text: string) => string {
  return addRemoval(`cluster: ${cluster}`);
}

/** After those that are there, if any: they count as used. */
function addRemoval(thing: string): (text: string) => string {
  return (text) => `${text.replace(/^\[\]\n/m, '')}- { ${thing}, action: destroy, reason: end-to-end test }\n`;
}

export function addItem(list: string, item: string): (text: string) => string {
  return (text) =>
    text.replace(new RegExp(`^( +)${list}:\n`, 'm'), (line, indent: string) => `${line}${indent}  - ${item}\n`);
}
