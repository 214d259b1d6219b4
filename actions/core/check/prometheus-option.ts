import { findNearestName } from '../general/nearest-name.ts';
import { isTemplate } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findValue, locateVariable } from './context.ts';
import { readOptions } from './unit-option.ts';

const PARAMETER = 'prometheus_options';

/** Flags of Prometheus 2.42, which Debian 12 has, by what they take; hidden ones included. */
const FLAGS: Readonly<Record<string, string>> = {
  duration: `alertmanager.timeout query.lookback-delta query.timeout rules.alert.for-grace-period
    rules.alert.for-outage-tolerance rules.alert.resend-delay scrape.discovery-reload-interval scrape.timestamp-tolerance
    storage.remote.flush-deadline storage.tsdb.max-block-duration storage.tsdb.min-block-duration storage.tsdb.retention
    storage.tsdb.retention.time storage.agent.retention.max-time storage.agent.retention.min-time
    storage.agent.wal-truncate-frequency web.read-timeout`,
  size: `storage.tsdb.retention.size storage.tsdb.wal-segment-size storage.tsdb.max-block-chunk-segment-size
    storage.agent.wal-segment-size`,
  number: `alertmanager.notification-queue-capacity query.max-concurrency query.max-samples
    storage.remote.read-concurrent-limit storage.remote.read-max-bytes-in-frame storage.remote.read-sample-limit
    storage.tsdb.head-chunks-write-queue-size web.max-connections`,
  level: 'log.level',
  format: 'log.format',
  text: `config.file enable-feature storage.agent.path storage.tsdb.path web.config.file web.console.libraries
    web.console.templates web.cors.origin web.external-url web.listen-address web.local-assets web.page-title
    web.route-prefix web.user-assets`,
  nothing: `help help-long help-man scrape.adjust-timestamps storage.agent.use-lockfile storage.agent.wal-compression
    storage.tsdb.allow-overlapping-blocks storage.tsdb.use-lockfile storage.tsdb.wal-compression version
    web.enable-admin-api web.enable-lifecycle web.enable-remote-write-receiver`,
};
const KINDS = new Map(
  Object.entries(FLAGS).flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind] as const)),
);
/** What a value looks like, and how to say so. */
const VALUES: Readonly<Record<string, readonly [form: RegExp, advice: string]>> = {
  duration: [
    /^(?:0|(?=.)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/,
    'write whole numbers with the units y, w, d, h, m, s, ms, the largest first: 15d, or 1d12h',
  ],
  size: [/^(?:\d+(?:\.\d+)?(?:[KMGTPE]i?)?B)+$/, 'write a number with one of B, KB, MB, GB, TB, PB, EB'],
  number: [/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i, 'write a number'],
  level: [/^(?:debug|info|warn|error)$/, 'write debug, info, warn or error'],
  format: [/^(?:logfmt|json)$/, 'write logfmt or json'],
};

/** Options with which Prometheus does not start: nothing is measured then, and no alert fires. */
export const prometheusOption: Rule = {
  id: 'prometheus-option',
  *check(context) {
    for (const host of context.metaNodes) {
      const text = findValue(context, host, PARAMETER);
      if (typeof text !== 'string' || isTemplate(text)) continue;
      const position = locateVariable(context, host, PARAMETER);
      for (const [option, value] of readOptions(text)) {
        const kind = KINDS.get(option) ?? (KINDS.get(option.replace(/^no-/, '')) === 'nothing' ? 'nothing' : undefined);
        if (kind === undefined) {
          const nearest = findNearestName(option, KINDS.keys());
          const hint = nearest === undefined ? 'take it out' : `did you mean "--${nearest}"?`;
          const message = `${PARAMETER} has --${option}, which Debian's Prometheus 2.42 does not know, so that it does not start; ${hint}`;
          yield { position, message, severity: 'warning', hosts: [host] };
          continue;
        }
        const mistake = findMistake(kind, value);
        if (mistake === undefined) continue;
        const message = `${PARAMETER} has --${option}${value === '' ? '' : `=${value}`}, with which Prometheus does not start; ${mistake}`;
        yield { position, message, hosts: [host] };
      }
    }
  },
};

function findMistake(kind: string, value: string): string | undefined {
  if (kind === 'nothing') return value === '' ? undefined : 'it takes no value; write the option alone';
  const [form, advice] = VALUES[kind] ?? [];
  return form === undefined || form.test(value) ? undefined : advice;
}
