/**
 * What a person types into the form of a workflow, and what GitHub says of who did: it is refused, or stays a value from the
 * job to the report. The program that the runner may start as root has its share in wrapper.test.ts.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRequestDoor } from '../../../actions/adapters/request-door.ts';
import { printable } from '../../../actions/core/general/printable.ts';
import { makeInert } from '../../../actions/core/render/inert-log.ts';
import { judgeClaims, type GuardedVerb } from '../../../actions/core/request/job-token.ts';
import { assembleRequester, parseHandedIn, printHandedIn } from '../../../actions/core/request/request.ts';
import { UserError } from '../../../actions/core/types.ts';
import { operate } from '../../../actions/request/operate.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { checkPages } from '../../lib/check-pages.ts';
import { COMMAND_PIECES, makeHostileTexts } from '../../lib/hostile-texts.ts';
import { makeJobClaims } from '../../lib/issuer.ts';
import { openStage } from '../patroni/stage.ts';

const python = findAnsiblePython();
const isAsked = python !== undefined || process.env['CI'] !== undefined;
const MARKER = 'zqx';
/** As they are, and where a name would have begun well. */
const TEXTS = [...makeHostileTexts('', COMMAND_PIECES), ...makeHostileTexts(MARKER, COMMAND_PIECES)];

/** Verbs with arguments that are taken, each of which a text then replaces. */
const FORMS: Readonly<Record<GuardedVerb, Readonly<Record<string, string>>>> = {
  failover: {
    ...{ cluster: 'pg-test', operation: 'failover', confirm: 'pg-test', leader: 'pg-test-1', candidate: 'pg-test-2' },
    ...{ 'accept-data-loss': '0', 'while-paused': 'pg-test', 'drain-limit': '60', drill: 'false' },
  },
  patroni: {
    ...{ command: 'edit-config', cluster: 'pg-test', member: 'pg-test-1', confirm: 'pg-test', deadline: '30m' },
    ...{ pending: 'false', set: 'loop_wait=10', apply: 'true' },
  },
  service: { action: 'status', unit: 'haproxy', limit: 'pg-test', confirm: 'pg-test' },
};
const PLACES = Object.entries(FORMS).flatMap(([verb, form]) =>
  Object.keys(form).map((name) => [verb as GuardedVerb, name] as const),
);
/** What no shell, no limit of Ansible and no option reader takes for its own. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_.:,-]*$/;
/** The one argument that is a text: a setting, which is sent to Patroni as JSON. */
const isText = (name: string) => name === 'set';

function handIn(verb: GuardedVerb, name: string, text: string) {
  return { written: { verb, by: {}, arguments: { ...FORMS[verb], [name]: text } } };
}

describe('a hostile input of a dispatched workflow', () => {
  it.each(PLACES)('of %s, as "%s", is refused in one line, or is a plain name', (verb, name) => {
    for (const text of TEXTS) {
      const printed = printHandedIn(handIn(verb, name, text));
      try {
        const { written } = parseHandedIn(printed);
        expect(written.arguments[name], text).toBe(text);
        expect(text).toMatch(isText(name) ? /^[\x20-\x7e]{1,200}$/ : PLAIN);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error.message, text).toMatch(/^the request is refused: .* \[request\]$/);
        expect(printable(error.message), text).toBe(error.message);
      }
    }
  });

  it('reaches the meta node on standard input, in no argument of a program', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ops-door-'));
    try {
      // In the place of the wrapper: it notes its arguments and what it reads.
      const script = `printf '%s\\n' "$@" >${folder}/args; cat >>${folder}/input; echo >>${folder}/input; echo 7`;
      const door = openRequestDoor(['sh', '-c', script, '-']);
      const wanted: string[] = [];
      for (const [index, text] of TEXTS.filter((_, place) => place % 10 === 0).entries()) {
        const [verb, name] = PLACES[index % PLACES.length] ?? ['service', 'limit'];
        const handedIn = handIn(verb, name, text);
        expect(await door.handIn('sandbox', handedIn)).toBe(7);
        expect(readFileSync(join(folder, 'args'), 'utf8')).toBe(`hand-in\nsandbox\n${verb}\n`);
        wanted.push(JSON.stringify(handedIn.written));
      }
      expect(readFileSync(join(folder, 'input'), 'utf8').trimEnd().split('\n')).toEqual(wanted);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that is taken is a value of the report, and of no limit', async () => {
    const taken = PLACES.flatMap(([verb, name]) =>
      TEXTS.flatMap((text) => {
        try {
          return [parseHandedIn(printHandedIn(handIn(verb, name, text))).written];
        } catch {
          return [];
        }
      }),
    );
    expect(taken.length).toBeGreaterThan(50);
    const pages: { name: string; markdown: string }[] = [];
    for (const written of taken) {
      const stage = openStage();
      const request = { ...written, number: 7, environment: 'sandbox' };
      const store = {
        ...{ listOpen: () => [], list: () => [], findAnswer: () => undefined, answer: () => undefined },
        ...{ read: () => ({ number: 7, request }), handIn: () => 7, begin: () => true },
      };
      const openOffers = () => expect.unreachable('nothing is offered');
      const answer = await operate(7, { store, openOffers, openOperations: () => ({ ...stage.adapters, by: 'ada' }) });
      const name = JSON.stringify(written.arguments);
      const lines = makeInert(answer.text).split(/\r\n|[\r\n]/);
      expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
      expect(stage.requests.filter(({ path }) => !/^\/[a-z]+$/.test(path))).toEqual([]);
      if (answer.summary !== undefined) pages.push({ name, markdown: answer.summary });
    }
    if (!isAsked) return;
    // A report has a heading of its own, which a page has not.
    const findings = checkPages(python ?? 'python3', pages).filter((finding) => !finding.endsWith(': tag <h3>'));
    expect(findings.slice(0, 10)).toEqual([]);
  }, 300_000);
});

describe('the name of a user', () => {
  const policy = { issuer: 'https://token.actions.githubusercontent.com', repository: 'team/fleet' };
  const isName = (name: string | undefined) => name === undefined || /^[A-Za-z0-9][A-Za-z0-9_.[\]-]*$/.test(name);

  it('is left out of the record where it is none, as the runner says it', () => {
    for (const text of TEXTS) {
      const { actor, run } = assembleRequester(text, `https://github.com/${text}`);
      expect(isName(actor), text).toBe(true);
      expect(run === undefined || /^https:\/\/github\.com\/[\w./-]+$/.test(run), text).toBe(true);
    }
  });

  it('is left out of the record where it is none, as the token says it', () => {
    for (const text of TEXTS) {
      const claims = { ...makeJobClaims(policy.issuer, 'x', 'failover.yml'), actor: text, run_id: text };
      const { actor, run } = judgeClaims(claims, policy, 'failover');
      expect(isName(actor), text).toBe(true);
      expect(run === undefined || run.startsWith('https://github.com/team/fleet/actions/runs/'), text).toBe(true);
    }
  });

  it('is refused in a request that was written otherwise', () => {
    for (const text of TEXTS.filter((one) => !isName(one))) {
      const { written } = handIn('service', 'limit', 'pg-test');
      expect(() => parseHandedIn(JSON.stringify({ ...written, by: { actor: text } })), text).toThrow('by.actor is ');
    }
  });
});
