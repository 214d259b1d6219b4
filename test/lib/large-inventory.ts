/** Inventories of any size: clusters of three members, on a pattern that validates. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printValue } from '../../actions/core/resolve/print-hostvars.ts';
import { isRunVariable } from '../../actions/core/check/run-variable.ts';
import { parameterSchemas } from '../../actions/core/schema/schema.ts';
import type { Value } from '../../actions/core/types.ts';

export interface Size {
  readonly hosts: number;
  /** With every parameter written out for all hosts, as a Pigsty file of real life has them. */
  readonly hasGlobals: boolean;
  readonly layout: 'one file' | 'a file a cluster';
}

const MEMBERS = 3;
const ROLES = ['primary', 'replica', 'replica'];
const LEAN: Readonly<Record<string, Value>> = {
  ansible_user: 'ops',
  dcs_servers: { 'etcd-1': '10.255.0.1', 'etcd-2': '10.255.0.2', 'etcd-3': '10.255.0.3' },
  pg_admin_password: 'change me 1',
  pg_replication_password: 'change me 2',
  pg_monitor_password: 'change me 3',
  haproxy_admin_password: 'change-me-4',
};
/** Bytes of variables that the globals of a real Pigsty file give each host. */
const GLOBALS = 23_000;

/** Writes the inventory and returns its path. */
export function writeLargeInventory(folder: string, { hosts, hasGlobals, layout }: Size): string {
  const clusters = Array.from({ length: Math.ceil(hosts / MEMBERS) }, (_, index) => writeCluster(index));
  const globals = `all:\n  vars: ${printValue(hasGlobals ? { ...makeGlobals(), ...LEAN } : LEAN, '  ')}\n`;
  if (layout === 'one file') {
    const path = join(folder, 'hosts.yml');
    write(path, [globals, ...clusters].join(''));
    return path;
  }
  write(join(folder, 'hosts/globals.yml'), globals);
  for (const [index, text] of clusters.entries()) write(join(folder, `hosts/${nameCluster(index)}.yml`), text);
  return join(folder, 'hosts');
}

function nameCluster(index: number): string {
  return `pg-${String(index).padStart(5, '0')}`;
}

function writeCluster(index: number): string {
  const name = nameCluster(index);
  const hosts = ROLES.map((role, member) => {
    const number = index * MEMBERS + member;
    return `    10.${number >> 16}.${(number >> 8) & 255}.${number & 255}: { pg_seq: ${member + 1}, pg_role: ${role} }\n`;
  });
  return `${name}:
  hosts:
${hosts.join('')}  vars:
    pg_cluster: ${name}
    pg_users:
      - { name: app_${index}, password: 'SCRAM-SHA-256$4096:c2FsdA==$a2V5:a2V5', pgbouncer: true, roles: [dbrole_readwrite], comment: application }
      - { name: report_${index}, password: 'SCRAM-SHA-256$4096:c2FsdA==$a2V5:a2V5', roles: [dbrole_readonly] }
    pg_databases:
      - { name: app_${index}, owner: app_${index}, comment: 'the application''s own', extensions: [{ name: pgcrypto }] }
    pg_hba_rules_extra:
      - title: applications of cluster ${index}
        role: common
        rules:
          - host app_${index} app_${index} 10.0.0.0/8 scram-sha-256
    # What its databases need.
    pg_conf: oltp.yml
`;
}

/** Defaults of the schema, and files that nodes get, until the size is that of a real file. */
function makeGlobals(): Readonly<Record<string, Value>> {
  const defaults = Object.entries(parameterSchemas).flatMap(([name, schema]) =>
    schema.default === undefined || name.startsWith('pg_cluster') || isRunVariable(name)
      ? []
      : [[name, schema.default] as const],
  );
  const globals: Record<string, Value> = Object.fromEntries(defaults);
  const missing = GLOBALS - printValue(globals).length;
  globals['node_dns_hosts'] = Array.from({ length: Math.max(1, Math.ceil(missing / 45)) }, (_, index) => {
    return `10.250.${index >> 8}.${index & 255} service-${index}.example`;
  });
  return globals;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
