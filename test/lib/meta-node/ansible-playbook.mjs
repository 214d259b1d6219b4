/**
 * In the place of ansible-playbook: an effect is a file of the host, `round N` of the inventory that it was given. It is
 * half written for some time, which only a whole run ends; a proof holds where nothing of the host is half written. A host
 * whose file `hangs` is there keeps its run waiting.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [live, ...args] = process.argv.slice(2);
const { playbook, hosts, tags: planned } = JSON.parse(readFileSync(process.env.OPS_GUARD, 'utf8'));
const tags = planned.length === 0 ? ['whole'] : planned;
const isProof = playbook === 'prove.yml';

function waitForWord() {
  const gate = Number(process.env.OPS_GATE);
  writeSync(gate, `${JSON.stringify({ plays: [{ hosts, tasks: tags.map((tag) => [tag]) }] })}\n`);
  const buffer = Buffer.alloc(100);
  return buffer.toString('utf8', 0, readSync(gate, buffer)).trim();
}

const word = waitForWord();
if (word === '') process.exit(70);
const say = (event, rest) => {
  const at = Number(process.hrtime.bigint()) / 1e9;
  appendFileSync(process.env.OPS_EVENTS, `${JSON.stringify({ event, go: word, at, ...rest })}\n`);
};
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');
const inventory = readFileSync(join(args[args.indexOf('-i') + 1], 'all.yml'), 'utf8');
const round = /round (\d+)/.exec(inventory)?.[1] ?? '0';
const pace = Number(read(join(live, 'pace')));

if (!isProof) {
  const command = [playbook, args[args.indexOf('--limit') + 1], planned.join()].join(' ').trim();
  appendFileSync(join(live, 'runs'), `${JSON.stringify({ command, hosts, round })}\n`);
}

async function bringAbout(host, tag) {
  mkdirSync(join(live, host), { recursive: true });
  const effect = join(live, host, `${basename(playbook, '.yml')}-${tag}`);
  writeFileSync(effect, `half ${round}`);
  while (existsSync(join(live, `${host}.hangs`))) await sleep(20);
  await sleep(pace);
  writeFileSync(effect, round);
  return '';
}

function prove(host) {
  const folder = join(live, host);
  const half = existsSync(folder)
    ? readdirSync(folder).filter((name) => read(join(folder, name)).startsWith('half'))
    : [];
  return half.length === 0 ? '' : `half written: ${half.join(', ')}`;
}

const failed = new Set();
for (const tag of tags) {
  say('task_start', { task: 'task', tags: [tag] });
  // As Ansible does: beside each other on the hosts, and a task is through when it is on all of them.
  const done = hosts.map(async (host) => {
    say('host_start', { task: 'task', host });
    const message = isProof ? prove(host) : await bringAbout(host, tag);
    if (message !== '') failed.add(host);
    say('host_result', { task: 'task', tags: [tag], host, status: message === '' ? 'ok' : 'failed', message });
  });
  await Promise.all(done);
}
const counts = (host) => ({ ok: tags.length, failed: failed.has(host) ? 1 : 0 });
say('stats', { hosts: Object.fromEntries(hosts.map((host) => [host, counts(host)])) });
process.exitCode = failed.size > 0 ? 2 : 0;
