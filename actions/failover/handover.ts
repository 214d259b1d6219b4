/**
 * Carries a handover out: one session to each host, the hold, and the release once the new leader takes writes.
 *
 * Each host has armed a timer before it is asked to hold anything, so whatever becomes of this process, its clients go on.
 */
import { randomBytes } from 'node:crypto';
import { readProbe, readTransactions } from '../core/handover/facts.ts';
import type { HostFacts } from '../core/handover/facts.ts';
import { checkHosts, describeTransaction } from '../core/handover/host-checks.ts';
import { planHandover } from '../core/handover/plan.ts';
import type { HandoverPlan, HostPart } from '../core/handover/plan.ts';
import type { HostAnswer, HostOrder, HostSessions } from '../core/handover/ports.ts';
import { findProbePort } from '../core/handover/proxy-parts.ts';
import type { HandoverReport } from '../core/handover/report.ts';
import type { Check } from '../core/patroni/check.ts';
import type { RoleRequest } from '../core/patroni/checks.ts';
import { findMember, readLeaderState } from '../core/patroni/leader-state.ts';
import type { Clock, ClusterEndpoints, ClusterView, MemberEndpoint, PatroniAnswer } from '../core/patroni/types.ts';
import type { Handover, Verdict } from '../core/patroni/verdict.ts';
import { InternalError } from '../core/types.ts';
import type { ResolvedInventory, Value } from '../core/types.ts';
import { HandoverHosts, listFailures } from './handover-hosts.ts';

/** For transactions to end; who takes longer calls the handover off. */
const PAUSE_SECONDS = 2;
/** Without a word from here, a host lets its clients go on by itself. */
const ARMED_SECONDS = 20;
const RENEW_MS = 5_000;
/** Clients wait no longer for a new leader: an error tells them more than silence. */
const HOLD_LIMIT_MS = 15_000;
const POLL_MS = 20;
const CHECKPOINT_MS = 600_000;
const PROBE_DATABASE = 'postgres';
/** For the probe to have written before anything is touched. */
const PROBE_SETTLE_MS = 300;

export interface HandoverInput {
  readonly hosts: HostSessions;
  readonly endpoints: ClusterEndpoints;
  readonly inventory: ResolvedInventory;
  readonly clock: Clock;
  readonly report: (message: string) => void;
  /** Seconds that sessions of the old leader's pools may go on through them. */
  readonly drainSeconds: number;
}

export class HandoverRun implements Handover {
  readonly #input: HandoverInput;
  readonly #id = randomBytes(8).toString('hex');
  readonly #hosts = new HandoverHosts();
  readonly #timeline: { ms: number; what: string }[] = [];
  #started = 0;
  #facts: ReadonlyMap<string, HostFacts | string> = new Map();
  #plan: HandoverPlan | undefined;
  /** Lines of pg_hba_rules_extra without which pools cannot be held, by the last look; also where nothing was begun. */
  missingRules: readonly string[] = [];
  #request: RoleRequest | undefined;
  #heldSince: number | undefined;
  #heldMs: number | undefined;
  #verdict: Verdict | undefined;
  #following: Promise<void> | undefined;
  #isReleased = false;
  #remaining: number | null = null;
  #isProbing = false;
  #probe: HandoverReport['probe'] = null;

  constructor(input: HandoverInput) {
    this.#input = input;
  }

