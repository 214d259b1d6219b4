/**
 * Every outlet but pages and comments, which have tests of their own: what comes from outside stays a value in annotations,
 * the log, command lines, labels and limits.
 */
import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { annotate, say } from '../../actions/adapters/github.ts';
import { findLabels, LABELS } from '../../actions/core/github/labels.ts';
import { writeCommand } from '../../actions/core/render/command.ts';
import { printable } from '../../actions/core/render/safe-text.ts';
import { renderWorkflowCommands } from '../../actions/core/render/workflow-commands.ts';
import { openSide } from '../../actions/core/side/open-side.ts';
import type { Problem } from '../../actions/core/types.ts';
import { COMMAND_PIECES, makeHostileTexts } from '../lib/hostile-texts.ts';
import { makeHostilePlan, makeHostileRefusal } from './core/render/page/hostile.ts';

const TEXTS = makeHostileTexts('zqx', COMMAND_PIECES);
/** A file that is there, so that an annotation has a place. */
const FILE = 'README.md';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the work prints, in the lines that the runner splits it into. */
function listPrinted(work: () => void): readonly string[] {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  work();
  vi.restoreAllMocks();
  return printed.split(/\r\n|[\r\n]/).filter((line) => line !== '');
}

/** Properties of a command, as the runner reads them; undefined where the line is no `::error`. */
function readProperties(line: string): Readonly<Record<string, string>> | undefined {
  const properties = /^::error (.*?)::/s.exec(line)?.[1];
  return properties === undefined
    ? undefined
    : Object.fromEntries(
        properties.split(',').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
      );
}

function makeProblem(text: string, file: string): Problem {
  return { severity: 'error', rule: text, message: text, file, line: 3, column: 5, path: text, hosts: [text] };
}

describe('a hostile text', () => {
  it('makes one annotation, at no other place', () => {
    for (const text of TEXTS) {
      const lines = listPrinted(() => {
        annotate([makeProblem(text, FILE), makeProblem(text, text)]);
      });
      expect(lines, text).toHaveLength(2);
      const [placed, other] = lines.map(readProperties);
      expect(placed, text).toMatchObject({ file: FILE, line: '3', col: '5' });
      expect(Object.keys(other ?? {}), text).toEqual(['title']);
    }
  });

  it('makes one command of validate', () => {
    for (const text of TEXTS) {
      const lines = renderWorkflowCommands([makeProblem(text, FILE)])
        .trimEnd()
        .split(/\r\n|[\r\n]/);
      expect(lines, text).toHaveLength(1);
      expect(readProperties(lines[0] ?? ''), text).toMatchObject({ file: FILE, line: '3', col: '5' });
    }
  });

  it('is no command in the log', () => {
    const lines = TEXTS.flatMap((text) =>
      listPrinted(() => {
        say(text);
        say(text.slice('zqx'.length));
      }),
    );
    expect(lines.filter((line) => /^[^\p{L}\p{N}\p{P}\p{S}]*::|##\[/u.test(line))).toEqual([]);
  });

  it('is one word of the command that a person copies', () => {
    const plan = { environment: 'prod', existing: [], desired: {} };
    const commands = TEXTS.map((text) => {
      const [step] = makeHostilePlan(text).steps;
      if (step === undefined) throw new Error('the plan has no step');
      return writeCommand(plan, { ...step, inventory: 'desired' }).replace('ansible-playbook', "printf '%s\\0' run");
    });
    const read = execFileSync('sh', ['-c', commands.join('\n')], { encoding: 'utf8' })
      .split('run\0')
      .slice(1);
    const expected = TEXTS.map((text) => {
      const shown = printable(text);
      const words = [
        '-i',
        'inventory/prod/hosts',
        `playbooks/${shown}`,
        '-l',
        shown,
        '-t',
        shown,
        '-e',
        `${shown}=${shown}`,
      ];
      return words.map((word) => `${word}\0`).join('');
    });
    expect(read).toEqual(expected);
  });

  it('is no label', () => {
    const known = LABELS.map(({ name }) => name);
    for (const text of TEXTS)
      expect(known).toEqual(
        expect.arrayContaining([...findLabels([makeHostilePlan(text), makeHostileRefusal(text)], false)]),
      );
  });

  it('is refused as the name of a host, a group or a cluster, so that no limit has it', () => {
    const open = (hosts: unknown) =>
      openSide({
        environment: 'prod',
        side: { path: 'inventory/prod' },
        inventory: { root: 'hosts', files: [{ path: 'hosts/all.yml', text: JSON.stringify(hosts) }] },
      }).problems.filter(({ severity }) => severity === 'error');
    const make = (group: string, host: string, cluster: string) =>
      open({ [group]: { hosts: { [host]: { pg_seq: 1, pg_role: 'primary' } }, vars: { pg_cluster: cluster } } });
    const isPlain = (text: string) => /^[A-Za-z0-9_.-]+$/.test(text);
    const usual = new Set(make('pg-a', '10.10.10.11', 'pg-a').map(({ rule }) => rule));
    const findRules = (group: string, host: string, cluster: string) =>
      make(group, host, cluster).flatMap(({ rule }) => (usual.has(rule) ? [] : [rule]));
    // By safe-name, or by what reads the text before it: a range of hosts, a character that nobody sees.
    for (const text of TEXTS.filter((one) => !isPlain(one))) {
      expect(findRules(text, '10.10.10.11', 'pg-a'), text).not.toEqual([]);
      expect(findRules('pg-a', text, 'pg-a'), text).not.toEqual([]);
      expect(findRules('pg-a', '10.10.10.11', text), text).not.toEqual([]);
    }
  });
});
