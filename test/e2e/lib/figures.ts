/** What a live test has measured, a line each on the runner's output: whoever reads a bar sees the figures under it. */
export function printFigure(line: string): void {
  process.stdout.write(`${line}\n`);
}
