import { isMapping, isTemplate } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findValue, listVariantHosts, locateVariable } from './context.ts';
import type { Item } from './items.ts';
import { listItems, locateItem } from './items.ts';

const TIMEOUTS = ['haproxy_client_timeout', 'haproxy_server_timeout'];
const SERVICES = ['pg_services', 'pg_services_extra'];
const INPUTS = [...SERVICES, ...TIMEOUTS];
const MILLISECONDS: Readonly<Record<string, number>> = { us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7 };
/** HAProxy keeps times in 31 bits of milliseconds. */
const LONGEST = 2 ** 31 - 1;

type Argument = 'time' | 'count' | 'word';
const ARGUMENTS: Readonly<Record<string, Argument>> = {
  ...makeArguments('time', 'inter fastinter downinter slowstart agent-inter pool-purge-delay tcp-ut'),
  ...makeArguments('count', 'rise fall weight maxconn minconn maxqueue error-limit port pool-low-conn pool-max-conn'),
  ...makeArguments('word', 'observe on-error on-marked-down on-marked-up init-addr resolve-prefer verify'),
};
/** Resolvers are none of them: no section of the file names any. */
const WORDS: Readonly<Record<string, RegExp>> = {
  observe: /^layer[47]$/,
  'on-error': /^(?:fastinter|fail-check|sudden-death|mark-down)$/,
  'on-marked-down': /^shutdown-sessions$/,
  'on-marked-up': /^shutdown-backup-sessions$/,
  'init-addr': /^(?:last|libc|none)(?:,(?:last|libc|none))*$/,
  'resolve-prefer': /^ipv[46]$/,
  verify: /^(?:none|required)$/,
};
const NEVER_ZERO = new Set('inter fastinter downinter agent-inter rise fall error-limit'.split(' '));
const FLAGS = new Set('check no-check backup no-backup disabled enabled stick non-stick tfo no-tfo'.split(' '));

/** What HAProxy would refuse with the whole file: the old one stays, and a restart finds none. */
export const haproxyOptions: Rule = {
  id: 'haproxy-options',
  perCluster: true,
  *check(context) {
    for (const [, host] of listVariantHosts(context, INPUTS)) {
      if (TIMEOUTS.some((name) => findValue(context, host, name) !== undefined)) yield* checkTimeouts(context, host);
      for (const name of SERVICES) {
        const services = listItems(context, host, name);
        if (services.some((service) => readMistake(context, service) !== undefined))
          yield* checkServices(context, host, services);
      }
    }
  },
};

function* checkServices(context: RuleContext, host: string, services: readonly Item[]): Generator<Finding> {
  for (const service of services) {
    const mistake = readMistake(context, service);
    if (mistake === undefined) continue;
    const position = locateItem(context, host, service, 'haproxy', 'default_server_options');
    yield { position, message: `default_server_options of service "${service.name}": ${mistake}` };
  }
}

function readMistake({ resolved }: RuleContext, { fields }: Item): string | undefined {
  const settings = fields['haproxy'];
  const options = isMapping(settings) ? settings['default_server_options'] : undefined;
  return typeof options !== 'string' || isTemplate(options) ? undefined : resolved.memo.recall(findMistake, options);
}

function* checkTimeouts(context: RuleContext, host: string): Generator<Finding> {
  for (const name of TIMEOUTS) {
    const value = findValue(context, host, name);
    if (typeof value !== 'string' || !isTooLong(value)) continue;
    const message = `${name} is "${value}", and HAProxy takes at most 24 days; shorten it`;
    yield { position: locateVariable(context, host, name), message };
  }
}

function findMistake(options: string): string | undefined {
  const words = options.split(/\s+/).filter((word) => word !== '');
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (FLAGS.has(word)) continue;
    const argument = Object.hasOwn(ARGUMENTS, word) ? ARGUMENTS[word] : undefined;
    if (argument === undefined)
      return `"${word}" is no option; known: ${[...Object.keys(ARGUMENTS), ...FLAGS].join(', ')}`;
    const value = words[++index];
    if (value === undefined) return `"${word}" has no value; write one after it`;
    if (argument === 'count' && !/^\d{1,9}$/.test(value)) return `"${word} ${value}" is no number; write one`;
    if (WORDS[word]?.test(value) === false)
      return `"${word} ${value}" is not possible; HAProxy knows no "${value}" there`;
    if (NEVER_ZERO.has(word) && isZero(value)) return `"${word} ${value}" must be more than zero`;
    if (word === 'weight' && Number(value) > 256) return `"weight ${value}" is more than 256`;
    if (argument === 'time' && (!/^\d+(?:us|ms|s|m|h|d)?$/.test(value) || isTooLong(value)))
      return `"${word} ${value}" is no time of at most 24 days; write 3s`;
  }
  return undefined;
}

function isTooLong(time: string): boolean {
  const [, number, unit = 'ms'] = /^(\d+)(us|ms|s|m|h|d)?$/.exec(time) ?? [];
  return number !== undefined && Number(number) * (MILLISECONDS[unit] ?? 1) > LONGEST;
}

/** Below a millisecond, too. */
function isZero(value: string): boolean {
  const [, number, unit = 'ms'] = /^(\d+)(us|ms|s|m|h|d)?$/.exec(value) ?? [];
  return number !== undefined && Number(number) * (MILLISECONDS[unit] ?? 1) < 1;
}

function makeArguments(kind: Argument, names: string): Readonly<Record<string, Argument>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}
