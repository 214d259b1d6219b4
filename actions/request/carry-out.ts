/**
 * The unit's own work: main is fetched, and that commit's code carries it out, again until main has not moved meanwhile
 * and no request is open. Each round is a process of the code that it applies, so the newest fix of the engine is what
 * runs; this one only fetches, counts and waits, and survives a round that dies.
 */
import type { Interruption, Progress } from '../core/apply/ports.ts';
import { describeHold, type Hold } from '../core/operations/hold.ts';
import { refuseRequest } from '../core/request/answer.ts';
import type { RequestSource, RequestStore, RoundRunner, StoredRequest } from '../core/request/ports.ts';
import { UserError } from '../core/types.ts';

/** Main that moves faster than it is applied is left to the next start. */
const MAX_ROUNDS = 20;
/** GitHub may tell of a merge some seconds after it has started the merge's job. */
const FETCH_PAUSES_MS = [1_000, 3_000, 9_000];

export interface CarryOutAdapters {
  readonly store: RequestStore;
  readonly source: RequestSource;
  readonly rounds: RoundRunner;
  readonly interruption: Interruption;
  /** Asked before each round: systemd asks only before the first. */
  readonly findHold: () => Hold | undefined;
  readonly progress: Progress;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** True: everything that was asked for is in force. A request that is left open is answered by a later start. */
export async function carryOut(environment: string, adapters: CarryOutAdapters): Promise<boolean> {
  const { store, source, rounds, interruption, progress } = adapters;
  let code = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = listApplies(store);
    await fetchFor(open, adapters);
    const main = source.findMain();
    if (main === undefined) throw new UserError('origin has never been reached, so there is no main to apply [source]');
    const hold = adapters.findHold();
    if (hold !== undefined) {
      progress.say(`main at ${main.slice(0, 10)} is not carried out: ${describeHold(hold)}`);
      return false;
    }
    const until = open.at(-1)?.number ?? 0;
    progress.say(`carrying out main at ${main.slice(0, 10)}${describeOpen(open)}`);
    code = await rounds.run({ environment, folder: source.checkOut(main), until });
    closeLeftOver(store, until, code);
    if (interruption.signal() !== undefined) return false;
    await fetchFor([], adapters);
    if (source.findMain() === main && listApplies(store).length === 0) break;
  }
  return code === 0;
}

/** Oldest first. A damaged one is among them: it is answered too, and so never in the way. */
function listApplies(store: RequestStore): readonly StoredRequest[] {
  return store.listOpen().filter((stored) => !('request' in stored) || stored.request.verb === 'apply');
}

/** Until main contains what the requests ask for, or has been asked for it often enough. Without GitHub, main is what is known. */
async function fetchFor(open: readonly StoredRequest[], adapters: CarryOutAdapters): Promise<void> {
  const { source, progress, sleep } = adapters;
  const asked = open.flatMap((stored) => ('request' in stored ? (stored.request.commit ?? []) : []));
  for (const pause of [...FETCH_PAUSES_MS, 0]) {
    const obstacle = await source.fetch();
    if (obstacle !== undefined) {
      progress.say(`warning: origin cannot be fetched, main is taken as it was known last: ${obstacle}`);
      return;
    }
    const main = source.findMain();
    if (main === undefined || asked.every((commit) => commit === main || source.isAncestor(commit, main))) return;
    if (pause > 0) await sleep(pause);
  }
}

function describeOpen(open: readonly StoredRequest[]): string {
  if (open.length === 0) return '';
  return `, for request${open.length === 1 ? '' : 's'} ${open.map(({ number }) => String(number)).join(', ')}`;
}

/** A round that died answered nothing: its job must not wait for ever, and the next start must not repeat it for ever. */
function closeLeftOver(store: RequestStore, until: number, code: number): void {
  for (const stored of listApplies(store)) {
    if (stored.number > until) continue;
    const reason =
      'damage' in stored
        ? stored.damage
        : `the apply ended with exit code ${String(code)} and without a verdict; the unit's journal says why, and the ` +
          'timer tries again';
    store.answer(refuseRequest({ number: stored.number, verb: 'apply' }, reason));
  }
}
