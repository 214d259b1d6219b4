/** Drawing until enough of what is drawn passes validate, and no longer than makes sense. */

/** About one in ten mutated inventories passes, and nearly every drawn configuration and HBA line. */
const MOST_FOR_ONE = 100;

/** Counts what is drawn, and ends the bench where a rule refuses what every draw has. */
export class Draws {
  private counted = 0;
  private lastError = 'none';
  private readonly wanted: number;

  public constructor(wanted: number) {
    this.wanted = wanted;
  }

  /** Whether another one is to be drawn, `passed` being what the bench has so far; throws where too few pass. */
  public isNextWanted(passed: number): boolean {
    if (passed >= this.wanted) return false;
    if (++this.counted <= this.wanted * MOST_FOR_ONE) return true;
    const drawn = this.wanted * MOST_FOR_ONE;
    throw new Error(`of ${drawn} draws ${passed} could be used; the last that could not: ${this.lastError}`);
  }

  public noteError(error: string): void {
    this.lastError = error;
  }
}
