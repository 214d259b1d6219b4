/** HBA lines from pieces of the grammar, most of them right, and lines with one piece that is odd or wrong. */
import type { Json } from './mutated-inventory.ts';
import type { Random } from './random.ts';

type Pool = readonly [string, ...string[]];
interface Pools {
  readonly types: Pool;
  readonly databases: Pool;
  readonly users: Pool;
  readonly addresses: Pool;
  readonly methods: Pool;
  readonly options: Pool;
}

const LONG = 'n'.repeat(300);
const RIGHT: Pools = {
  types: ['host', 'host', 'host', 'local', 'hostssl', 'hostnossl'],
  databases: ['all', 'app', '"App"', 'app,test', 'test', 'sameuser'],
  users: ['all', 'app', 'app,reader', '"a b"', 'dbuser_dba', 'test'],
  addresses: [
    '0.0.0.0/0',
    '10.0.0.0/8',
    '10.20.0.0/16',
    '192.168.1.7/32',
    '10.0.0.0 255.0.0.0',
    '::/0',
    'fd00::/8',
    '::1/128',
  ],
  methods: ['scram-sha-256', 'md5', 'reject', 'password'],
  options: [''],
};
const ODD: Pools = {
  types: ['hostgssenc', 'hostnogssenc', '"host"', 'Host', 'hosts', 'loc\\al', 'host,local', '"local"', '@host', 'include'],
  databases: [
    'replication', 'samerole', 'samegroup', '"all"', '+app', '@file', '"a""b"', 'a"b"c', '/^x', 'é', LONG, 'all,app', '"replication"',
    'app, test', 'app ,test', 'app,', ',app', '""', '"a,b"', 'a\\b', '*', '%', "o'brien", '{x}', 'sameuser,app', '"a#b"', 'a;b',
  ],
  users: [
    '+dbrole_admin', '"+x"', '@users', '/^a', '"x,y"', 'é', LONG, 'a, b', '+"x y"', '""', 'a"b c"', '+', '++x', 'all,+x', '"all"',
    'samerole', 'replication', '"a#b"', "'x'", 'a=b', '$user', 'a@b', 'x\u00a0y', '"unfinished',
  ],
  addresses: [
    'all', 'samehost', 'samenet', '.example.com', 'db.example.com', 'localhost', '10.1.2.3', '10.0.0.0/33', '10.1/16', '010.0.0.1/8',
    '::ffff:1.2.3.4/96', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/+8', '10.0.0.0/-1', '10.0.0.0/0x8', '10.0.0.0/8/8', '10.0.0.0 255.0.255.0',
    '10.0.0.0 8', 'fe80::1%eth0/64', '"10.0.0.0/8"', '10.0.0.0/8,11.0.0.0/8', '10.1.2.3/8', '::/129', ':::/0', '1::2::3/64', '[::1]/128',
    '10.0.0.0 255.0.0.0/8', '0/0', '10.0.0.256/8', '::1', 'fd00:: ffff::', '*', 'ALL', '0.0.0.0/00', '10.0.0.0/8 255.0.0.0', 'a_b', '-x',
    '10.0.0.0 "255.0.0.0"', '1:2:3:4:5:6:7:8/128', '1:2:3:4:5:6:1.2.3.4/128', '12345::/16', '::g/16', '10.0.0.0 ::', '::/0 0.0.0.0',
    'x'.repeat(300), '"all"', '10.0.0.0"/8"', '10."0".0.0/8', '10.0.0.0 255."0".0.0', '10.0.0.0/8""', '10.0.0.0/8#', '0.0.0.0 0.0.0.0',
  ],
  methods: [
    'trust', 'peer', 'ident', 'cert', 'gss', 'sspi', 'pam', 'ldap', 'radius', 'bsd', 'SCRAM-SHA-256', '"md5"', 'krb5', 'crypt', 'scram', 'hba',
    'md5,trust', 'scram-sha-256,', 'reject#', 'md"5"', 'rej""ect', 'md5""', 'trust"x"', '"scram-sha-256"',
  ],
  options: [
    'clientcert=verify-full', 'clientcert=verify-ca', 'clientcert=1', 'map=x', 'clientname=CN', 'clientname=DN', 'x=1', 'foo', '=', 'map=',
    'ldapserver=ldap.example.com ldapbasedn="dc=x"', 'ldapurl="ldap://x/dc=x?uid"', 'ldapserver=x', 'ldapport=x ldapserver=y', 'pamservice=x',
    'include_realm=0', 'krb_realm=X', 'radiusservers=10.0.0.1 radiussecrets=x', 'radiusservers="10.0.0.1,10.0.0.2" radiussecrets="a,b"',
    'radiusservers=10.0.0.1', 'ldaptls=1 ldapserver=x', 'ldapscheme=x ldapserver=y', 'pam_use_hostname=1', '"map=x y"', 'map="x y"', 'map=x map=y',
    '# a comment', '#', 'map=x # y', '\\', '\\\\', 'x\\', '"', '""', ',', 'map=x,y', 'upn_username=1', 'clientcert=no-verify', 'peer',
    'ldapserver=x ldapprefix=a ldapsuffix=b', 'ldapserver=x ldapprefix=a ldapbasedn=b', 'ldapbinddn=a ldapserver=b', 'radiusidentifiers=x',
    'radiusservers=10.0.0.1 radiussecrets=x radiusports=y', 'radiusservers=nowhere.invalid radiussecrets=x', `map=${LONG}`, 'compat_realm=1',
  ],
}; // prettier-ignore
const TITLES: Pool = [
  '',
  ' ',
  'plain',
  'with # hash',
  'é',
  'ends with \\',
  'a\nlocal all all trust',
  'a\r',
  '\\',
  'a\tb',
  '{# x #}',
  '%',
];
const WHOLE: Pool = [
  '', ' ', '#', '# only a comment', 'local all all', 'local', 'host all all', 'local all all peer map=x', '\tlocal\tall\tall\tpeer',
  'local  all  all  md5  ', 'host all all all', 'host all all 0.0.0.0/0', 'local all all trust\nlocal all all reject', 'local all all trust\r',
  'local all all trust\\', 'local all all trust\\\nx', 'local,all,all,trust', 'local all "all', '"', 'local all all peer\u0000', '\ufefflocal all all md5',
  'local all all md5\u2028', 'local all all md5\u0085', 'local all all md5\u000b', 'local all all md5\f', 'local\u00a0all all md5', `local all ${'u,'.repeat(400)}v md5`,
  `local all all md5 #${'c'.repeat(9000)}`, 'include x', '@include x', 'local all all md5;', 'LOCAL all all md5', ' local all all md5', 'local all all "peer"',
]; // prettier-ignore

