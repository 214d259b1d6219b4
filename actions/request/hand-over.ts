/** What a job does: hands a request in, shows what the unit says, and ends with its verdict. The meta node does the work. */
import type { Progress } from '../core/apply/ports.ts';
import { refuseRequest, type Answer } from '../core/request/answer.ts';
import { advance, FIRST_ATTACHMENT, type Attachment } from '../core/request/attach.ts';
import type { PlacedRequest, RequestDoor } from '../core/request/ports.ts';
import type { HandedIn } from '../core/request/request.ts';

const LOOK_MS = 1_000;
/** Of a unit that has just begun, whose first words somebody waits for. An idle one is given its time to start. */
const FIRST_LOOK_MS = 250;
const FIRST_LOOKS = 12;

export interface HandOverAdapters {
  readonly door: RequestDoor;
  readonly progress: Progress;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export async function handOver(environment: string, handedIn: HandedIn, adapters: HandOverAdapters): Promise<Answer> {
  const { verb } = handedIn.written;
  const number = await adapters.door.handIn(environment, handedIn);
  adapters.progress.say(
    `request ${String(number)} of ${environment} is written down; this job only watches: cancelled, the meta node goes on`,
  );
  const said = new Set<string>();
  const say = (line: string) => {
    said.add(line);
    adapters.progress.say(line);
  };
  const answer = await watch({ environment, verb, number }, { ...adapters, progress: { say } });
  // Of work that ended before the first look nothing was seen.
  const lines = answer.text.trimEnd().split('\n');
  if (!said.has(lines.at(-1) ?? '')) for (const line of lines) adapters.progress.say(line);
  return answer;
}

async function watch(request: PlacedRequest, { door, progress, sleep }: HandOverAdapters): Promise<Answer> {
  let attachment: Attachment = FIRST_ATTACHMENT;
  let looks = 0;
  for (;;) {
    const seen = await door.look(request, attachment.cursor);
    for (const line of seen.lines) progress.say(line);
    const next = advance(attachment, seen);
    attachment = next.attachment;
    switch (next.move.kind) {
      case 'end':
        return next.move.answer;
      case 'give-up':
        return refuseRequest(request, describeGivenUp(request, next.move.starts));
      case 'start':
        progress.say(`request ${String(request.number)} is open and its unit is not at work: starting it once more`);
        await door.start(request);
        break;
      case 'look':
        break;
    }
    if (seen.unit === 'working') looks += 1;
    await sleep(seen.unit === 'working' && looks <= FIRST_LOOKS ? FIRST_LOOK_MS : LOOK_MS);
  }
}

function describeGivenUp({ environment, number }: PlacedRequest, starts: number): string {
  return (
    `the unit of request ${String(number)} ended without an answer, ${String(starts)} starts in a row: on the meta node, ` +
    `journalctl -u 'ops-*@${environment}*' says why. The request stays open, and an apply of it is tried again by the timer`
  );
}
