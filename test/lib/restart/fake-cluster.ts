/** Patroni, PostgreSQL and pgbouncer of a cluster on loopback, as far as the restart of its members asks them. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a member does when it is asked to restart. */
export interface RestartAnswer {
  readonly status: number;
  readonly words: string;
  /** How the member is afterwards; as it was, unless told. */
  readonly after?: Partial<FakeMember>;
}

export interface FakeMember {
  state: string;
  pending: boolean;
  streams: boolean;
  /** null where Patroni cannot ask its own PostgreSQL. */
  timeline: number | null;
  /** Setting of max_connections in the control file. */
  held: number;
  restarts: number;
  /** It tells so often how it is, and does not stream any more then. */
  fadesAfter?: number;
}

const RESTARTED: RestartAnswer = { status: 200, words: 'restarted successfully' };

const DATABASES = [
  ['name', 'pool_mode', 'paused'],
  ['pgbouncer', 'statement', '0'],
  ['app', '', '0'],
  ['by session', 'session', '0'],
  ['kept by a person', '', '1'],
];

export class FakeCluster {
  readonly members = new Map<string, FakeMember>();
  readonly ports = new Map<string, number>();
  /** What was done, in order: restarts, and what programs were asked to do. */
  readonly done: string[] = [];
  readonly answers = new Map<string, RestartAnswer>();
  /** Members whose Patroni lists no leader at so many more looks, as while the DCS does not answer it, after so many that do. */
  readonly blind = new Map<string, { after: number; looks: number }>();
  journal = '';
  wanted = 100;
  /** The setting that is wanted, and its name in the control file. */
  setting: readonly [name: string, control: string] = ['max_connections', 'max_connections'];
  leader = 'pg-1';
  programsPort = 0;
  private readonly names = ['pg-1', 'pg-2', 'pg-3'];
  private readonly servers: Server[] = [];

  async open(): Promise<void> {
    for (const name of this.names) {
      this.members.set(name, { state: 'running', pending: true, streams: true, timeline: 1, held: 100, restarts: 0 });
      this.ports.set(name, await this.listen((request, response) => void this.serve(name, request, response)));
    }
    this.programsPort = await this.listen((request, response) => void this.runProgram(request, response));
  }

  close(): void {
    for (const server of this.servers) server.close();
  }

  get(name: string): FakeMember {
    const member = this.members.get(name);
    if (member === undefined) throw new Error(`no member ${name}`);
    return member;
  }

  private async listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
    const server = createServer(handle);
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  private async serve(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (request.method === 'POST') {
      const { status, words, after } = this.answers.get(name) ?? RESTARTED;
      this.done.push(`restart ${name} ${body} ${request.headers.authorization ?? ''}`);
      if (status === 200) this.restart(name);
      Object.assign(this.get(name), after);
      response.writeHead(status).end(words);
      return;
    }
    response.end(JSON.stringify(this.describe(name, request.url ?? '')));
  }

  /** A replica keeps a setting, and its restart pending, until its leader has the lower one and it has replayed that. */
  private restart(name: string): void {
    const member = this.get(name);
    member.restarts += 1;
    if (name === this.leader) for (const one of this.members.values()) one.held = this.wanted;
    member.pending = member.held > this.wanted;
  }

  private describe(name: string, path: string): object {
    if (path === '/config') return { postgresql: { parameters: { [this.setting[0]]: this.wanted } } };
    if (path === '/cluster') {
      if (this.isBlind(name)) return {};
      const members = this.names.map((one) => ({
        name: one,
        role: one === this.leader ? 'leader' : 'replica',
        api_url: `http://127.0.0.1:${String(this.ports.get(one))}/patroni`,
      }));
      return { members };
    }
    const member = this.get(name);
    const { state, pending, timeline } = member;
    if (member.fadesAfter !== undefined && --member.fadesAfter === 0) member.streams = false;
    const replication = this.names
      .filter((one) => one !== this.leader && this.get(one).streams && this.get(one).state === 'running')
      .map((one) => ({ application_name: one, state: 'streaming' }));
    return {
      ...{ state, timeline, role: name === this.leader ? 'master' : 'replica' },
      ...(pending ? { pending_restart: true } : {}),
      ...(name === this.leader ? { replication } : {}),
    };
  }

  private isBlind(name: string): boolean {
    const blind = this.blind.get(name);
    if (blind === undefined || blind.looks === 0) return false;
    if (blind.after > 0) {
      blind.after -= 1;
      return false;
    }
    blind.looks -= 1;
    return true;
  }

  private async runProgram(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = JSON.parse(await readBody(request)) as { name: string; arguments: string[]; locale: string | null };
    const { code, output } = this.answerProgram(asked.name, asked.arguments);
    // The host speaks German to whoever does not ask for another language.
    response.end(JSON.stringify({ code, output: asked.locale === 'C' ? output : translate(output) }));
  }

  private answerProgram(name: string, given: readonly string[]): { readonly code: number; readonly output: string } {
    if (name === 'journalctl') return { code: 0, output: this.journal };
    if (name === 'pg_controldata')
      return {
        code: 0,
        output: `${`${this.setting[1]} setting:`.padEnd(38)}${String(this.get(given[1] ?? '').held)}\n`,
      };
    if (name !== 'psql') {
      this.done.push([name, ...given.map((word) => word.replace(/\d+-\d+/, 'N'))].slice(0, 4).join(' '));
      return { code: 0, output: '' };
    }
    const statements = given.filter((_, index) => given[index - 1] === '-c');
    const changes = statements.filter((statement) => !/^(?:SHOW|SELECT)/.test(statement));
    if (changes.length > 0) this.done.push(changes.join('; '));
    return { code: 0, output: this.answerStatement(statements[0] ?? '') };
  }

  private answerStatement(statement: string): string {
    if (statement === 'SHOW DATABASES') return DATABASES.map((row) => `${row.join('\t')}\n`).join('');
    if (statement === 'SHOW CONFIG') return 'key\tvalue\npool_mode\ttransaction\n';
    if (!statement.includes('pg_postmaster_start_time')) return '';
    return `start\trecovers\n${String(this.get(this.leader).restarts)}\tf\n`;
  }
}

/** As pg_controldata of PostgreSQL 15 has it. */
function translate(output: string): string {
  return output.replaceAll(' setting:', '-Einstellung:');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
