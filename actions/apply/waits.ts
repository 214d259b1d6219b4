/** Which of the steps that run only wait: for a host, or for somebody's lock. What may run beside others waits for nothing else. */
export class Waits {
  readonly steps: ReadonlySet<string>;
  readonly #steps = new Set<string>();
  #wake: () => void = () => undefined;

  constructor() {
    this.steps = this.#steps;
  }

  /** Resolves when the next step begins to wait. Ask before looking at `steps`, or the one between is missed. */
  next(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  set(step: string, waits: boolean): void {
    if (waits === this.#steps.has(step)) return;
    if (!waits) {
      this.#steps.delete(step);
      return;
    }
    this.#steps.add(step);
    this.#wake();
  }
}
