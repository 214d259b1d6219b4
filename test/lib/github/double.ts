/**
 * A double of GitHub's interface. Each request and each answer is judged by GitHub's own description, a token may do what
 * its permissions say, and whatever GitHub does at times can be asked for: refusals, limits, silence, half a body.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findAnswerProblems, findRequestProblems, findRoute } from './description.ts';
import { ROUTES, type Answer, type Question, type Route } from './routes.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';
import { makeState, type GithubState } from './state.ts';

export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** `done`: the request is carried out, and its answer is lost. */
  | { readonly kind: 'silence' | 'half-a-body' | 'hang-up'; readonly done?: boolean };

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
}

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

const ALL: Readonly<Record<string, Route>> = { ...ROUTES, ...SETTINGS_ROUTES };

export class GithubDouble {
  readonly state: GithubState;
  readonly requests: Seen[] = [];
  /** What GitHub's description has against what was said; a test ends with none. */
  readonly problems: string[] = [];
  permissions: Permissions = { contents: 'read', actions: 'read', 'pull-requests': 'write' };
  readonly token = 'a-token-of-the-double';
  private readonly server: Server;
  private readonly faults: { readonly route: string; readonly fault: Fault }[] = [];

  private constructor(state: GithubState) {
    this.state = state;
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        this.problems.push(String(error));
        response.writeHead(500).end();
      });
    });
  }

  static async start(repository = 'example/postgres'): Promise<GithubDouble> {
    const double = new GithubDouble(makeState(repository));
    await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next request of a route, `GET /repos/{owner}/{repo}/pulls`, fails so. */
  fail(route: string, ...faults: readonly Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ route, fault })));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', this.url);
    const method = request.method ?? 'GET';
    if (pathname.startsWith('/_archives/')) {
      const archive = this.state.artifacts.find(({ id }) => id === Number(pathname.slice('/_archives/'.length)));
      response.writeHead(200, { 'content-type': 'application/zip' }).end(archive?.archive);
      return;
    }
    const match = findRoute(method, pathname);
    const path = match?.path ?? pathname;
    const body = await readJson(request);
    const question = { method, path, query, body, parameters: match?.parameters ?? {} };
    const note = (status: number | undefined) => this.requests.push({ method, path, status });
    const index = this.faults.findIndex(({ route }) => route === `${method} ${path}`);
    const [fault] = index < 0 ? [] : this.faults.splice(index, 1);
    if (fault !== undefined) {
      note('status' in fault.fault ? fault.fault.status : undefined);
      this.misbehave(fault.fault, question, response);
      return;
    }
    const answer = this.findAnswer(question, request.headers.authorization);
    note(answer.status);
    this.problems.push(...findAnswerProblems(question, answer.status, answer.body));
    send(response, answer);
  }

  private findAnswer(question: Question, authorization: string | undefined): Answer {
    const route = ALL[`${question.method} ${question.path}`];
    if (authorization !== `Bearer ${this.token}`) return refuse(401, 'Bad credentials');
    const { owner, repo } = question.parameters;
    if (owner !== undefined && repo !== undefined && `${owner}/${repo}` !== this.state.repository)
      return refuse(404, 'Not Found');
    if (route === undefined) {
      this.problems.push(`${question.method} ${question.path} is not known to the double`);
      return refuse(404, 'Not Found');
    }
    if (!this.allows(route.needs)) return refuse(403, 'Resource not accessible by integration');
    const problems = findRequestProblems(question);
    this.problems.push(...problems);
    return problems.length > 0 ? refuse(422, problems.join('; ')) : route.answer(this.state, question);
  }

  private allows(needs: string): boolean {
    const [scope = '', level] = needs.split(': ');
    const has = this.permissions[scope];
    return has === 'write' || (has === 'read' && level === 'read');
  }

  private misbehave(fault: Fault, question: Question, response: ServerResponse): void {
    if (fault.kind === 'status') {
      const { status, headers = {}, message = 'as asked for' } = fault;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify({ message, documentation_url: 'https://docs.github.com' }));
      return;
    }
    const answer =
      fault.done === true ? ALL[`${question.method} ${question.path}`]?.answer(this.state, question) : undefined;
    if (fault.kind === 'silence') return;
    if (fault.kind === 'half-a-body') {
      const text = JSON.stringify(answer?.body ?? [{ number: 1 }]);
      response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
      response.end(text.slice(0, text.length / 2));
      return;
    }
    response.socket?.destroy();
  }
}

function refuse(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: 'https://docs.github.com' } };
}

function send(response: ServerResponse, { status, body, location }: Answer): void {
  const headers = location === undefined ? {} : { location };
  if (body === undefined) response.writeHead(status, headers).end();
  else
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of request as AsyncIterable<Uint8Array>) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
