/**
 * A cluster of three Patronis on 127.0.0.1, over real HTTP, that answers as its state says, but for the lies of a test. The
 * clock that goes with it runs twenty times as fast as the wall's, so that a watch of minutes ends in seconds.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, ClusterEndpoints } from '../../../actions/core/patroni/types.ts';
import { answerOf, MEMBERS } from '../../unit/core/patroni/fake-patroni.ts';
import type { FakeState } from '../../unit/core/patroni/fake-patroni.ts';

const SPEED = 20;

export const fastClock: Clock = {
  now: () => performance.now() * SPEED,
  sleep: async (milliseconds) => {
    await sleep(milliseconds / SPEED);
  },
};

interface Question {
  readonly instance: string;
  readonly path: string;
  /** How many requests that change something were there before. */
  readonly asked: number;
}

export interface Lies {
  /** What becomes of a request to move leadership. */
  readonly send: (state: FakeState, response: ServerResponse, request: IncomingMessage) => void;
  /** True where it has answered a question, or lets it hang. */
  readonly get?: (question: Question, response: ServerResponse, state: FakeState) => boolean;
}

export interface LyingCluster {
  readonly endpoints: ClusterEndpoints;
  readonly state: FakeState;
  /** Of requests that change something, in the order in which they came. */
  readonly requests: readonly string[];
  readonly close: () => void;
}

export async function openLyingCluster(state: FakeState, lies: Lies): Promise<LyingCluster> {
  const requests: string[] = [];
  const servers: Server[] = [];
  const members = [];
  for (const instance of MEMBERS) {
    const server = createServer((request, response) => {
      // What a test has cut off is no fault of the server.
      response.on('error', () => undefined);
      const path = request.url ?? '';
      if (request.method === 'GET') {
        if (lies.get?.({ instance, path, asked: requests.length }, response, state) === true) return;
        const answer = answerOf(state, instance, path);
        if (answer.status === 0) request.socket.destroy();
        else say(response, answer.status, answer.body);
        return;
      }
      requests.push(`${request.method ?? ''} ${instance}${path}`);
      lies.send(state, response, request);
    });
    servers.push(server);
    members.push({ instance, host: instance, address: '127.0.0.1', port: await listen(server) });
  }
  const endpoints = { cluster: 'pg-test', members, dcs: { servers: [], folder: '/pg/pg-test' } };
  const close = () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { endpoints, state, requests, close };
}

export function say(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The first half of an answer that was promised whole. */
export function sayHalf(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** An answer that goes on for as long as somebody listens. */
export function sayForEver(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = ' '.repeat(65_536);
  const next = () => {
    if (!response.destroyed) response.write(chunk, () => setImmediate(next));
  };
  next();
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
