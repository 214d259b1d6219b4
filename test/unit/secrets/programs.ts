/**
 * Programs in the place of those that a verb starts. Each keeps its own environment and argument list and those of the
 * process that started it, as any user of the machine or a plugin of Ansible could read them. Ansible then does what is
 * planned, or fails at a task with words that hold secrets; every other program is the real one.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEEP = `
kept=$(dirname "$0")/../kept/$$-$(basename "$0")
cat /proc/$$/environ > "$kept.environment"
cat /proc/$$/cmdline /proc/$PPID/cmdline > "$kept.arguments"
`;

const ANSIBLE_PLAYBOOK = `
import { appendFileSync, readFileSync, readSync, writeSync } from 'node:fs';
const [folder] = process.argv.slice(2);
const { playbook, hosts, tags: planned } = JSON.parse(readFileSync(process.env.OPS_GUARD, 'utf8'));
const tags = planned.length === 0 ? ['whole'] : planned;
const gate = Number(process.env.OPS_GATE);
writeSync(gate, JSON.stringify({ plays: [{ hosts, tasks: tags.map((tag) => [tag]) }] }) + '\\n');
const buffer = Buffer.alloc(100);
const word = buffer.toString('utf8', 0, readSync(gate, buffer)).trim();
if (word === '') process.exit(70);
const ending = playbook === 'prove.yml' ? 'passes' : readFileSync(folder + '/ending', 'utf8');
const words = readFileSync(folder + '/words', 'utf8');
console.log(words);
const say = (event, rest) =>
  appendFileSync(process.env.OPS_EVENTS, JSON.stringify({ event, go: word, at: 1, ...rest }) + '\\n');
const failed = ending === 'fails';
for (const host of hosts) {
  for (const tag of tags) {
    say('task_start', { task: 'task', tags: [tag] });
    say('host_result', { task: 'task', tags: [tag], host, status: failed ? 'failed' : 'ok', message: failed ? words : '' });
  }
}
const counts = { ok: 1, failed: failed ? 1 : 0 };
if (ending !== 'ends early') say('stats', { hosts: Object.fromEntries(hosts.map((host) => [host, counts])) });
process.exitCode = { passes: 0, fails: 2, 'ends early': 1 }[ending];
`;

const ANSIBLE = `
const answer = { stdout: JSON.stringify({ ports: [] }) };
const hosts = Object.fromEntries(process.argv[3].split(',').map((host) => [host, answer]));
console.log(JSON.stringify({ plays: [{ tasks: [{ hosts }] }] }));
`;

/** How ansible-playbook ends, beside its proofs. */
export type Ending = 'passes' | 'fails' | 'ends early';

export class Programs {
  readonly bin: string;
  private readonly kept: string;

  /** `words` is what Ansible prints, and what a task says that fails. */
  constructor(folder: string, words: string) {
    this.bin = join(folder, 'bin');
    this.kept = join(folder, 'kept');
    for (const path of [this.bin, this.kept]) mkdirSync(path);
    this.endWith('passes');
    writeFileSync(join(this.bin, 'words'), words);
    for (const [name, source] of Object.entries({ 'ansible-playbook': ANSIBLE_PLAYBOOK, ansible: ANSIBLE })) {
      writeFileSync(join(this.bin, `${name}.mjs`), source);
      this.write(name, `exec "${process.execPath}" "$0.mjs" "$(dirname "$0")" "$@"`);
    }
    for (const name of ['git', 'ssh', 'ssh-keygen', 'flock', 'id']) {
      this.write(name, `PATH=\${PATH#*:} exec ${name} "$@"`);
    }
  }

  endWith(ending: Ending): void {
    writeFileSync(join(this.bin, 'ending'), ending);
  }

  /** Writes a program that is kept an eye on as the others are; its path. */
  write(name: string, script: string): string {
    const path = join(this.bin, name);
    writeFileSync(path, `#!/bin/sh\n${KEEP}${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** What was kept of the processes of a program, of all programs where none is named. */
  read(what: 'environment' | 'arguments', program?: string): string {
    const ending = program === undefined ? `.${what}` : `-${program}.${what}`;
    const names = readdirSync(this.kept).filter((name) => name.endsWith(ending));
    return names.map((name) => readFileSync(join(this.kept, name), 'utf8').replaceAll('\0', '\n')).join('\n');
  }

  list(): readonly string[] {
    return [...new Set(readdirSync(this.kept).map((name) => name.replace(/^\d+-/, '').replace(/\.[a-z]+$/, '')))];
  }
}
