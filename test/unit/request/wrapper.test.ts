/** scripts/meta.d/ops-request as it is, but for its paths, with programs in place of sudo's world that write down their call. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_PIECES, makeHostileTexts } from '../../lib/hostile-texts.ts';

const WRAPPER = join(import.meta.dirname, '../../../scripts/meta.d/ops-request');
const CURSOR = 's=0f;i=a1;b=3c;m=1;t=5;x=9';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-wrapper-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'marks/sandbox'), { recursive: true });
  mkdirSync(join(folder, 'marks/half-made'), { recursive: true });
  writeFileSync(join(folder, 'marks/sandbox/environment'), 'origin\n');
  install('systemctl', 'case $* in *ActiveState*) echo "activating" ;; *InvocationID*) echo 0f0f ;; esac');
  install('journalctl', 'echo "{}"');
  install('runuser', 'case $* in *hand-in*) cat >"$FOLDER/input"; echo 7 ;; esac');
  const text = readFileSync(WRAPPER, 'utf8')
    .replace('export PATH=', `export FOLDER=${folder} PATH=${folder}/bin:`)
    .replace('state=/var/lib/ops marks=/etc/ops', `state=${folder}/state marks=${folder}/marks`);
  writeFileSync(join(folder, 'ops-request'), text);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function install(name: string, body: string): void {
  const path = join(folder, 'bin', name);
  writeFileSync(path, `#!/bin/bash\nprintf '%s\\n' "${name} $*" >>"$FOLDER/calls"\n${body}\n`);
  chmodSync(path, 0o755);
}

function hold(reason: string | Buffer): void {
  const path = join(folder, 'marks/sandbox/hold');
  writeFileSync(path, reason);
  const time = new Date('2026-06-30T12:00:00Z');
  utimesSync(path, time, time);
}

interface Called {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly string[];
}

function call(args: readonly string[], options: { readonly input?: string } = {}): Called {
  const { status, stdout, stderr } = spawnSync('bash', [join(folder, 'ops-request'), ...args], {
    ...{ encoding: 'utf8', input: options.input ?? '', env: { PATH: '/usr/bin:/bin' } },
  });
  const calls = join(folder, 'calls');
  const made = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
  rmSync(calls, { force: true });
  return { status, stdout, stderr, calls: made };
}

describe('the program that a runner may start as root', () => {
  it('writes the request down as ops, before it starts the unit, and prints the number', () => {
    const { status, stdout, calls } = call(['hand-in', 'sandbox', 'apply'], { input: '{"verb":"apply"}' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '7\n' });
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatch(/^runuser -u ops -- env -i .* request hand-in --env sandbox --verb apply$/);
    expect(calls[1]).toBe('systemctl start --no-block ops-apply@sandbox.service');
    expect(readFileSync(join(folder, 'input'), 'utf8')).toBe('{"verb":"apply"}');
  });

  it('gives an operation a unit of its own', () => {
    const { calls } = call(['hand-in', 'sandbox', 'failover'], { input: '{}' });
    expect(calls.at(-1)).toBe('systemctl start --no-block ops-operation-sandbox@7.service');
  });

  it('starts nothing where the request was not taken', () => {
    install('runuser', 'cat >/dev/null; echo "error: refused" >&2; exit 1');
    const { status, stderr, calls } = call(['hand-in', 'sandbox', 'apply'], { input: '{}' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('error: refused');
    expect(calls.filter((line) => line.startsWith('systemctl'))).toEqual([]);
  });

  it.each(['', '0', '-1', '7; reboot', '7\n8', '99999999999'])('starts nothing by a number such as %j', (number) => {
    install('runuser', `cat >/dev/null; printf '%s\\n' ${JSON.stringify(number)}`);
    const strange = call(['hand-in', 'sandbox', 'failover'], { input: '{}' });
    expect(strange.status).toBe(2);
    expect(strange.calls.filter((line) => line.startsWith('systemctl'))).toEqual([]);
  });

  it('hands no more than a request can have to the code', () => {
    call(['hand-in', 'sandbox', 'apply'], { input: 'x'.repeat(1_000_000) });
    expect(readFileSync(join(folder, 'input'), 'utf8')).toHaveLength(16_385);
  });

  it('prints state, answer and journal of the start that is at work', () => {
    const { status, stdout, calls } = call(['look', 'sandbox', 'apply', '7', '-']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'activating\n--\n--\n{}\n' });
    expect(calls.at(-1)).toMatch(/^journalctl .*--output=json .*_SYSTEMD_INVOCATION_ID=0f0f$/);
    expect(calls.find((line) => line.startsWith('runuser'))).toContain('requests/00000007.answer.json');
  });

  it('goes on from a place in the journal, and shows nothing of a start that is over', () => {
    expect(call(['look', 'sandbox', 'apply', '7', CURSOR]).calls.at(-1)).toMatch(
      /--unit=ops-apply@sandbox\.service --after-cursor=s=0f;i=a1;b=3c;m=1;t=5;x=9$/,
    );
    install('systemctl', 'echo inactive');
    const { stdout, calls } = call(['look', 'sandbox', 'apply', '7', '-']);
    expect(stdout).toBe('inactive\n--\n--\n');
    expect(calls.filter((line) => line.startsWith('journalctl'))).toEqual([]);
  });

  it('bundles the published state, with how far an apply is where one has told', () => {
    const bundled = () => call(['state', 'sandbox']).calls.at(-1);
    const [applied, until] = ['refs/ops/sandbox/applied', '--not refs/remotes/origin/main'];
    expect(bundled()).toContain(`bundle create --quiet - ${applied} refs/ops/sandbox/applying ${until}`);
    install('runuser', 'case $* in *show-ref*) exit 1 ;; esac');
    expect(bundled()).toContain(`bundle create --quiet - ${applied} ${until}`);
  });

  it('names the environments that the node carries', () => {
    for (const name of ['production', 'half-made']) {
      const { status, stderr, calls } = call(['hand-in', name, 'apply'], { input: '{}' });
      expect({ status, calls }).toEqual({ status: 2, calls: [] });
      expect(stderr).toContain(`does not carry the environment ${name}; it carries: sandbox.`);
    }
  });

  it('takes no request for an apply and starts none while root holds applies, and all others', () => {
    hold('disk of pg-test is being changed, Jürgen\nsecond line');
    for (const line of [
      ['hand-in', 'sandbox', 'apply'],
      ['start', 'sandbox', 'apply', '7'],
    ]) {
      expect(call(line, { input: '{"verb":"apply"}' })).toEqual({
        ...{ status: 3, stdout: '', calls: [] },
        stderr:
          `ops-request: applies of sandbox are held since 2026-06-30 12:00 UTC, "disk of pg-test is being changed, Jürgen"; ` +
          `to go on, delete ${folder}/marks/sandbox/hold on the meta node as root. ` +
          'Failovers and operations of Patroni and of units are not held\n',
      });
    }
    for (const verb of ['failover', 'patroni', 'service']) {
      expect(call(['hand-in', 'sandbox', verb], { input: '{}' }).stdout).toBe('7\n');
      expect(call(['start', 'sandbox', verb, '7']).calls).toHaveLength(1);
    }
    expect(call(['look', 'sandbox', 'apply', '7', '-']).status).toBe(0);
    expect(call(['state', 'sandbox']).status).toBe(0);
    rmSync(join(folder, 'marks/sandbox/hold'));
    expect(call(['hand-in', 'sandbox', 'apply'], { input: '{}' }).stdout).toBe('7\n');
  });

  it.each([
    ['', 'without a reason'],
    ['\nsecond line', 'without a reason'],
    ['with a return\r\n', '"with a return"'],
    ['\u001b[31mred\u0007\u202e\u0000 \u2028$(id) `id` %0A::error::x', '"?[31mred?? ?$(id) `id` %0A::error::x"'],
    [Buffer.from([0x61, 0xff, 0xfe, 0x62]), '"a??b"'],
    ['é'.repeat(5_000), `"${'é'.repeat(200)}"`],
    ['x'.repeat(1_000_000), `"${'x'.repeat(200)}"`],
  ])('shows of the reason no more than a line that can be seen: %j', (reason, shown) => {
    hold(reason);
    const { status, stderr } = call(['hand-in', 'sandbox', 'apply'], { input: '{}' });
    expect(status).toBe(3);
    expect(stderr).toContain(` UTC, ${shown}; to go on, delete `);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('is held by whatever is there, also where it has no text', () => {
    mkdirSync(join(folder, 'marks/sandbox/hold'));
    const { status, stderr } = call(['start', 'sandbox', 'apply', '7']);
    expect(status).toBe(3);
    expect(stderr).toContain('without a reason');
  });

  const HOSTILE = [
    ...['', ' ', '.', '..', '../sandbox', 'sandbox/..', '/etc', 'sandbox\n', 'sandbox\nx', 'sand box', 'sandbox;id'],
    ...[
      '$(id)',
      '`id`',
      '*',
      'sandbox@x',
      '-u',
      '--',
      '--help',
      '%i',
      'sändbox',
      'a'.repeat(64),
      "'",
      '"',
      '\\',
      '{a,b}',
    ],
  ];

  const listLines = (value: string): readonly (readonly string[])[] => [
    [value],
    [value, 'sandbox', 'apply'],
    ['hand-in', value, 'apply'],
    ['hand-in', 'sandbox', value],
    ['hand-in', 'sandbox', 'apply', value],
    ['start', value, 'apply', '7'],
    ['start', 'sandbox', value, '7'],
    ['start', 'sandbox', 'apply', value],
    ['look', value, 'apply', '7', '-'],
    ['look', 'sandbox', value, '7', '-'],
    ['look', 'sandbox', 'apply', value, '-'],
    ['look', 'sandbox', 'apply', '7', value],
    ['look', 'sandbox', 'apply', '7', `${CURSOR}${value}x`],
    ['state', value],
    ['state', 'sandbox', value],
    ['sweep', value],
  ];
  const expectRefused = (line: readonly string[]) => {
    const { status, stdout, calls } = call(line, { input: '{}' });
    expect({ line, status, stdout, calls }).toEqual({ line, status: 2, stdout: '', calls: [] });
  };

  it.each(HOSTILE)('refuses %j in every place', (value) => {
    for (const line of listLines(value)) expectRefused(line);
  });

  it('refuses 300 hostile texts, each in one place', () => {
    const texts = makeHostileTexts('', COMMAND_PIECES);
    for (const [index, text] of texts.entries()) {
      const lines = listLines(text);
      expectRefused(lines[index % lines.length] ?? []);
    }
    expect(existsSync(join(folder, 'x'))).toBe(false);
  }, 300_000);

  it('ends processes for a runner alone', () => {
    const { status, stderr, calls } = call(['sweep']);
    expect({ status, calls }).toEqual({ status: 2, calls: [] });
    expect(stderr).toContain('the caller of sweep is not allowed');
  });

  it('refuses what it does not know, and too little', () => {
    for (const line of [
      [],
      ['restart', 'sandbox', 'apply', '7'],
      ['hand-in'],
      ['look', 'sandbox', 'apply', '7'],
      ['state'],
    ]) {
      expect(call(line)).toMatchObject({ status: 2, calls: [] });
    }
  });
});
