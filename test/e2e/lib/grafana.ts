/**
 * The double of Grafana that the unit tests ask, on the sandbox's meta node: it takes only what Grafana's published API
 * describes. A second port of it, for the test alone, tells what it has and forgets it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { writeProgram } from '../../lib/program.ts';
import { docker, getOutput, SANDBOX } from '../meta-checkout.ts';

const FOLDER = '/tmp/e2e-grafana';

/** Each on a port that is free; a test that is killed leaves it for an hour. */
const SOURCE = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { GrafanaDouble } from './test/lib/grafana/double.ts';

const grafana = new GrafanaDouble(12);
const endpoint = await grafana.start();
const control = createServer((request, response) => {
  const { writes, faults } = grafana;
  const state = {
    ...{ writes: [...writes], faults: [...faults], dashboards: [...grafana.dashboards.keys()] },
    ...{ datasources: [...grafana.datasources.values()], passwords: Object.fromEntries(grafana.passwords) },
  };
  if (request.method === 'DELETE') {
    writes.length = 0;
    grafana.datasources.clear();
    grafana.dashboards.clear();
  }
  response.end(JSON.stringify(state));
});
control.listen(0, '127.0.0.1', () => {
  const address = 'http://127.0.0.1:' + control.address().port;
  writeFileSync('${FOLDER}/place.json', JSON.stringify({ endpoint, control: address, pid: process.pid }));
});`;

interface State {
  /** Requests that are not GET, as `METHOD path`. */
  readonly writes: readonly string[];
  /** Requests that the API does not describe. */
  readonly faults: readonly string[];
  readonly datasources: readonly { readonly name: string; readonly url: string }[];
  readonly dashboards: readonly string[];
  readonly passwords: Readonly<Record<string, string>>;
}

interface Place {
  readonly endpoint: string;
  readonly control: string;
  readonly pid: number;
}

export class GrafanaOnMeta {
  /** As the inventory names it. */
  readonly endpoint: string;
  readonly #place: Place;

  private constructor(place: Place) {
    this.endpoint = place.endpoint;
    this.#place = place;
  }

  static async start(): Promise<GrafanaOnMeta> {
    const folder = mkdtempSync(join(tmpdir(), 'grafana-'));
    const input = readFileSync(writeProgram(folder, SOURCE));
    rmSync(folder, { recursive: true });
    await getOutput(`rm -rf ${FOLDER} && mkdir ${FOLDER}`);
    execFileSync(SANDBOX, ['exec', 'sh', '-c', `cat > ${FOLDER}/grafana.mjs`], { input });
    docker('exec', '-d', '-u', 'ops', 'ops-meta', 'timeout', '1h', 'node', `${FOLDER}/grafana.mjs`);
    const place = await vi.waitFor(() => getOutput(`cat ${FOLDER}/place.json`), { timeout: 30_000, interval: 500 });
    return new GrafanaOnMeta(JSON.parse(place) as Place);
  }

  async readState(): Promise<State> {
    return JSON.parse(await getOutput(`curl --silent --fail ${this.#place.control}`)) as State;
  }

  /** As one that somebody has just installed. */
  async forget(): Promise<void> {
    await getOutput(`curl --silent --fail --request DELETE ${this.#place.control}`);
  }

  async stop(): Promise<void> {
    await getOutput(`kill ${String(this.#place.pid)}; rm -rf ${FOLDER}`);
  }
}
