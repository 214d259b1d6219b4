/** The ledger and the requests of a simulation, in memory. A write is there when it returns, or fails as a full disk does. */
import type { Ledger, LedgerEntry, LedgerUpdate } from '../../actions/core/apply/ports.ts';
import type { LedgerState } from '../../actions/core/ledger/state.ts';
import type { Answer } from '../../actions/core/request/answer.ts';
import type { RequestStore } from '../../actions/core/request/ports.ts';
import type { Request, WrittenRequest } from '../../actions/core/request/request.ts';
import { UserError } from '../../actions/core/types.ts';
import type { Process, Processes } from './processes.ts';

const COMMIT = 'e'.repeat(40);

export class Records {
  full = false;
  state: LedgerState;
  readonly requests: Request[] = [];
  readonly answers = new Map<number, Answer>();
  private readonly begun = new Set<number>();
  readonly faults: string[] = [];
  /** Told of each answer when it is written. */
  whenAnswered: (answer: Answer) => void = () => undefined;
  private readonly processes: Processes;

  constructor(processes: Processes, state: LedgerState) {
    this.processes = processes;
    this.state = state;
  }

  openLedger(
    process: Process,
    written: (process: Process, state: LedgerState) => void,
  ): Pick<Ledger, 'read' | 'update'> {
    const update = ({ change, always, record }: LedgerUpdate): LedgerState => {
      const before = this.processes.change(process, () => this.state);
      if (this.full) throw new UserError('git: no space left on device [ledger]');
      const after = change(before);
      if (after === before && always !== true && record === undefined) return before;
      return this.processes.change(process, () => {
        this.state = after;
        written(process, after);
        return after;
      });
    };
    const read = (): LedgerEntry => this.processes.change(process, () => ({ state: this.state, commit: COMMIT }));
    return { read, update };
  }

  openStore(process: Process, environment: string): RequestStore {
    const find = (number: number) => this.requests.filter((request) => request.number === number);
    const stored = (request: Request) => ({ number: request.number, request });
    return {
      handIn: (written) => this.processes.change(process, () => this.handIn(written, environment)),
      listOpen: () => this.requests.filter(({ number }) => !this.answers.has(number)).map(stored),
      list: () => this.requests.map(stored),
      read: (number) => find(number).map(stored)[0],
      answer: (answer) => {
        this.processes.change(process, () => {
          this.answer(answer);
        });
      },
      findAnswer: (number) => this.answers.get(number),
      begin: (number) => this.processes.change(process, () => this.begin(number)),
    };
  }

  private handIn(written: WrittenRequest, environment: string): number {
    if (this.full) throw new UserError('no space left on device [request]');
    const number = this.requests.length + 1;
    this.requests.push({ ...written, number, environment });
    return number;
  }

  private begin(number: number): boolean {
    if (this.begun.has(number)) return false;
    this.begun.add(number);
    return true;
  }

  /** A process without words for it dies of a full disk. */
  private answer(answer: Answer): void {
    if (this.full) throw new DiskFull('no space left on device');
    if (this.answers.has(answer.number)) this.faults.push(`request ${String(answer.number)} was answered twice`);
    else this.answers.set(answer.number, answer);
    this.whenAnswered(answer);
  }
}

export class DiskFull extends Error {}
