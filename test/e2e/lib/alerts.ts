/** Alerts of the sandbox as its own Prometheus and Alertmanager tell them, and how soon each must fire. */
import { parse } from 'yaml';
import { expect, vi } from 'vitest';
import { getOutput, quote } from '../meta-checkout.ts';
import { printFigure } from './figures.ts';

type Labels = Readonly<Record<string, string>>;

const POLL_MS = 2_000;
const WAIT = { timeout: 400_000, interval: POLL_MS };
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3_600 };

async function ask(url: string): Promise<unknown> {
  return JSON.parse(await getOutput(`curl --silent --fail ${quote(url)}`));
}

/** What Alertmanager has of one alert, as its labels with those that every alert has. */
export async function listAlerts(name: string): Promise<readonly Labels[]> {
  const alerts = await ask(`http://127.0.0.1:9093/api/v2/alerts?filter=alertname=${name}`);
  return (alerts as readonly { readonly labels: Labels }[]).map(({ labels }) => labels);
}

interface Rule {
  readonly name: string;
  /** Seconds of its `for`. */
  readonly duration: number;
  readonly alerts: readonly { readonly labels: Labels; readonly state: string; readonly activeAt: string }[];
}

interface Group {
  /** Seconds between two evaluations. */
  readonly interval: number;
  readonly rules: readonly Rule[];
}

async function readRule(name: string): Promise<Rule & Pick<Group, 'interval'>> {
  const { data } = (await ask('http://127.0.0.1:9090/api/v1/rules?type=alert')) as {
    readonly data: { readonly groups: readonly Group[] };
  };
  const found = data.groups
    .flatMap(({ interval, rules }) => rules.map((rule) => ({ interval, ...rule })))
    .find((rule) => rule.name === name);
  if (found === undefined) throw new Error(`Prometheus has no rule ${name}`);
  return found;
}

/** Seconds between two scrapes, of the job that is scraped most seldom. */
async function readScrapeInterval(): Promise<number> {
  const { data } = (await ask('http://127.0.0.1:9090/api/v1/status/config')) as { readonly data: { yaml: string } };
  const config = parse(data.yaml) as { scrape_configs: readonly { readonly scrape_interval: string }[] };
  return Math.max(...config.scrape_configs.map(({ scrape_interval }) => readSeconds(scrape_interval)));
}

/** As Prometheus writes it: `1m30s`. */
function readSeconds(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)(ms|s|m|h)/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (SECONDS[unit] ?? NaN), 0);
}

/** Fires within the rule's own `for` and two scrapes and evaluations of what caused it, and Alertmanager is told. */
export async function expectInTime(name: string, labels: Labels, caused: number): Promise<void> {
  const { duration, interval } = await readRule(name);
  const limit = duration + 2 * ((await readScrapeInterval()) + interval);
  const { asked, activeAt } = await vi.waitFor(async () => {
    const begun = Date.now();
    const { alerts } = await readRule(name);
    const alert = alerts.find((one) => Object.entries(labels).every(([key, value]) => one.labels[key] === value));
    expect(alert, `${name} of ${JSON.stringify(labels)}`).toMatchObject({ state: 'firing' });
    return { asked: begun, activeAt: alert?.activeAt ?? '' };
  }, WAIT);
  const fired = (asked - caused) / 1_000;
  const pending = (Date.parse(activeAt) - caused) / 1_000;
  printFigure(
    `${name}: pending after ${pending.toFixed(1)} s, fires by ${fired.toFixed(1)} s; its limit is ${String(limit)} s`,
  );
  expect(fired, name).toBeLessThanOrEqual(limit + POLL_MS / 1_000);
  await vi.waitFor(async () => expect(await listAlerts(name)).toContainEqual(expect.objectContaining(labels)), WAIT);
}
