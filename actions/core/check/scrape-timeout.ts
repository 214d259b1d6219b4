import { quoteValue } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7, w: 6.048e8, y: 3.1536e10 }; // prettier-ignore

/** Prometheus does not start where a scrape may take longer than the time until the next. */
export const scrapeTimeout: Rule = {
  id: 'scrape-timeout',
  *check(context) {
    for (const host of context.metaNodes) {
      const timeout = findParameter(context, host, 'prometheus_scrape_timeout');
      const interval = findParameter(context, host, 'prometheus_scrape_interval');
      const [shorter, longer] = [readDuration(interval), readDuration(timeout)];
      if (shorter === undefined || longer === undefined || longer <= shorter) continue;
      const isWritten = findValue(context, host, 'prometheus_scrape_timeout') !== undefined;
      const parameter = isWritten ? 'prometheus_scrape_timeout' : 'prometheus_scrape_interval';
      const message = `prometheus_scrape_timeout (${quoteValue(timeout)}) is longer than prometheus_scrape_interval (${quoteValue(interval)}); make it shorter`;
      yield { position: locateVariable(context, host, parameter), message, hosts: [host] };
    }
  },
};

/** In milliseconds. Parts add up: 1m30s. */
function readDuration(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^(?:\d+(?:ms|[smhdwy]))+$/.test(value)) return undefined;
  const parts = [...value.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (MILLISECONDS[unit ?? ''] ?? 0), 0);
}
