/** The unit's loop over requests and a main that moves, with a round that does what each test says. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../actions/core/request/answer.ts';
import type { RequestStore, StoredRequest } from '../../../actions/core/request/ports.ts';
import type { Request } from '../../../actions/core/request/request.ts';
import type { Hold } from '../../../actions/core/operations/hold.ts';
import { carryOut } from '../../../actions/request/carry-out.ts';

/** Commits of main by age: `c1` is the ancestor of `c2`. */
type Commit = `c${number}`;
const age = (commit: string) => Number(commit.slice(1));

class Node {
  main: Commit | undefined = 'c1';
  /** What origin has; fetched into `main`. */
  origin: Commit = 'c1';
  obstacle: string | undefined;
  signal: string | undefined;
  hold: Hold | undefined;
  readonly requests: StoredRequest[] = [];
  readonly answers = new Map<number, Answer>();
  readonly rounds: string[] = [];
  readonly said: string[] = [];
  fetches = 0;
  slept = 0;
  /** What happens during the round of that number. */
  during: ((round: number) => number | undefined) | undefined;
  onFetch: ((fetch: number) => void) | undefined;

  ask(commit?: Commit, verb: Request['verb'] = 'apply'): number {
    const number = this.requests.length + 1;
    const named = commit === undefined ? {} : { commit };
    this.requests.push({ number, request: { number, environment: 'e', verb, by: {}, arguments: {}, ...named } });
    return number;
  }

  get store(): RequestStore {
    return {
      handIn: () => this.ask(),
      list: () => this.requests,
      listOpen: () => this.requests.filter(({ number }) => !this.answers.has(number)),
      read: (number) => this.requests.find((stored) => stored.number === number),
      answer: (answer) => {
        if (!this.answers.has(answer.number)) this.answers.set(answer.number, answer);
      },
      findAnswer: (number) => this.answers.get(number),
      begin: () => true,
    };
  }

  run(): Promise<boolean> {
    return carryOut('e', {
      store: this.store,
      source: {
        fetch: () => {
          this.fetches += 1;
          this.onFetch?.(this.fetches);
          if (this.obstacle === undefined) this.main = this.origin;
          return Promise.resolve(this.obstacle);
        },
        findMain: () => this.main,
        isAncestor: (ancestor, descendant) => age(ancestor) <= age(descendant),
        checkOut: (commit) => `/code/${commit}`,
        findCheckedOut: () => undefined,
      },
      rounds: {
        run: ({ folder, until }) => {
          this.rounds.push(`${folder} until ${String(until)}`);
          const code = this.during?.(this.rounds.length);
          // As a round does that lives to its end.
          if (code === undefined)
            for (const { number } of this.store.listOpen())
              if (number <= until) this.store.answer({ number, verb: 'apply', ok: true, text: 'applied', outputs: {} });
          return Promise.resolve(code ?? 0);
        },
      },
      interruption: { signal: () => this.signal, leave: () => undefined },
      findHold: () => this.hold,
      progress: { say: (line) => void this.said.push(line) },
      sleep: (milliseconds) => {
        this.slept += milliseconds;
        return Promise.resolve();
      },
    });
  }
}