  readonly look = async (view: ClusterView, candidate: string | undefined): Promise<readonly Check[]> => {
    const { clock, endpoints, hosts, inventory } = this.#input;
    this.#started = clock.now();
    const isRunning = readLeaderState(view) === 'running';
    // A host that is away costs seconds, which is for a handover alone: its clients may still go through that host.
    const members = isRunning ? endpoints.members : endpoints.members.filter(({ instance }) => answers(view, instance));
    const nonce = randomBytes(16).toString('hex');
    this.#facts = await this.#hosts.look(members, { hosts, inventory, nonce });
    this.#note('hosts looked at');
    const leader = isRunning ? view.leader : undefined;
    const checks = checkHosts({ facts: this.#facts, leader, candidate, pauseSeconds: PAUSE_SECONDS });
    const isKnown = [leader, candidate].every((name) => endpoints.members.some(({ instance }) => instance === name));
    if (leader === undefined || candidate === undefined || leader === candidate || !isKnown) return checks;
    return [...checks, ...this.#assemblePlan(leader, candidate).checks];
  };

  readonly hold = async (request: RoleRequest): Promise<readonly string[]> => {
    this.#request = request;
    const plan = this.#assemblePlan(request.member, request.candidate);
    this.#plan = plan;
    await this.#startProbe(this.#facts.get(request.candidate));
    return plan.way === 'pooled' ? this.#holdPools(plan) : [];
  };

  readonly follow = (answer: Promise<PatroniAnswer>): void => {
    this.#note('Patroni asked');
    if (this.#plan?.way !== 'none') this.#following = this.#letGo(answer);
  };

  readonly end = async (verdict: Verdict): Promise<void> => {
    this.#verdict = verdict;
    await this.#following;
    await this.#stopProbe();
    if (this.#isReleased) this.#remaining = await this.#countRemaining();
    this.close();
  };

  /** Ends the sessions with the hosts, on whichever way out. */
  close(): void {
    this.#hosts.close();
  }

  /** Undefined where it was not begun. */
  assembleReport(): HandoverReport | undefined {
    if (this.#plan === undefined) return undefined;
    const { way } = this.#plan;
    const { cut, faults } = this.#hosts;
    const [probe, remaining, heldMs] = [this.#probe, this.#remaining, this.#heldMs ?? null];
    return {
      way,
      timeline: this.#timeline,
      heldMs,
      probe,
      ...{ remaining, cut },
      drainSeconds: this.#input.drainSeconds,
      faults,
    };
  }

  #assemblePlan(leader: string, candidate: string): HandoverPlan {
    const { members } = this.#input.endpoints;
    const [from, to] = [this.#getMember(leader), this.#getMember(candidate)];
    const plan = planHandover({ from, to, members, facts: this.#facts });
    this.missingRules = plan.missing;
    return plan;
  }

  async #holdPools({ parts }: HandoverPlan): Promise<readonly string[]> {
    const { member: leaving } = this.#getRequest();
    await this.#hosts.ask(leaving, { do: 'checkpoint' }, CHECKPOINT_MS);
    const unarmed = listFailures(
      await this.#hosts.askAll(parts, (part) => ({ do: 'arm', order: this.#assembleOrder(part) })),
    );
    if (unarmed.length > 0) return this.#callOff(unarmed);
    this.#note('each host has armed its timer');
    this.#heldSince = this.#input.clock.now();
    const held = await this.#hosts.askAll(parts, () => ({ do: 'hold' }));
    const unheld = listFailures(held);
    if (unheld.length > 0) return this.#callOff(unheld);
    if (held.some(({ answer }) => isOpen(answer))) {
      return this.#callOff(describeOpen(await this.#hosts.ask(leaving, { do: 'transactions' })));
    }
    this.#note('pools held, and pointed at the new leader');
    return [];
  }

  async #callOff(reasons: readonly string[]): Promise<readonly string[]> {
    await this.#act({ do: 'call_off' });
    this.#stopHold();
    this.#note('called off, clients go on');
    await this.#stopProbe();
    return reasons;
  }

  /** Ends when clients go on, one way or the other. */
  async #letGo(answer: Promise<PatroniAnswer>): Promise<void> {
    const { clock } = this.#input;
    const { candidate } = this.#getRequest();
    const asked = clock.now();
    let given: PatroniAnswer | undefined;
    void answer.then((value) => (given = value));
    let renewed = asked;
    for (;;) {
      const writable = await this.#hosts.ask(candidate, { do: 'takes_writes' });
      if (writable.kind === 'done' && writable.result === true) return this.#release();
      if (given !== undefined && isRefusal(given)) return this.#giveBack('call_off', 'Patroni refused');
      const isLate = clock.now() - asked > HOLD_LIMIT_MS;
      if (this.#hasFailed() || isLate) return this.#giveBack('settle', `${candidate} takes no writes`);
      if (clock.now() - renewed > RENEW_MS) {
        renewed = clock.now();
        if (this.#heldSince !== undefined) void this.#act({ do: 'renew' });
      }
      await clock.sleep(POLL_MS);
    }
  }

  /** The verdict is there, and the candidate does not lead. */
  #hasFailed(): boolean {
    const verdict = this.#verdict;
    return verdict !== undefined && (verdict.kind !== 'moved' || verdict.leader !== this.#getRequest().candidate);
  }

  async #release(): Promise<void> {
    const { member: leaving, candidate } = this.#getRequest();
    this.#note(`${candidate} takes writes`);
    if (this.#plan?.way === 'pooled') {
      await this.#act({ do: 'release' });
      this.#isReleased = true;
      this.#stopHold();
      this.#note('clients go on, and HAProxy is told on every member');
      return;
    }
    const parts = this.#plan?.parts.filter(({ proxy }) => proxy !== undefined) ?? [];
    await this.#hosts.act(parts, ({ proxy }) => ({ do: 'move', parts: { ...proxy }, leaving, coming: candidate }));
    this.#note('HAProxy is told on every member');
  }

  async #giveBack(verb: 'call_off' | 'settle', why: string): Promise<void> {
    if (this.#heldSince === undefined) return;
    await this.#act({ do: verb });
    this.#stopHold();
    this.#note(`${why}: clients go on as the live roles say`);
  }

  #stopHold(): void {
    if (this.#heldSince === undefined) return;
    this.#heldMs = Math.round(this.#input.clock.now() - this.#heldSince);
    this.#heldSince = undefined;
  }

  #act(order: HostOrder): Promise<void> {
    return this.#hosts.act(this.#plan?.parts ?? [], () => order);
  }

  async #startProbe(facts: HostFacts | string | undefined): Promise<void> {
    const { credentials } = this.#input.endpoints;
    const { member, candidate } = this.#getRequest();
    const port = typeof facts === 'string' ? undefined : findProbePort(facts, member);
    if (port === undefined || credentials === undefined) return;
    const { username: user, password } = credentials;
    const target = { host: '127.0.0.1', port, user, password, dbname: PROBE_DATABASE };
    const started = await this.#hosts.ask(candidate, { do: 'start_probe', target });
    this.#isProbing = started.kind === 'done';
    await this.#input.clock.sleep(PROBE_SETTLE_MS);
  }

  async #stopProbe(): Promise<void> {
    if (!this.#isProbing) return;
    const answer = await this.#hosts.ask(this.#getRequest().candidate, { do: 'stop_probe' });
    this.#probe = answer.kind === 'done' ? readProbe(answer.result) : null;
  }

  async #countRemaining(): Promise<number> {
    const order = { do: 'count_leaving', name: this.#getRequest().member };
    const answers = await this.#hosts.askAll(this.#plan?.parts ?? [], () => order);
    return answers.reduce((sum, { answer }) => sum + (answer.kind === 'done' ? Number(answer.result) : 0), 0);
  }

  #assembleOrder(part: HostPart): Value {
    const { member: from, candidate: to } = this.#getRequest();
    const { members } = this.#input.endpoints;
    return {
      ...{ id: this.#id, from, to, databases: part.databases, cut: part.cut },
      target: part.target === undefined ? null : { ...part.target },
      proxy: part.proxy === undefined ? null : { ...part.proxy },
      urls: Object.fromEntries(
        members.map(({ instance, address, port }) => [instance, `http://${address}:${String(port)}`]),
      ),
      ...{ seconds: ARMED_SECONDS, pauseSeconds: PAUSE_SECONDS, drainSeconds: this.#input.drainSeconds },
    };
  }

  #getRequest(): RoleRequest {
    if (this.#request === undefined) throw new InternalError('a handover is followed before it was held');
    return this.#request;
  }

  #getMember(instance: string): MemberEndpoint {
    const member = this.#input.endpoints.members.find((endpoint) => endpoint.instance === instance);
    if (member === undefined) throw new InternalError(`"${instance}" passed the checks and has no endpoint`);
    return member;
  }

  #note(what: string): void {
    this.#timeline.push({ ms: Math.round(this.#input.clock.now() - this.#started), what });
    this.#input.report(what);
  }
}

function answers(view: ClusterView, instance: string): boolean {
  return findMember(view, instance)?.state !== 'unreachable';
}

function isRefusal({ status }: PatroniAnswer): boolean {
  return status >= 400 && status < 500;
}

function isOpen(answer: HostAnswer): boolean {
  return answer.kind === 'done' && Array.isArray(answer.result) && answer.result.length > 0;
}

/** Who kept the pools from being held. */
function describeOpen(answer: HostAnswer): readonly string[] {
  const limit = `open transactions did not end in ${String(PAUSE_SECONDS)} s, so pools could not be held`;
  const found = answer.kind === 'done' ? readTransactions(answer.result) : [];
  const named = found.map(describeTransaction);
  return [`${limit}; wait for them or end them: ${named.length === 0 ? 'they have ended by now' : named.join(', ')}`];
}