export function makeHbaEntries(random: Random, dialect: 'postgres' | 'pgbouncer'): Json[] {
  return Array.from({ length: 1 + random.integer(3) }, () => ({
    ...(random.chance(0.7) ? { title: random.chance(0.8) ? 'plain' : random.pick(TITLES) } : {}),
    role: random.pick(['common', 'common', 'primary', 'replica', 'offline']),
    rules: Array.from({ length: 1 + random.integer(4) }, () => makeHbaLine(random, dialect)),
  }));
}

export function makeHbaLine(random: Random, dialect: 'postgres' | 'pgbouncer'): string {
  if (random.chance(0.04)) return random.pick(WHOLE);
  // Most lines are right: else no inventory with many of them would pass.
  const odd = random.chance(0.45)
    ? random.pick(['types', 'databases', 'users', 'addresses', 'methods', 'options'])
    : undefined;
  const piece = (name: keyof Pools): string => random.pick((odd === name ? ODD : RIGHT)[name]);
  const type = piece('types');
  // A server without TLS takes no such line.
  const kind = dialect === 'postgres' && type === 'hostssl' && random.chance(0.9) ? 'host' : type;
  const address = kind === 'local' ? [] : [piece('addresses')];
  const gap = random.pick([' ', ' ', '  ', '\t', '     ']);
  return [kind, piece('databases'), piece('users'), ...address, piece('methods'), piece('options')].join(gap).trimEnd();
}
