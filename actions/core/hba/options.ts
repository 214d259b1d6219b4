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
  if (method === 'radius' && !(options.has('radiusservers') && options.has('radiussecrets')))
    return 'radius needs radiusservers= and radiussecrets=';
  return undefined;
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
  if (name === 'ldapscheme' && value !== 'ldap' && value !== 'ldaps')
    return `ldapscheme=${value} is not possible; allowed: ldap, ldaps`;
  return undefined;
}

function findLdapMistake(options: ReadonlyMap<string, string>): string | undefined {
  if (options.has('ldapurl')) return undefined;
  const isSimple = options.has('ldapprefix') || options.has('ldapsuffix');
  const bind = BIND_OPTIONS.find((name) => options.has(name));
  if (isSimple && bind !== undefined) return `${bind} cannot stand beside ldapprefix or ldapsuffix; keep one kind`;
  if (!isSimple && !options.has('ldapbasedn')) return 'ldap needs ldapbasedn=, ldapprefix= or ldapsuffix=';
  if (options.has('ldapsearchattribute') && options.has('ldapsearchfilter'))
    return 'ldapsearchattribute and ldapsearchfilter exclude each other; keep one';
  return undefined;
}
