/** Rules by role, each with an address of its own, so that a member tells whose rules are in force there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { addVars } from '../edits.ts';
import { inMeta } from '../meta-checkout.ts';

const ADDRESS = { primary: '192.168.30.0', replica: '192.168.31.0' } as const;
const RULES = Object.entries(ADDRESS).map(
  ([role, address]) => `  - { title: ${role}, role: ${role}, rules: ["host all all ${address}/24 scram-sha-256"] }`,
);

/** Edits a cluster whose members are then asked. */
export const addRoleRules = addVars('pg_hba_rules_extra:', ...RULES, 'pgbouncer_hba_rules_extra:', ...RULES);

export type Role = keyof typeof ADDRESS;

export interface Member {
  readonly host: string;
  /** By Patroni's word; undefined while it or its PostgreSQL does not answer. */
  readonly role?: Role;
  /** What is in place and in force: `primary`, `replica`, or what is wrong. */
  readonly rules: string;
}

/** What one member says of itself, in one call. */
const QUESTION = `cd /etc/pgbouncer
link=/etc/patroni/roles/current
ask() { psql -XAtq -h /var/run/postgresql -c "$1"; }
echo role=$(curl -s -o /dev/null -m 2 -w '%{http_code}' http://127.0.0.1:8008/leader)
echo health=$(curl -s -o /dev/null -m 2 -w '%{http_code}' http://127.0.0.1:8008/health)
echo place=$(readlink $link)
echo rules=$(ask "SELECT DISTINCT address FROM pg_hba_file_rules WHERE address LIKE '192.168.3_.0'")
echo loaded=$(ask "SELECT pg_conf_load_time() >= to_timestamp($(stat -c %.6Y $link))")
echo pool=$(grep -oE '192.168.3[01].0' $link/pgb_hba.conf)
sha256sum --check --status /run/pgbouncer/loaded && echo poolloaded=t`;

export async function readMember(host: string): Promise<Member> {
  const ssh = `ssh -o BatchMode=yes -o ConnectTimeout=2 ${host} sudo -u postgres bash -s`;
  const { stdout } = await inMeta(`${ssh} <<'QUESTION'\n${QUESTION}\nQUESTION`);
  const said = new Map(stdout.split('\n').map((line) => line.split('=') as [string, string]));
  const place = said.get('place') ?? 'none';
  const role = said.get('role') === '200' ? 'primary' : said.get('health') === '200' ? 'replica' : undefined;
  const wanted = { rules: ADDRESS[place as Role], pool: ADDRESS[place as Role], loaded: 't', poolloaded: 't' };
  const wrong = Object.entries(wanted).filter(([key, value]) => said.get(key) !== value);
  const rules = [place, ...wrong.map(([key]) => `${key} ${said.get(key) ?? 'unknown'}`)].join(', ');
  return role === undefined ? { host, rules } : { host, role, rules };
}

/** Waits for what Patroni says of a host; then its rules must be right within five seconds. */
export async function expectRules(host: string, role: Role): Promise<void> {
  const limit = Date.now() + 180_000;
  let member = await readMember(host);
  while (member.role !== role && Date.now() < limit) {
    await sleep(200);
    member = await readMember(host);
  }
  expect(member.role, `${host} by Patroni's word`).toBe(role);
  const deadline = Date.now() + 5_000;
  while (member.rules !== role && Date.now() < deadline) member = await readMember(host);
  expect(member).toEqual({ host, role, rules: role });
}
