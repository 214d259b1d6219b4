import type { Lock, LockRequest } from '../../actions/core/apply/ports.ts';
import type { Process, Processes } from './processes.ts';

/** As flock on inherited descriptors: a lock ends with the last process that has it. */
interface Owner {
  readonly names: LockRequest['names'];
  readonly holders: Set<Process>;
}

export class SimulatedLocks {
  private readonly held = new Map<string, Owner>();
  private readonly owners: Owner[] = [];
  private readonly processes: Processes;

  constructor(processes: Processes) {
    this.processes = processes;
    processes.whenOneDies((process) => {
      for (const owner of [...this.held.values()]) this.letGo(owner, process);
    });
  }

  async acquire(process: Process, { names }: LockRequest): Promise<Lock> {
    do await this.processes.pause(process);
    while (names.some((name) => this.held.has(name)));
    const owner = { names, holders: new Set([process]) };
    for (const name of names) this.held.set(name, owner);
    const release = () => {
      this.letGo(owner, process);
    };
    return { names, descriptors: [this.owners.push(owner) - 1], release };
  }

  inherit(process: Process, descriptors: readonly number[]): void {
    for (const descriptor of descriptors) this.owners[descriptor]?.holders.add(process);
  }

  get names(): readonly string[] {
    return [...this.held.keys()];
  }

  private letGo(owner: Owner, process: Process): void {
    owner.holders.delete(process);
    if (owner.holders.size > 0) return;
    for (const name of owner.names) if (this.held.get(name) === owner) this.held.delete(name);
  }
}
