import type { EnvironmentSource } from '../../../../../actions/core/types.ts';
import type { Random } from './random.ts';

/** One line that a person could have written wrong, in place of a mark, or of a line that was right. */
export interface Seed {
  readonly mark: string;
  readonly text: string;
}

const BASE = `all:
  vars:
    dcs_servers: { meta-1: 10.10.10.10 }
    pg_admin_password: secret
    pg_replication_password: secret
    pg_monitor_password: secret
    #ALL
meta:
  hosts: { 10.10.10.10: {} }
  vars: { meta_node: true }
pg-one:
  hosts:
    10.10.10.11: { pg_seq: 1, pg_role: primary }
    10.10.10.12: { pg_seq: 2, pg_role: replica } #REPLICA
    #HOST
  vars:
    pg_cluster: pg-one
    #VARS
    pg_users:
      - { name: app, roles: [dbrole_readwrite] }
      - { name: reader, roles: [dbrole_readonly], expire_at: '2031-01-31' }
      #USER
    pg_databases:
      - { name: app, owner: app }
      #DATABASE
    pg_services_extra:
      - { name: standby, src_port: 5435, selector: '[? pg_role == \`replica\`]' }
      #SERVICE
    pg_hba_rules_extra:
      - role: common
        rules:
          - host app app 10.20.0.0/16 scram-sha-256
          #HBA
    pgbouncer_hba_rules_extra:
      - role: common
        rules:
          - host app app 11.0.0.0/8 scram-sha-256
          #POOL
pg-two:
  hosts:
    10.10.10.21: { pg_seq: 1, pg_role: primary } #SINGLE
  vars:
    pg_cluster: pg-two #NAME
    #OTHER
#GROUP
`;

const PLAIN = 'plain_passwords: [pg_admin_password, pg_replication_password, pg_monitor_password]\n';

/** The inventory with the seed in it, among lines that change nothing; and where the seed stands. */
export function plant(seed: Seed | undefined, random: Random): { source: EnvironmentSource; line: number } {
  const lines: string[] = [];
  let line = 0;
  for (const written of BASE.split('\n')) {
    const [, indent = '', right = '', mark] = /^(\s*)(.*?)\s*(#[A-Z]+)?$/.exec(written) ?? [];
    if (random.below(4) === 0) lines.push(random.pick(['', `${indent}# ${random.word()}`]));
    if (seed !== undefined && mark === `#${seed.mark}`) {
      line = lines.length + 1;
      lines.push(...seed.text.split('\n').map((text) => `${indent}${text}`));
    } else if (right !== '') lines.push(`${indent}${right}`);
  }
  const text = `${lines.join('\n')}\n`;
  const inventory = { root: 'hosts.yml', files: [{ path: 'hosts.yml', text }] };
  const environmentFile = { path: 'environment.yml', text: PLAIN };
  return { source: { environment: 'seeded', side: { path: 'hosts.yml' }, inventory, environmentFile }, line };
}
