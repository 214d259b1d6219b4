/** A container of the sandbox's image with the programs in it, without a network: judge.py in it answers for files. */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const HERE = join(process.cwd(), 'test/bench/lib/programs');
const IMAGE = /^ops-sandbox:[0-9a-f]{12}$/;

/** What a program is asked about; `files` as it wants them named. */
export interface Question {
  readonly program: string;
  readonly files: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly port?: number;
  readonly user?: string;
}

export interface Judge {
  /** What the program said against the files; undefined where it takes them. */
  readonly ask: (question: Question) => Promise<string | undefined>;
  readonly stop: () => void;
}

export function startJudge(): Judge {
  const name = `ops-programs-${process.pid}`;
  const docker = (args: readonly string[], input?: string): string =>
    execFileSync('docker', args, { encoding: 'utf8', ...(input === undefined ? {} : { input }) });
  const image = docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', 'ops-sandbox']).split('\n').find((tag) => IMAGE.test(tag)); // prettier-ignore
  if (image === undefined) throw new Error('no image of the sandbox; scripts/sandbox up makes it');
  docker(['run', '-d', '--rm', '--network', 'none', '--name', name, '--entrypoint', 'sleep', image, 'infinity']);
  try {
    docker(['exec', '-i', name, 'sh'], readFileSync(join(HERE, 'install'), 'utf8'));
    docker(['exec', '-i', name, 'sh', '-c', 'cat > /judge.py'], readFileSync(join(HERE, 'judge.py'), 'utf8'));
    return talk(name, () => docker(['kill', name]));
  } catch (error) {
    docker(['kill', name]);
    throw error;
  }
}

function talk(name: string, kill: () => void): Judge {
  const child = spawn('docker', ['exec', '-i', name, 'python3', '/judge.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number, { resolve: (mistake: string | undefined) => void; reject: (error: Error) => void }>();
  let asked = 0;
  createInterface(child.stdout).on('line', (line) => {
    const { id, mistake } = JSON.parse(line) as { id: number; mistake: string | null };
    waiting.get(id)?.resolve(mistake ?? undefined);
    waiting.delete(id);
  });
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  process.once('exit', kill);
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('judge.py ended'));
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.set(++asked, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id: asked, ...question })}\n`);
      }),
    stop: () => child.stdin.end(),
  };
}
