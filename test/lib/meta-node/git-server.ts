/** GitHub as git sees it: a repository on disk over HTTP, which may be away for one of its two services or for both. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { listen } from './loopback.ts';

/** How it is away: `refused` connections, an `unanswered` request, or an answer with that status. */
export type Outage = 'refused' | 'unanswered' | 401 | 500 | 503;

export class GitServer {
  /** For pushes. */
  pushing: Outage | undefined;
  /** For fetches. */
  fetching: Outage | undefined;
  /** References as pushes moved them, `<old> <new> <name>`. */
  readonly pushed: string[] = [];
  private server: Server;
  private port = 0;
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    this.server = this.create();
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}/origin.git`;
  }

  async open(): Promise<void> {
    this.port = await listen(this.server, '127.0.0.1', this.port);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private create(): Server {
    return createServer((request, response) => {
      const isPush = request.url?.includes('git-receive-pack') === true;
      const outage = isPush ? this.pushing : this.fetching;
      if (outage === undefined) this.answer(request, response);
      // As a firewall does that rejects.
      else if (outage === 'refused') request.socket.destroy();
      else if (typeof outage === 'number') response.writeHead(outage, { 'www-authenticate': 'Basic' }).end('away\n');
    });
  }

  /** By git's own program for it, as a web server starts it. */
  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '', 'http://origin.test');
    const program = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
    const child = spawn(program, [], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...{ PATH: process.env['PATH'], GIT_PROJECT_ROOT: this.root, GIT_HTTP_EXPORT_ALL: '1', REMOTE_USER: 'job' },
        ...{ PATH_INFO: pathname, QUERY_STRING: search.slice(1), REQUEST_METHOD: request.method },
        ...{
          CONTENT_TYPE: request.headers['content-type'],
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        },
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
    });
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => {
      const moved = /[0-9a-f]{40} [0-9a-f]{40} refs\/[^\0\n]*/g;
      if (pathname.endsWith('git-receive-pack')) this.pushed.push(...(part.toString('latin1').match(moved) ?? []));
    });
    request.pipe(child.stdin);
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.once('close', () => {
      const whole = Buffer.concat(parts);
      const end = whole.indexOf('\r\n\r\n');
      const headers = whole.toString('latin1', 0, end).split('\r\n');
      const named = headers.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
      const { Status: status = '200', ...rest } = Object.fromEntries(named) as Record<string, string>;
      response.writeHead(Number.parseInt(status, 10), rest).end(whole.subarray(end + 4));
    });
  }
}
