/** The repository of a simulation as GitHub has it: main, one commit after the other. */
import { registerCommit, valueOn, type Values } from './fleet.ts';

export class Origin {
  readonly values = new Map<string, Values>();
  main: string;
  /** What a fetch is told: GitHub may start the job of a merge some seconds before it tells of the merge. */
  told: string;
  answers = true;

  constructor() {
    this.main = this.commit([0, 0]);
    this.told = this.main;
  }

  merge(values: Values, { told }: { readonly told: boolean }): string {
    this.main = this.commit(values);
    if (told) this.told = this.main;
    return this.main;
  }

  valueOn(commit: string, host: string): number {
    return valueOn(host, this.values.get(commit) ?? [-1, -1]);
  }

  /** The ids are numbers: a child has a greater one. */
  isAncestor(ancestor: string, descendant: string): boolean {
    return ancestor <= descendant && this.values.has(ancestor);
  }

  /** Of the first commit, itself. */
  findParent(commit: string): string {
    const all = [...this.values.keys()];
    return all[Math.max(0, all.indexOf(commit) - 1)] ?? commit;
  }

  private commit(values: Values): string {
    const id =
      String(this.values.size + 1).padStart(36, '0') + values.map((value) => String(value).padStart(2, '0')).join('');
    registerCommit(id, values);
    this.values.set(id, values);
    return id;
  }
}
