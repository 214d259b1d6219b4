/**
 * What a program did to a folder, call by call, as strace saw it, and the folder as it may be after a power loss at any of
 * these moments. The file system keeps the order in which names change, as the journals of ext4 and XFS do: a sync makes
 * durable what it is asked for and every change of a name before it, but not what other files hold. So a name may be there
 * and its file empty.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Arguments for strace, before the program. */
export function recordCalls(log: string): readonly string[] {
  const calls = ['openat', 'creat', 'write', 'pwrite64', 'writev', 'rename', 'renameat', 'renameat2', 'link', 'linkat'];
  const others = ['unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'fsync', 'fdatasync', 'ftruncate'];
  const trace = `trace=${[...calls, ...others].join(',')}`;
  return ['-f', '--seccomp-bpf', '-qq', '-y', '-xx', '-s', '1048576', '-e', 'signal=none', '-e', trace, '-o', log];
}

export interface Call {
  readonly name: string;
  /** Absolute, of what is opened, written, synced, made or moved. */
  readonly path: string;
  /** Of a link or a move. */
  readonly to: string;
  readonly flags: string;
  readonly offset: number | undefined;
  readonly data: Buffer;
}

/** Those that succeeded, in the order of their ends. */
export function parseCalls(log: string): readonly Call[] {
  const begun = new Map<string, string>();
  const folders = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    const whole = rest.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(pid) ?? '');
    const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(whole) ?? [];
    const folder = /AT_FDCWD<([^>]*)>/.exec(args)?.[1];
    if (folder !== undefined) folders.set(pid, decode(folder).toString());
    if (name === '' || Number(result) < 0) return [];
    return [readCall(name, args, folders.get(pid) ?? '/')];
  });
}

function decode(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

function readCall(name: string, args: string, folder: string): Call {
  const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text = '']) => decode(text));
  const descriptor = /^\d+<([^>]*)>/.exec(args)?.[1];
  const [path, to] = [texts[0], texts[1]].map((text) => resolve(folder, text?.toString() ?? ''));
  const isOfDescriptor = descriptor !== undefined && !name.endsWith('at');
  return {
    name,
    path: isOfDescriptor ? decode(descriptor).toString() : (path ?? ''),
    to: to ?? '',
    flags: /\bO_[A-Z_|]+/.exec(args)?.[0] ?? '',
    offset: name === 'pwrite64' ? Number(/(\d+)$/.exec(args)?.[1]) : undefined,
    data: isOfDescriptor ? Buffer.concat(texts) : Buffer.alloc(0),
  };
}

interface File {
  content: Buffer;
  /** What a sync was asked for. */
  synced: Buffer;
}

/** `kept`: what was not synced is there; `empty`: only its names are. */
export type Unsynced = 'kept' | 'empty';

export class Recorded {
  private readonly files = new Map<string, File>();
  private readonly folders = new Set<string>();
  private readonly root: string;

  /** Of what is below `root`, which is empty. */
  constructor(root: string) {
    this.root = root;
  }

  do(call: Call): void {
    const { name, path, to, flags, offset, data } = call;
    if (!this.isBelow(path)) return;
    const file = this.files.get(path);
    if (name === 'creat' || (name === 'openat' && flags.includes('O_CREAT') && file === undefined))
      this.files.set(path, { content: Buffer.alloc(0), synced: Buffer.alloc(0) });
    else if (name === 'openat' && flags.includes('O_TRUNC') && file !== undefined) file.content = Buffer.alloc(0);
    else if (name === 'mkdir' || name === 'mkdirat') this.folders.add(path);
    else if (name === 'rmdir') this.folders.delete(path);
    else if (name.startsWith('unlink')) this.remove(path);
    else if (name.startsWith('link') && file !== undefined) this.files.set(to, file);
    else if (name.startsWith('rename')) this.move(path, to);
    else if (file !== undefined) this.write(file, { name, offset, data });
  }

  private write(file: File, { name, offset, data }: Pick<Call, 'name' | 'offset' | 'data'>): void {
    if (name === 'fsync' || name === 'fdatasync') file.synced = file.content;
    else if (offset === undefined) file.content = Buffer.concat([file.content, data]);
    else {
      const after = file.content.subarray(offset + data.length);
      file.content = Buffer.concat([file.content.subarray(0, offset), data, after]);
    }
  }

  private remove(path: string): void {
    this.files.delete(path);
    this.folders.delete(path);
  }

  private move(from: string, to: string): void {
    const rename = (path: string) => (path === from ? to : `${to}${path.slice(from.length)}`);
    const moves = (path: string) => path === from || path.startsWith(`${from}/`);
    for (const [path, file] of [...this.files].filter(([path]) => moves(path))) {
      this.files.delete(path);
      this.files.set(rename(path), file);
    }
    for (const path of [...this.folders].filter(moves)) {
      this.folders.delete(path);
      this.folders.add(rename(path));
    }
  }

  private isBelow(path: string): boolean {
    return path.startsWith(`${this.root}/`);
  }

  /** Writes all that is below the root to an empty folder. */
  print(folder: string, unsynced: Unsynced): void {
    const place = (path: string) => join(folder, path.slice(this.root.length));
    for (const path of this.folders) if (this.isBelow(path)) mkdirSync(place(path), { recursive: true });
    for (const [path, { content, synced }] of this.files) {
      if (!this.isBelow(path)) continue;
      mkdirSync(dirname(place(path)), { recursive: true });
      writeFileSync(place(path), unsynced === 'kept' ? content : synced);
    }
  }
}
