/** Inventories of the small world of an apply: one meta node and a cluster of three. */

export const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];

export const META = '10.10.10.10';

export interface Written {
  readonly members?: readonly string[];
  readonly rules?: string;
  readonly metaRules?: string;
  readonly users?: string;
  /** Settings of PostgreSQL of both clusters. */
  readonly settings?: string;
}

/** What every inventory of an apply needs beside its clusters. */
export const COMMON = `
all:
  vars:
    dcs_servers: { meta-1: ${META} }
    pg_admin_password: a
    pg_replication_password: b
    pg_monitor_password: c
    haproxy_admin_password: d
meta:
  hosts: { ${META}: {} }
  vars: { meta_node: true }`;

/** The sandbox's inventory in one file. */
export function hosts(written: Written = {}): string {
  const { members = MEMBERS, rules = '[]', metaRules = '[]', users = '[]', settings = '{}' } = written;
  const members_ = members.map(
    (host, index) => `    ${host}: { pg_seq: ${host.slice(-1)}, pg_role: ${index === 0 ? 'primary' : 'replica'} }`,
  );
  return `${COMMON}
pg-meta:
  hosts: { ${META}: { pg_seq: 1, pg_role: primary } }
  vars: { pg_cluster: pg-meta, pg_hba_rules_extra: ${metaRules}, pg_parameters: ${settings} }
pg-test:
  hosts:
${members_.join('\n')}
  vars: { pg_cluster: pg-test, pg_hba_rules_extra: ${rules}, pg_users: ${users}, pg_parameters: ${settings} }
`;
}

export interface WorldFiles {
  readonly hosts: string;
  /** Of group_vars/all.yml. */
  readonly variables?: string;
  readonly removals?: string;
  /** What environment.yml has beside its key. */
  readonly environment?: string;
}
