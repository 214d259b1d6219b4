/**
 * After which words a secret stands, as the field's programs and formats write it. Each expression ends where the secret
 * begins; a group `quote` is a quote that was opened before and closes after it. Repetitions are bounded or begin at the
 * start of a word, so that no text is read again from each of its letters.
 */

/** How far a secret goes: `word` to its blank or quote, `rest` to the end of the command, `hba` to the next option of the line. */
export type Extent = 'word' | 'rest' | 'hba';

export interface SecretPlace {
  /** What a text must have, for the expression to be tried from there on: the name of a program. */
  readonly program?: RegExp;
  readonly before: RegExp;
  readonly extent: Extent;
}

/** A quote at any depth of JSON: `"`, `\"`, `\\\"`. */
const QUOTE = String.raw`(?:\\{0,15}["'])`;
const KEY = String.raw`(?:access|account|api|azure|encryption|hmac|jwt|master|private|s3|secret|shared|signing|storage)[_-]?key`;
const NAME = String.raw`passw(?:or)?d|passphrase|(?:pass(?:word|phrase)?_?)command|secrets?|token|${KEY}|key-secret|cipher-pass|accesssignature`;
/** Names that are parts of other words: `bypass`, `design`. */
const SHORT_NAME = String.raw`pass|pwd|passin|passout|storepass|keypass|credentials?`;
/** A name that a quote was opened before, for the whole of `"name=value"`; or none was. */
const START = String.raw`(?:(?<quote>${QUOTE})[^\s"'=]{0,60}?)?(?<![a-z0-9_])`;
/** What may stand between an option and its value. */
const GAP = String.raw`(?:=|\s{0,20})`;

function word(before: string, flags = 'gi', program?: string): SecretPlace {
  return {
    before: new RegExp(before, flags),
    extent: 'word',
    ...(program === undefined ? {} : { program: new RegExp(String.raw`(?<![\w.-])(?:${program})(?![\w-])`) }),
  };
}

export const HBA_OPTION =
  /\s(?:ldap[a-z]+|radius[a-z]+|clientcert|clientname|map|pamservice|pam_use_hostname|krb_realm|include_realm)=/i;

/** An option of a program or an HBA line, or a variable of an environment; a key of JSON; a parameter of an address. */
const ASSIGNED: readonly SecretPlace[] = [
  { before: new RegExp(String.raw`${START}(?:ldapbindpasswd|radiussecrets?)\s*=\s*`, 'gi'), extent: 'hba' },
  word(String.raw`${START}(?:[a-z0-9_]*(?:${NAME})|(?:[a-z0-9]{0,40}_){0,6}(?:${SHORT_NAME}))\s*=\s*`),
  word(String.raw`${QUOTE}[a-z0-9_.-]{0,60}(?:${NAME}|${SHORT_NAME})${QUOTE}\s*:\s*(?=\\{0,15}["']|\d)`),
  // Of YAML, without the blank that it needs; a place in a file has numbers.
  word(String.raw`${START}[a-z0-9_]*(?:passw(?:or)?d|passphrase|secret|token):(?![\s"'\\/:{]|\d+:\d)`),
  word(String.raw`${START}(?<![A-Z])[A-Z][A-Z0-9_]*_(?:KEY|PASS|AUTH|PWD|PW)=`, 'g'),
  word(String.raw`[?&](?:amp;)?(?:[a-z-]{0,20}-)?(?:auth|code|jwt|key|pwd?|sas|sig|signature|credential)=`),
];

/** What any program takes: `--api-token x`, `-passin pass:x`, `-u name:x`, `-U name%x`, a header, a text to read. */
const OPTIONS: readonly SecretPlace[] = [
  word(
    String.raw`(?<quote>${QUOTE})?--(?:[a-z0-9-]{0,40}?(?:password|passwd|passphrase|secret|token|api-?key|${KEY}|cipher-pass)|(?:[a-z0-9-]{0,40}-)?(?:${SHORT_NAME}|oauth2-bearer))\s+(?![-\s])`,
  ),
  word(
    String.raw`(?<quote>${QUOTE})?(?<![\w-])-(?:passin|passout|passphrase|pass|storepass|keypass|(?:src|dest)storepass)\s+(?!(?:env|file|fd):)`,
  ),
  word(String.raw`\s(?:-[uU]|--(?:proxy-)?user)[\s=]*(?<quote>${QUOTE})?[^\s:"'\\]+:`, 'g'),
  word(String.raw`\s(?:-U|--user)[\s=]*(?<quote>${QUOTE})?[^\s%"'\\]+%`, 'g'),
  word(
    String.raw`(?<quote>${QUOTE})?(?<![\w-])(?:(?:proxy-)?authorization|cookie|private-token|x-[a-z-]{0,40}?(?:token|key|secret|auth|password))\s*:\s*(?:(?:bearer|basic|digest|token|apikey|negotiate)\s+)?`,
  ),
  word(String.raw`<<<\s*`),
  // All of its words: a format of printf comes before what is secret.
  {
    ...word(
      String.raw`\b(?:echo|printf)\s+(?:-[a-z]+\s+)?(?=[^|]{0,200}\|[^|]{0,200}(?:sudo\s+-\w*S|--pass(?:word|phrase)?-(?:stdin|fd)|chpasswd|\sstdin\b))`,
      'g',
    ),
    extent: 'rest',
  },
];

/** Where the letter of an option means a password for some programs only. */
const PROGRAMS: readonly SecretPlace[] = [
  ['sshpass', 'p'],
  ['plink|pscp|psftp', 'pw'],
  ['mysql[a-z_]*|mariadb[a-z_-]*|xtrabackup|mariabackup|innobackupex', 'p'],
  ['mongo[a-z]*|docker|podman|helm|skopeo|buildah|az|ncftp[a-z]*', 'p'],
  ['7z[azr]?|rar|unrar', 'h?p'],
  ['zip|unzip|ipmitool|sqlcmd|bcp', 'P'],
  ['redis-cli|valkey-cli|keydb-cli', 'a'],
  ['ldap[a-z]+', 'w'],
  ['openssl', '[kK]'],
  ['swift', 'K'],
  ['snmp[a-z]+', '[AXc]'],
]
  .map(([program = '', letter = '']) =>
    word(String.raw`(?<quote>${QUOTE})?(?<![\w-])-${letter}${GAP}(?![\s])`, 'g', program),
  )
  .concat([
    // Letters of other options may stand before it: `-fsSu name:x`.
    word(String.raw`\s-[a-zA-Z#]{1,10}u${GAP}(?<quote>${QUOTE})?[^\s:"'\\]+:`, 'g', 'curl'),
    word(String.raw`\s-u${GAP}(?<quote>${QUOTE})?[^\s,"'\\]+,`, 'g', 'lftp'),
    word(String.raw`\bobscure\s+`, 'g', 'rclone'),
    word(String.raw`\bconfigure\s+set\s+\S{0,80}?(?:secret|key|token|pass)\S{0,40}\s+`, 'gi', 'aws'),
    { ...word(String.raw`\b(?:alias|host|hosts)\s+(?:set|add)\s+`, 'g', 'mc|mcli'), extent: 'rest' },
  ]);

export const SECRET_PLACES: readonly SecretPlace[] = [...ASSIGNED, ...OPTIONS, ...PROGRAMS];
