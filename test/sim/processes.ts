/**
 * Processes of a simulation. Each stops at its calls of the world until the schedule lets it go on, so that a schedule is
 * all that decides the order; nothing waits for a clock. A process that is killed never comes back from such a call.
 */
import { Killed } from '../unit/apply/killed-process.ts';

export class Process {
  readonly name: string;
  readonly parent: Process | undefined;
  dead = false;
  /** What asked it to end after its work. */
  signal: string | undefined;
  /** It dies at the call that counts this down to 0, before the call has its effect, or behind it. */
  callsLeft: number | undefined;

  constructor(name: string, parent?: Process) {
    this.name = name;
    this.parent = parent;
  }
}

interface Waiting {
  readonly process: Process;
  readonly goOn: () => void;
}

export class Processes {
  private readonly alive = new Set<Process>();
  private readonly waiting: Waiting[] = [];
  private readonly onDeath: ((process: Process) => void)[] = [];
  /** Of a process: what ended it that is neither a refusal nor a kill, so a bug. */
  readonly bugs: Error[] = [];

  get paused(): number {
    return this.waiting.length;
  }

  whenOneDies(tell: (process: Process) => void): void {
    this.onDeath.push(tell);
  }

  /** Begins it; it lives until its work settles or it is killed. */
  start(process: Process, work: () => Promise<void>): void {
    this.alive.add(process);
    const end = () => {
      if (!process.dead) this.leave(process);
    };
    work().then(end, (error: unknown) => {
      if (!(error instanceof Killed)) this.bugs.push(error instanceof Error ? error : new Error(String(error)));
      end();
    });
  }

  isAlive(process: Process): boolean {
    return this.alive.has(process);
  }

  pause(process: Process): Promise<void> {
    return new Promise((resolve) => {
      if (!process.dead) this.waiting.push({ process, goOn: resolve });
    });
  }

  /** Lets one of those that wait go on. */
  async resume(choice: number): Promise<void> {
    const [next] = this.waiting.splice(choice % Math.max(1, this.waiting.length), 1);
    next?.goOn();
    await this.settle();
  }

  /** Until each process waits, or has ended. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  /** What a process does to files: it may be killed before, or when the file has changed. */
  change<Result>(process: Process, work: () => Result): Result {
    if (process.dead) throw new Killed('killed');
    const dies = process.callsLeft !== undefined && --process.callsLeft <= 0;
    const late = dies && this.paused % 2 === 0;
    const result = late || !dies ? work() : undefined;
    if (!dies) return result as Result;
    this.kill(process);
    throw new Killed('killed');
  }

  kill(process: Process): void {
    if (process.dead) return;
    process.dead = true;
    for (const waiting of this.waiting.filter((one) => one.process === process)) {
      this.waiting.splice(this.waiting.indexOf(waiting), 1);
    }
    this.leave(process);
  }

  /** One alone: what it started goes on, except of the unit, whose processes systemd ends. */
  killOne(choice: number): void {
    const process = [...this.alive][choice % Math.max(1, this.alive.size)];
    if (process !== undefined) this.kill(process);
  }

  /** Kills the parent of one of that name, which goes on. */
  orphanOne(name: string): void {
    const parent = [...this.alive].find((process) => process.name === name)?.parent;
    if (parent !== undefined) this.kill(parent);
  }

  killAll(choose: (process: Process) => boolean): void {
    for (const process of [...this.alive].filter(choose)) this.kill(process);
  }

  private leave(process: Process): void {
    if (!this.alive.delete(process)) return;
    for (const tell of this.onDeath) tell(process);
  }
}
