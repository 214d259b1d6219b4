/**
 * Text settings of which PostgreSQL takes certain values only: with any other one it does not start, or refuses ALTER
 * ROLE. pg_settings says `string` of them and no more, so what is taken was learned from a running PostgreSQL 15.
 */
import { TIME_ZONES, suggestTimeZone } from './time-zones.ts';

type Check = (text: string, major: number) => string | undefined;

const LOG_DESTINATIONS = ['stderr', 'csvlog', 'jsonlog', 'syslog'];
const JSONLOG_SINCE = 15;
const STYLES = ['iso', 'sql', 'postgres', 'german'];
const ORDERS: Readonly<Record<string, string>> = {
  ymd: 'ymd',
  dmy: 'dmy',
  euro: 'dmy',
  european: 'dmy',
  mdy: 'mdy',
  us: 'mdy',
  noneuropean: 'mdy',
  noneuro: 'mdy',
};
const ABBREVIATIONS = ['default', 'australia', 'india'];
const RESOURCE_MANAGERS = `all brin btree clog commit_ts database gin gist generic hash heap heap2 logicalmsg
  multixact relmap replicationorigin sequence smgr spgist standby tablespace transaction xlog`.split(/\s+/);
const RELATION_KINDS = ['view', 'foreign-table'];

const CHECKS: Readonly<Record<string, Check>> = {
  timezone: findZoneMistake,
  log_timezone: findZoneMistake,
  timezone_abbreviations: (text) =>
    ABBREVIATIONS.includes(text.toLowerCase())
      ? undefined
      : 'is no file of abbreviations; take Default, Australia or India',
  datestyle: findDateStyleMistake,
  log_destination: findDestinationMistake,
  client_encoding: (text) => (isEncoding(text) ? undefined : 'is no encoding; write one such as UTF8 or LATIN1'),
  lc_messages: (text) => (text === '' ? 'must not be empty; write C' : findLocaleMistake(text)),
  lc_monetary: findLocaleMistake,
  lc_numeric: findLocaleMistake,
  lc_time: findLocaleMistake,
  default_table_access_method: (text) => (text === '' ? 'must not be empty; write heap' : undefined),
  wal_consistency_checking: (text) => findWordMistake(text, RESOURCE_MANAGERS),
  restrict_nonsystem_relation_kind: (text) => findWordMistake(text, RELATION_KINDS),
  search_path: findListMistake,
  dynamic_library_path: findLibraryPathMistake,
  backtrace_functions: (text) =>
    /^[0-9A-Za-z_, \n\t]*$/.test(text) ? undefined : 'is no list of functions; write their names, separated by commas',
  temp_tablespaces: findListMistake,
};

/** What PostgreSQL would object to in the value of a text setting; `name` in lower case. */
export function findTextMistake(name: string, text: string, major: number): string | undefined {
  return Object.hasOwn(CHECKS, name) ? CHECKS[name]?.(text, major) : undefined;
}

/** Files beside those of the database: the zone of the host itself, and the rules that POSIX texts go by. */
const HOST_ZONES = new Set(['localtime', 'posixrules']);
/** Of an offset. */
const MOST_HOURS = 168;

