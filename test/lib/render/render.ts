/** A process of serve.py, and what it answers: which files and tasks playbooks would lay down. See README.md. */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';

export interface Run {
  readonly playbook: string;
  readonly tags?: readonly string[];
  readonly limit?: string;
  readonly vars?: Readonly<Record<string, string>>;
}

interface Request {
  readonly inventory: string;
  /** A folder that is there and empty. */
  readonly out: string;
  readonly runs: readonly Run[];
  /** Clusters that nobody has made yet. */
  readonly absent?: readonly string[];
  /** Instances by cluster; where none is named, the one whose pg_role is primary leads. */
  readonly leaders?: Readonly<Record<string, string>>;
}

interface Failure {
  readonly host: string;
  readonly task: string;
  readonly message: string;
}

export interface Answer {
  /** Ansible itself refused: no such limit, no inventory. */
  readonly failed?: string;
  readonly runs?: readonly {
    readonly playbook: string;
    readonly code: number;
    /** How many tasks times hosts, without those of tag always. */
    readonly tasks: number;
    readonly failures: readonly Failure[];
  }[];
  readonly seconds: number;
}

export interface Renderer {
  readonly render: (request: Request) => Promise<Answer>;
  readonly close: () => void;
  /** At once, in the middle of a request too. */
  readonly kill: () => void;
}

/** Answers come in the order of the requests. What it needs while it runs lies in the folder. */
export function startRenderer(python: string, folder = tmpdir()): Renderer {
  const child = spawn(python, [join(process.cwd(), 'test/lib/render/serve.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
    // Of its own group, so that what it has forked ends with it.
    detached: true,
  });
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line) as Answer));
  child.on('exit', (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the renderer ended with ${String(code)}`));
  });
  return {
    render: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    close: () => child.stdin.end(),
    kill: () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    },
  };
}

/** Text of each file below a folder, by `<host>/<path>`. */
export function readRendered(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}

export function listFailures(answer: Answer): readonly string[] {
  const failures = (answer.runs ?? []).flatMap(({ failures: list }) => list);
  const texts = failures.map(({ host, task, message }) => `${host}: ${task}: ${message}`);
  return answer.failed === undefined ? texts : [answer.failed, ...texts];
}
