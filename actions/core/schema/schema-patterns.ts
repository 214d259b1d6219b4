/** What a pattern of the schemas asks for, in words: a test holds that each has some. */
const NAME = 'lower-case letters, digits and "_", and no digit at the start';
const LONG_NAME = 'lower-case letters, digits, "_" and "-", with a letter or "_" at the start, 63 characters at most';
const PATH = 'an absolute path of letters, digits, ".", "_", "-" and "/"';
const PERIOD = 'a number with a unit, such as 30s, 5m, 12h or 7d';
const ADDRESS_AND_NAMES = 'an address and one or more names, such as "10.0.0.1 db.example.com db"';
const LOCALE = 'a name of a locale, such as C, C.UTF-8 or en_US.UTF-8';

const EXPECTED: Readonly<Record<string, string>> = {
  '^(?=[0-9])([0-9]{1,2}y)?([0-9]{1,3}w)?([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$':
    PERIOD,
  '^([a-z]+://[^\\s]+)?$': 'a URL without blanks, or nothing',
  '^(\\*|(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$':
    '* for all addresses of the host, or an IPv4 address; no virtual address is set up here for a service, and that of vip_mode: l2 is reached by *',
  '^/[A-Za-z0-9._/-]*$': PATH,
  '^/[A-Za-z0-9._/-]+$': PATH,
  '^(/[A-Za-z0-9._-]+)+$': 'names of letters, digits, ".", "_" and "-", each after one "/", such as /pg',
  '^/[A-Za-z0-9._/?=&-]*$': 'a path that begins with "/", such as /primary',
  '^/[^\\s\'"]*$': 'an absolute path without blanks and quotes',
  '^GRANT +[A-Z, ]+ ON +(SCHEMAS|TABLES|SEQUENCES|FUNCTIONS|TYPES) +TO +[a-z_][a-z0-9_]*$':
    'GRANT privileges ON SCHEMAS, TABLES, SEQUENCES, FUNCTIONS or TYPES TO one role',
  '^[ -~]*$': 'characters of ASCII',
  '^[!$-&(-\\[\\]-~]*$': 'characters of ASCII but blanks, quotes, "#" and "\\"',
  '^[0-9A-Za-z.:,*-]+$': 'addresses or names, separated by commas, or *',
  '^[0-9A-Za-z.:-]*$': 'an address or a name',
  '^[0-9]+ *([kKMGTP]i?)?[bB]?$': 'a size, such as 512MB',
  '^[0-9]+(ms|s|m|h|d|w|y)$': PERIOD,
  '^[0-9]+(us|ms|s|m|h|d)?$': PERIOD,
  '^[0-9a-f]{64}$': 'a fingerprint of a plan, 64 digits of 0 to 9 and a to f, as the refusal and the plan print it',
  '^[1-9][0-9]{0,3}[hd]$': 'a number of hours or days, such as 12h or 7d',
  '^(?:ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh\\.com) [A-Za-z0-9+/]+={0,2}$':
    'a public key as ssh-keygen writes it, without its comment, such as "ssh-ed25519 AAAA…"',
  '^[0-9]{1,5}$': 'a port',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$': 'a day as YYYY-MM-DD',
  '^[0-9a-f]{32,128}$': '32 to 128 hexadecimal digits in lower case, as text',
  '^[A-Za-z_][A-Za-z0-9_]*$': 'letters, digits and "_", and no digit at the start',
  '^[A-Za-z_][A-Za-z0-9_.]*$': 'a name as Ansible has it, such as file or community.general.random_string',
  '^[a-z_]+(\\.[^\\s]+)?$': 'a parameter, or pg_users and a name, such as pg_users.app',
  '^[a-z][a-z0-9-]*-[0-9]+$': 'an instance, such as pg-test-1',
  '^[0-9a-fA-F.:]+$': 'an address',
  '^[0-9a-fA-F.:]+([ \\t]+[A-Za-z0-9._-]+)+$': ADDRESS_AND_NAMES,
  '^[A-Za-z0-9$][A-Za-z0-9 ,.+:=~*_${}@/-]*$': 'the name of a package',
  '^[A-Za-z0-9_+/-]*$': 'a name of the time zone database, such as Asia/Shanghai',
  '^[A-Za-z0-9_-]+$': 'letters, digits, "_" and "-"',
  '^[A-Za-z0-9_.:@-]{1,15}$': 'the name of a network interface',
  '^[A-Za-z][A-Za-z0-9_.@-]*$': LOCALE,
  '^[^\\x00-\\x1f\\x7f]*$': 'one line',
  '^[a-z][a-z0-9-]*$': 'lower-case letters, digits and "-", with a letter at the start',
  '^[a-z_][a-z0-9_-]*$': 'lower-case letters, digits, "_" and "-", with a letter or "_" at the start',
  '^[a-z_][a-z0-9_-]{0,62}$': LONG_NAME,
  '^[a-z_][a-z0-9_.]*$': 'lower-case letters, digits, "_" and ".", with a letter or "_" at the start',
  '^[a-z_][a-z0-9_]*$': NAME,
};

/** Undefined for a pattern that nobody has put into words. */
export function describePattern(pattern: string): string | undefined {
  return Object.hasOwn(EXPECTED, pattern) ? EXPECTED[pattern] : undefined;
}
