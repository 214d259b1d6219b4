interface Repeated {
  readonly pause: () => Promise<unknown>;
  readonly work: () => Promise<void>;
}

/** Does some work after each pause for as long as the main work goes on, whose end it gives; never both after that end. */
export async function repeatDuring<Result>(main: Promise<Result>, { pause, work }: Repeated): Promise<Result> {
  const end = () => true;
  const ended = main.then(end, end);
  while (!(await Promise.race([ended, pause().then(() => false)]))) await work();
  return await main;
}
