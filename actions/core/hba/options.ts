import type { HbaField } from './tokens.ts';

/** Options that follow a method, and the methods that take them; clientcert and clientname belong to the connection type. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  map: ['ident', 'peer', 'gss', 'cert'],
  pamservice: ['pam'],
  pam_use_hostname: ['pam'],
  krb_realm: ['gss'],
  include_realm: ['gss'],
  radiusservers: ['radius'],
  radiusports: ['radius'],
  radiussecrets: ['radius'],
  radiusidentifiers: ['radius'],
  ...Object.fromEntries(
    `ldapurl ldaptls ldapscheme ldapserver ldapport ldapbinddn ldapbindpasswd ldapsearchattribute ldapsearchfilter
     ldapbasedn ldapprefix ldapsuffix`
      .split(/\s+/)
      .map((name) => [name, ['ldap']]),
  ),
};
const CERTIFICATE_OPTIONS = ['clientcert', 'clientname'];
/** What follows one of them, after a blank or a comma that no quote holds together, is most likely the rest of it. */
const SECRET_OPTIONS = ['ldapbindpasswd', 'radiussecrets', 'ldapurl'];
/** Of any other value PostgreSQL makes 0, and says nothing. */
const SWITCHES = ['ldaptls', 'pam_use_hostname', 'include_realm'];
const RADIUS_LISTS = ['radiussecrets', 'radiusports', 'radiusidentifiers'];
/** Scheme, host and port, and what may follow: the base, attributes, scope and filter. */
const SCOPE = 'base|exact|one|onelevel|sub|subtree|subordinate|children';
const LDAP_URL = new RegExp(
  String.raw`^ldaps?://(?:\[[^\]]*\]|[^/?#:\s]*)(?::\d+)?(/[^?]*)?(?:\?([^?]*)(?:\?(?:${SCOPE})?(?:\?([^?]*)(?:\?.*)?)?)?)?$`,
  'i',
);
const BIND_OPTIONS = ['ldapbasedn', 'ldapbinddn', 'ldapbindpasswd', 'ldapsearchattribute', 'ldapsearchfilter'];

export function findOptionMistake(type: string, method: string, fields: readonly HbaField[]): string | undefined {
  const options = new Map<string, string>();
  for (const { text } of fields.flat()) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const isKnown = name !== undefined && (Object.hasOwn(OPTIONS, name) || CERTIFICATE_OPTIONS.includes(name));
    const secret = isKnown ? undefined : SECRET_OPTIONS.find((option) => options.has(option));
    if (secret !== undefined)
      return `what follows ${secret} is no option; if it belongs to the value, put all of ${secret}=… into double quotes`;
    if (name === undefined || value === undefined)
      return `"${text}" after the method is no option; an option is name=value`;
    const mistake = findValueMistake(type, method, name, value);
    if (mistake !== undefined) return mistake;
    options.set(name, value);
  }
  if (method === 'ldap') return findLdapMistake(options);
  return method === 'radius' ? findRadiusMistake(options) : undefined;
}

function findValueMistake(type: string, method: string, name: string, value: string): string | undefined {
  if (CERTIFICATE_OPTIONS.includes(name)) {
    if (type !== 'hostssl') return `${name} is for hostssl lines only; write hostssl, or take it away`;
    const allowed =
      name === 'clientname' ? ['CN', 'DN'] : method === 'cert' ? ['verify-full'] : ['verify-ca', 'verify-full'];
    return allowed.includes(value)
      ? undefined
      : `${name}=${value} is not possible here; allowed: ${allowed.join(', ')}`;
  }
  const methods = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (methods === undefined) return `"${name}" is no option; known: ${Object.keys(OPTIONS).slice(0, 4).join(', ')}, …`;
  if (!methods.includes(method)) return `option "${name}" is for ${methods.join(', ')}, not for ${method}`;
  if (name === 'ldapport' && !(Number.isInteger(Number(value)) && Number(value) > 0))
    return `ldapport=${value} is no port`;
  if (SWITCHES.includes(name) && value !== '0' && value !== '1')
    return `${name}=${value} is the same as ${name}=0 for PostgreSQL; write 1 or 0`;
  if (name === 'ldapscheme' && value !== 'ldap' && value !== 'ldaps')
    return `ldapscheme=${value} is not possible; allowed: ldap, ldaps`;
  return undefined;
}

/** A list of one is for all servers. */
function findRadiusMistake(options: ReadonlyMap<string, string>): string | undefined {
  const split = (name: string): readonly string[] => options.get(name)?.split(',') ?? [];
  const servers = split('radiusservers').length;
  if ([options.get('radiusservers'), options.get('radiussecrets')].some((text) => text === undefined || text === ''))
    return 'radius needs radiusservers= and radiussecrets=';
  for (const name of ['radiusservers', ...RADIUS_LISTS])
    if (split(name).some((item) => !/^\s*(?:[^\s"]+|".*")\s*$/.test(item)))
      return `${name} has an item that is empty, or has a blank in it; write such as "one,two"`;
  const ports = split('radiusports').find((port) => !(Number.parseInt(port, 10) > 0));
  if (ports !== undefined) return `radiusports has "${ports}", which is no port`;
  for (const name of RADIUS_LISTS) {
    const { length } = split(name);
    if (length > 1 && length !== servers)
      return `${name} has ${length} items for ${servers === 1 ? 'one server' : `${servers} servers`}; write one for all, or one for each`;
  }
  return undefined;
}

/** PostgreSQL reads the parts of the URL as if they were options. */
function readLdapUrl(options: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const url = options.get('ldapurl');
  if (url === undefined) return options;
  const parts = LDAP_URL.exec(url);
  if (parts === null) return undefined;
  const [, base, attributes = '', filter = ''] = parts;
  const read = new Map(options);
  if (base !== undefined) read.set('ldapbasedn', base);
  if (attributes !== '') read.set('ldapsearchattribute', attributes);
  if (filter !== '') read.set('ldapsearchfilter', filter);
  return read;
}

function findLdapMistake(written: ReadonlyMap<string, string>): string | undefined {
  const options = readLdapUrl(written);
  if (options === undefined)
    return 'ldapurl is no URL that PostgreSQL reads; write such as ldap://host/dc=example,dc=com?uid';
  const isSimple = options.has('ldapprefix') || options.has('ldapsuffix');
  const bind = BIND_OPTIONS.find((name) => options.has(name));
  if (isSimple && bind !== undefined) return `${bind} cannot stand beside ldapprefix or ldapsuffix; keep one kind`;
  if (!isSimple && !options.has('ldapbasedn')) return 'ldap needs ldapbasedn=, ldapprefix= or ldapsuffix=';
  if (options.has('ldapsearchattribute') && options.has('ldapsearchfilter'))
    return 'ldapsearchattribute and ldapsearchfilter exclude each other; keep one';
  return undefined;
}
