import type { ListedPlay } from '../../../actions/core/apply/cross-check.ts';
import type { Ansible, GuardedRun, RunOutcome } from '../../../actions/core/apply/ports.ts';

type Run = (run: GuardedRun) => Promise<RunOutcome>;

/** A fake Ansible that lists and waits, and does its work when it is let go. */
export function holdRuns(work: Run, list: (run: GuardedRun) => readonly ListedPlay[] = () => []): Ansible['hold'] {
  return (run) => Promise.resolve({ listing: list(run), go: () => work(run), abandon: () => Promise.resolve() });
}

/** The same around another one: `work` is handed what that one would do. */
export function aroundRuns(
  hold: Ansible['hold'],
  work: (run: GuardedRun, go: () => Promise<RunOutcome>) => Promise<RunOutcome>,
): Ansible['hold'] {
  return async (run) => {
    const held = await hold(run);
    return { ...held, go: () => work(run, held.go) };
  };
}
