/**
 * A double of Grafana that takes only what its published API describes: `openapi.json` beside this file has the paths
 * and bodies that are used, as Grafana's own description of its API has them. Version 8 changes data sources by number only.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import api from './openapi.json' with { type: 'json' };

export const LOGIN = 'admin:an obvious fake';
const ajv = new Ajv2020({ strict: false, formats: { int64: true } });
ajv.addSchema({ $id: 'api', definitions: api.definitions });

type Body = Readonly<Record<string, unknown>>;

export interface Datasource extends Body {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'Not found' } };

export class GrafanaDouble {
  readonly datasources = new Map<string, Datasource>();
  readonly dashboards = new Map<string, Body>();
  /** Requests that are not GET, as `METHOD path`. */
  readonly writes: string[] = [];
  /** What it was asked that its API does not describe. */
  readonly faults: string[] = [];
  /** Passwords by the name of the data source: never in an answer. */
  readonly passwords = new Map<string, unknown>();
  readonly #server: Server;
  readonly #version: number;
  #last = 0;

  constructor(version: number) {
    this.#version = version;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.#server.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { status, body } = this.#answer(request, text === '' ? undefined : (JSON.parse(text) as Body));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  #answer({ method = '', url = '', headers }: IncomingMessage, body: Body | undefined): Answer {
    if (headers.authorization !== `Basic ${Buffer.from(LOGIN).toString('base64')}`)
      return { status: 401, body: { message: 'Invalid username or password' } };
    const path = url.replace(/^\/api/, '');
    if (method !== 'GET') this.writes.push(`${method} ${path}`);
    const fault = findFault(method, path, body);
    if (fault !== undefined) this.faults.push(`${method} ${path}: ${fault}`);
    return this.#route(method, path.split('/').slice(1).map(decodeURIComponent), body ?? {});
  }

  #route(method: string, [kind, by, value = '']: readonly string[], body: Body): Answer {
    if (kind === 'dashboards') return method === 'GET' ? this.#readDashboard(value) : this.#saveDashboard(body);
    if (method === 'GET') return { status: 200, body: [...this.datasources.values()] };
    if (method === 'POST') return this.#addDatasource(body);
    if (method === 'DELETE') return this.#deleteDatasource(value);
    if (by === 'uid' && this.#version < 9) return NOT_FOUND;
    const found = [...this.datasources.values()].find(({ id, uid }) =>
      by === 'uid' ? uid === value : id === Number(by),
    );
    return found === undefined ? NOT_FOUND : this.#keepDatasource({ ...body, id: found.id });
  }

  #addDatasource(body: Body): Answer {
    if ([...this.datasources.values()].some(({ name }) => name === body['name']))
      return { status: 409, body: { message: 'data source with the same name already exists' } };
    return this.#keepDatasource({ ...body, id: ++this.#last });
  }

  #keepDatasource({ secureJsonData, ...told }: Body): Answer {
    const datasource = { readOnly: false, ...told } as unknown as Datasource;
    this.datasources.set(datasource.uid, datasource);
    this.passwords.set(datasource.name, (secureJsonData as Body | undefined)?.['password']);
    return { status: 200, body: { id: datasource.id, message: 'Datasource added', name: datasource.name } };
  }

  #deleteDatasource(name: string): Answer {
    const found = [...this.datasources.values()].find((one) => one.name === name);
    if (found === undefined) return NOT_FOUND;
    this.datasources.delete(found.uid);
    return { status: 200, body: { message: 'Data source deleted', id: found.id } };
  }

  #readDashboard(uid: string): Answer {
    const dashboard = this.dashboards.get(uid);
    return dashboard === undefined ? NOT_FOUND : { status: 200, body: { dashboard, meta: {} } };
  }

  #saveDashboard({ dashboard }: Body): Answer {
    const saved = { ...(dashboard as Body), id: ++this.#last, version: this.#last };
    this.dashboards.set(String((dashboard as Body)['uid']), saved);
    return { status: 200, body: { id: this.#last, status: 'success' } };
  }
}

interface Operation {
  readonly body?: string;
}

/** Why the API does not describe such a request. */
function findFault(method: string, path: string, body: Body | undefined): string | undefined {
  const paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = api.paths;
  const entry = Object.entries(paths).find(([pattern]) =>
    new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const operation = entry?.[1][method.toLowerCase()];
  if (operation === undefined) return 'no such operation';
  if (operation.body === undefined) return body === undefined ? undefined : 'a body that it does not take';
  const validate = ajv.compile({ $ref: `api#/definitions/${operation.body}` });
  return validate(body) ? undefined : ajv.errorsText(validate.errors);
}
