/**
 * What the proofs of users and databases see of the real PostgreSQL. Each thing is made by its own playbook from an edit
 * that is not committed, proven, taken out of the inventory's state by hand, and must be missed by its proof.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getOutput, inMeta, MetaCheckout, quote } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const SPACE = '/var/lib/postgresql/proof-space';
const LIBRARY = '/usr/lib/postgresql/15/lib/auto_explain.so';
const checkout = new MetaCheckout('e2e-proofs');
let leader: string;
let base: string;
let hosts: readonly string[] = [];

interface Thing {
  readonly kind: 'database' | 'user';
  readonly name: string;
  /** The entry's keys in the inventory, as YAML. */
  readonly entry: string;
  /** What somebody does by hand on the leader, as a shell command of the superuser. */
  readonly damage: string;
  /** The task of the proof that must miss it. */
  readonly missedBy: string;
}

const STATE_OF_DATABASE = 'Prove that the database is as the inventory says';
const CONTENTS_OF_DATABASE = 'Prove that it has every schema and extension';
const STATE_OF_USER = 'Prove that the user is as the inventory says';
const THINGS: readonly Thing[] = [
  {
    kind: 'database',
    name: 'proof_owner',
    entry: 'owner: test',
    damage: `psql -c 'ALTER DATABASE proof_owner OWNER TO postgres'`,
    missedBy: STATE_OF_DATABASE,
  },
  {
    kind: 'database',
    name: 'proof_schema',
    entry: 'schemas: [app]',
    damage: `psql -d proof_schema -c 'DROP SCHEMA app'`,
    missedBy: CONTENTS_OF_DATABASE,
  },
  {
    kind: 'database',
    name: 'proof_extension',
    entry: 'extensions: [{ name: pg_trgm }]',
    damage: `psql -d proof_extension -c 'DROP EXTENSION pg_trgm'`,
    missedBy: CONTENTS_OF_DATABASE,
  },
  {
    kind: 'user',
    name: 'proof_login',
    entry: 'password: DBUser.Proof',
    damage: `psql -c 'ALTER ROLE proof_login NOLOGIN'`,
    missedBy: STATE_OF_USER,
  },
  {
    kind: 'user',
    name: 'proof_library',
    entry: 'password: DBUser.Proof, parameters: { session_preload_libraries: auto_explain }',
    damage: `sudo mv ${LIBRARY} ${LIBRARY}.away`,
    missedBy: 'Prove that its sessions begin',
  },
  {
    kind: 'user',
    name: 'proof_tablespace',
    entry: 'password: DBUser.Proof, parameters: { temp_tablespaces: proof_space }',
    damage: `psql -c 'DROP TABLESPACE proof_space'`,
    missedBy: 'Prove that the tablespaces are there',
  },
  {
    kind: 'user',
    name: 'proof_default_space',
    entry: 'password: DBUser.Proof, parameters: { default_tablespace: proof_space }',
    damage: `psql -c 'DROP TABLESPACE IF EXISTS proof_space'`,
    missedBy: 'Prove that the tablespaces are there',
  },
];

function onLeader(command: string): Promise<string> {
  const remote = `cd / && ${command.replaceAll('psql ', 'sudo -u postgres psql -XAtq -h /var/run/postgresql ')}`;
  return getOutput(`ssh -o BatchMode=yes ${leader} ${quote(remote)}`);
}

function play(playbook: string, args: string) {
  return inMeta(
    `cd ${checkout.folder} && ansible-playbook -i inventory/sandbox/hosts playbooks/${playbook} -l ${leader} ${args}`,
  );
}

function prove(thing: Thing) {
  return play('prove.yml', `-t ${thing.kind} -e pg_${thing.kind}=${thing.name}`);
}

function listEntries(kind: Thing['kind']): string {
  return THINGS.filter((thing) => thing.kind === kind)
    .map(({ name, entry }) => `      - { name: ${name}, ${entry} }\n`)
    .join('');
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  base = await checkout.git('rev-parse HEAD');
  const view = await checkout.readCluster(CLUSTER);
  leader = view.members.find(({ instance }) => instance === view.leader)?.host ?? '';
  hosts = view.members.map(({ host }) => host);
  await checkout.edit('hosts/pg-test.yml', (text) =>
    text
      .replace('    pg_users:\n', `    pg_users:\n${listEntries('user')}`)
      .replace('    pg_databases:\n', `    pg_databases:\n${listEntries('database')}`),
  );
  // On every member: a replica stops where it cannot make the tablespace that its leader has made.
  for (const host of hosts) await getOutput(`ssh -o BatchMode=yes ${host} sudo install -d -o postgres ${SPACE}`);
  await onLeader(`psql -c "CREATE TABLESPACE proof_space LOCATION '${SPACE}'"`);
  for (const { kind, name } of THINGS) {
    const { code, stdout } = await play(
      kind === 'user' ? 'pgsql-createuser.yml' : 'pgsql-createdb.yml',
      `-e pg_${kind}=${name}`,
    );
    if (code !== 0) throw new Error(stdout);
  }
});

afterAll(async () => {
  await onLeader(`if [ -e ${LIBRARY}.away ]; then sudo mv ${LIBRARY}.away ${LIBRARY}; fi`);
  for (const { kind, name } of THINGS) {
    await onLeader(`psql -c 'DROP ${kind === 'user' ? 'ROLE' : 'DATABASE'} IF EXISTS ${name}'`);
  }
  await onLeader(`psql -c 'DROP TABLESPACE IF EXISTS proof_space'`);
  for (const host of hosts) await getOutput(`ssh -o BatchMode=yes ${host} sudo rm -rf ${SPACE}`);
  // Pgbouncer's lists still name what was dropped.
  await checkout.restore(base);
  const { code, stdout } = await play('pgsql.yml', '-t pgbouncer');
  if (code !== 0) throw new Error(stdout);
});

it('hold for what the playbooks have made, and miss each thing that was changed by hand since', async () => {
  const made = await Promise.all(THINGS.map(prove));
  expect(made.filter(({ code }) => code !== 0).map(({ stdout }) => stdout)).toEqual([]);
  for (const { damage } of THINGS) await onLeader(damage);
  const damaged = await Promise.all(THINGS.map(prove));
  THINGS.forEach(({ name, missedBy }, index) => {
    const { code, stdout } = damaged[index] ?? { code: 0, stdout: '' };
    expect(code, name).not.toBe(0);
    const failing = stdout.split('\nTASK [').find((task) => /^(fatal|failed): /m.test(task)) ?? '';
    expect(failing.slice(0, failing.indexOf(']')), name).toContain(missedBy);
  });
});

it('of the settings misses one that was set by hand, on the member where that was done', async () => {
  const proveSettings = () => play('prove.yml', '-t patroni_config');
  expect(await proveSettings()).toMatchObject({ code: 0 });
  try {
    await onLeader(`psql -c "ALTER SYSTEM SET work_mem = '5MB'" -c 'SELECT pg_reload_conf()'`);
    const { code, stdout } = await proveSettings();
    expect(code).not.toBe(0);
    expect(stdout).toContain('"work_mem" is overruled by "postgresql.auto.conf"');
  } finally {
    await onLeader(`psql -c 'ALTER SYSTEM RESET work_mem' -c 'SELECT pg_reload_conf()'`);
  }
  expect(await proveSettings()).toMatchObject({ code: 0 });
});