describe('the unit of applies', () => {
  it('applies main once where nothing moves, with nobody asking', async () => {
    const node = new Node();
    expect(await node.run()).toBe(true);
    expect(node.rounds).toEqual(['/code/c1 until 0']);
  });

  it('goes on where main has moved during the round, by the code of the newer commit', async () => {
    const node = new Node();
    node.during = (round) => {
      if (round === 1) node.origin = 'c2';
      return undefined;
    };
    expect(await node.run()).toBe(true);
    expect(node.rounds).toEqual(['/code/c1 until 0', '/code/c2 until 0']);
  });

  it('begins no round after root has held applies, and leaves what is open to a later start', async () => {
    const node = new Node();
    node.during = (round) => {
      if (round !== 1) return undefined;
      node.origin = 'c2';
      node.hold = { since: '2026-06-30T12:00:00.000Z', reason: 'a disk', path: '/etc/ops/e/hold' };
      return undefined;
    };
    node.ask('c1');
    expect(await node.run()).toBe(false);
    node.ask('c2');
    expect(await node.run()).toBe(false);
    expect(node.rounds).toEqual(['/code/c1 until 1']);
    expect([...node.answers.keys()]).toEqual([1]);
    expect(node.said.at(-1)).toBe(
      'main at c2 is not carried out: applies are held since 2026-06-30 12:00 UTC, "a disk"; to go on, delete /etc/ops/e/hold as root',
    );
    node.hold = undefined;
    expect(await node.run()).toBe(true);
    expect([...node.answers.keys()]).toEqual([1, 2]);
  });

  it('leaves a request that came during the round to another one: main may have been fetched before it', async () => {
    const node = new Node();
    const first = node.ask('c1');
    node.during = (round) => {
      if (round === 1) node.ask('c1');
      return undefined;
    };
    await node.run();
    expect(node.rounds).toEqual([`/code/c1 until ${String(first)}`, '/code/c1 until 2']);
    expect([...node.answers.keys()]).toEqual([1, 2]);
  });

  it('asks origin again, a few times, for a commit that a job has and origin does not tell of yet', async () => {
    const node = new Node();
    node.ask('c2');
    node.onFetch = (fetch) => {
      if (fetch === 3) node.origin = 'c2';
    };
    await node.run();
    expect(node.rounds).toEqual(['/code/c2 until 1']);
    expect(node.slept).toBe(4_000);
  });

  it('applies what main is where it never gets that commit', async () => {
    const node = new Node();
    node.ask('c9');
    await node.run();
    expect(node.rounds).toEqual(['/code/c1 until 1']);
  });

  it('applies the main that it knows where origin cannot be reached, and says so', async () => {
    const node = new Node();
    node.ask('c2');
    node.obstacle = 'no route to host';
    expect(await node.run()).toBe(true);
    expect(node.rounds).toEqual(['/code/c1 until 1']);
    expect(node.said.join('\n')).toContain(
      'origin cannot be fetched, main is taken as it was known last: no route to host',
    );
  });

  it('does nothing where it never knew a main', async () => {
    const node = new Node();
    node.main = undefined;
    node.obstacle = 'no route to host';
    await expect(node.run()).rejects.toThrow('origin has never been reached');
    expect(node.rounds).toEqual([]);
  });

  it('answers for a round that died, and does not repeat it for ever', async () => {
    const node = new Node();
    node.ask('c1');
    node.during = () => 137;
    expect(await node.run()).toBe(false);
    expect(node.rounds).toHaveLength(1);
    expect(node.answers.get(1)).toMatchObject({ ok: false });
    expect(node.answers.get(1)?.text).toContain('exit code 137 and without a verdict');
  });

  it('answers a damaged request with what is wrong with it', async () => {
    const node = new Node();
    node.requests.push({ number: 1, damage: 'it is not JSON' });
    node.during = () => 0;
    await node.run();
    expect(node.answers.get(1)).toMatchObject({ ok: false, text: 'it is not JSON' });
  });

  it('begins no other round after a signal, and leaves no job waiting for one', async () => {
    const node = new Node();
    node.ask('c1');
    node.during = () => {
      node.signal = 'SIGTERM';
      node.origin = 'c2';
      return 143;
    };
    expect(await node.run()).toBe(false);
    expect(node.rounds).toHaveLength(1);
    expect(node.answers.has(1)).toBe(true);
  });

  it('takes no request for an operation', async () => {
    const node = new Node();
    node.ask(undefined, 'failover');
    await node.run();
    expect(node.answers.size).toBe(0);
  });

  it('ends although main moves faster than it is applied', async () => {
    const node = new Node();
    node.during = (round) => {
      node.origin = `c${round + 1}`;
      return undefined;
    };
    await node.run();
    expect(node.rounds).toHaveLength(20);
  });
});