/** A name of the database, an offset in hours, or a rule as POSIX writes it: `CST-8`, `<+08>-8`. */
function findZoneMistake(text: string): string | undefined {
  const trimmed = text.trim();
  if (TIME_ZONES.has(trimmed.toLowerCase()) || /^posix\//i.test(trimmed) || HOST_ZONES.has(trimmed.toLowerCase()))
    return undefined;
  if (/^interval\s*'/i.test(trimmed)) return undefined;
  const [, hours] =
    /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i.exec(trimmed) ??
    /^(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)([+-]?\d+)/.exec(trimmed) ??
    [];
  if (hours === undefined) return `is no time zone; ${suggestTimeZone(trimmed)}`;
  return Math.abs(Number(hours)) < MOST_HOURS ? undefined : `is a week or more from UTC; ${suggestTimeZone(trimmed)}`;
}

function findDateStyleMistake(text: string): string | undefined {
  const words = splitWords(text);
  const [styles, orders] = [new Set<string>(), new Set<string>()];
  for (const word of words) {
    const order = Object.entries(ORDERS).find(([name]) => word === name)?.[1];
    // Of these words PostgreSQL looks at the beginning of one only.
    const style = STYLES.find((name) => word === name || (name === 'postgres' && word.startsWith(name)));
    if (order !== undefined) orders.add(order);
    else if (style !== undefined) styles.add(style);
    else if (word !== 'default')
      return `has the word "${word}"; take one of ISO, SQL, Postgres, German, and one of YMD, DMY, MDY`;
  }
  return styles.size > 1 || orders.size > 1 ? 'contradicts itself; keep one style and one order' : undefined;
}

function findDestinationMistake(text: string, major: number): string | undefined {
  return findWordMistake(
    text,
    LOG_DESTINATIONS.filter((word) => word !== 'jsonlog' || major >= JSONLOG_SINCE),
  );
}

/** Which locales a machine has is not known here; what none is called is. */
function findLocaleMistake(text: string): string | undefined {
  return text === '' || isLocaleName(text) ? undefined : 'is no name of a locale; write C, or one such as en_US.UTF-8';
}

/** `C`, `POSIX`, and language, country, encoding and modifier: `de_DE.UTF-8@euro`. */
function isLocaleName(text: string): boolean {
  return /^(?:C|POSIX|[a-z]{2,3}_[A-Z]{2})(?:\.[A-Za-z0-9-]+)?(?:@[a-z]+)?$/.test(text);
}

function findWordMistake(text: string, known: readonly string[]): string | undefined {
  const wrong = splitWords(text).find((word) => !known.includes(word));
  return wrong === undefined ? undefined : `has the word "${wrong}"; take ${known.join(', ')}, separated by commas`;
}

/** Names between commas; a name with a blank or a comma in it stands in double quotes. */
function findListMistake(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const isList = /^(?:\s*(?:"(?:[^"]|"")+"|[^\s",]+)\s*(?:,(?!\s*$)|$))+$/.test(text);
  return isList
    ? undefined
    : 'is no list of names; write a, b, and a name that has a blank or a comma in double quotes';
}

/** Folders between colons. Without that of the server, its own libraries are not found, and those that are preloaded first. */
function findLibraryPathMistake(text: string): string | undefined {
  const folders = text.replace(/:$/, '').split(':');
  const wrong = folders.find((folder) => !/^(?:\/|\$libdir(?:\/|$))/.test(folder));
  if (text !== '' && wrong !== undefined)
    return `has the folder "${wrong}", which is no absolute path; write such as $libdir:/opt/lib`;
  return folders.includes('$libdir') || folders.some((folder) => /^\/usr\/lib\/postgresql\/\d+\/lib\/?$/.test(folder))
    ? undefined
    : 'lacks $libdir, where the libraries of PostgreSQL and its packages are; add it';
}

function splitWords(text: string): readonly string[] {
  const words = text.split(',').map((word) =>
    word
      .trim()
      .replace(/^"([^"]*)"$/, '$1')
      .toLowerCase(),
  );
  return words.length === 1 && words[0] === '' ? [] : words;
}

const SERVER_ENCODINGS = `euccn eucjp eucjis2004 euckr euctw iso88591 iso885910 iso885913 iso885914 iso885915 iso885916
  iso88592 iso88593 iso88594 iso88595 iso88596 iso88597 iso88598 iso88599 koi8 koi8r koi8u latin1 latin10 latin2 latin3
  latin4 latin5 latin6 latin7 latin8 latin9 muleinternal sqlascii tcvn tcvn5712 unicode utf8 vscii abc alt win
  win866 win874 win1250 win1251 win1252 win1253 win1254 win1255 win1256 win1257 win1258 windows866 windows874
  windows1250 windows1251 windows1252 windows1253 windows1254 windows1255 windows1256 windows1257 windows1258`.split(
  /\s+/,
);
const CLIENT_ENCODINGS = `big5 gb18030 gbk johab mskanji shiftjis shiftjis2004 sjis uhc win932 win936 win949 win950
  windows932 windows936 windows949 windows950`.split(/\s+/);

/** PostgreSQL leaves out what is neither letter nor digit: `UTF-8` is `utf8`. */
const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Of a client. */
function isEncoding(text: string): boolean {
  return isServerEncoding(text) || CLIENT_ENCODINGS.includes(squeeze(text));
}

/** Of a cluster or a database. */
export function isServerEncoding(text: string): boolean {
  return SERVER_ENCODINGS.includes(squeeze(text));
}
