/** Jobs of the workflow that watches main: queued in any order, on two runners, cancelled at any moment. */
import type { Answer } from '../../actions/core/request/answer.ts';
import type { RequestDoor } from '../../actions/core/request/ports.ts';
import { UserError } from '../../actions/core/types.ts';
import { handOver } from '../../actions/request/hand-over.ts';
import { ENVIRONMENT, type MetaNode } from './node.ts';
import type { Origin } from './origin.ts';
import { Process } from './processes.ts';

const RUNNERS = 2;

export class Jobs {
  /** Commits whose jobs wait for a runner. */
  readonly queue: string[] = [];
  readonly faults: string[] = [];
  private readonly running: Process[] = [];
  private readonly node: MetaNode;
  private readonly origin: Origin;

  constructor(node: MetaNode, origin: Origin) {
    this.node = node;
    this.origin = origin;
    node.processes.whenOneDies((process) => {
      const index = this.running.indexOf(process);
      if (index >= 0) this.running.splice(index, 1);
    });
  }

  /** One that waits gets a runner, if there is one; GitHub promises no order. */
  start(choice: number): void {
    if (this.running.length >= RUNNERS || this.queue.length === 0) return;
    const [commit] = this.queue.splice(choice % this.queue.length, 1);
    if (commit === undefined) return;
    const job = new Process('job');
    this.running.push(job);
    this.node.processes.start(job, () => this.watch(job, commit));
  }

  cancel(choice: number): void {
    const job = this.running[choice % Math.max(1, this.running.length)];
    if (job === undefined) this.queue.splice(0, 1);
    else this.node.processes.kill(job);
  }

  private async watch(job: Process, commit: string): Promise<void> {
    const { processes } = this.node;
    try {
      const written = { verb: 'apply' as const, commit, by: {}, arguments: {} };
      const answer = await handOver(
        ENVIRONMENT,
        { written },
        {
          door: this.open(job),
          progress: { say: () => undefined },
          sleep: () => processes.pause(job),
        },
      );
      if (answer.ok) this.believe(answer, commit);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }

  /** Green is what people go by: the commit was in force everywhere when the answer was written. */
  private believe({ commit = '', number }: Answer, asked: string): void {
    if (!this.origin.isAncestor(asked, commit))
      this.faults.push(`request ${String(number)} is green without its commit`);
    if (!this.node.wasInForce.has(`${String(number)} ${commit}`)) {
      this.faults.push(`request ${String(number)} is green, and ${commit} was not in force`);
    }
  }

  private open(job: Process): RequestDoor {
    const { node } = this;
    const store = node.records.openStore(job, ENVIRONMENT);
    return {
      handIn: async (_environment, { written }) => {
        await node.processes.pause(job);
        const number = store.handIn(written);
        node.startUnit();
        return number;
      },
      look: async ({ number }) => {
        await node.processes.pause(job);
        const unit = node.unit === undefined ? 'idle' : 'working';
        return { unit, answer: store.findAnswer(number), lines: [], cursor: undefined };
      },
      start: async () => {
        await node.processes.pause(job);
        node.startUnit();
      },
      readState: () => Promise.resolve(new Uint8Array()),
    };
  }
}
