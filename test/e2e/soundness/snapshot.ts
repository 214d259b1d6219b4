/** The live state of the sandbox's hosts, and where two states differ. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getOutput } from '../meta-checkout.ts';

const HOSTS = ['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13'];
const SCRIPT = readFileSync(fileURLToPath(new URL('snapshot_host.py', import.meta.url))).toString('base64');
/** A service that has just been reloaded is looked at again until its checks have passed. */
const ATTEMPTS = 20;
const PAUSE_SECONDS = 3;

/** Host to what is in force there. */
export type Snapshot = Readonly<Record<string, unknown>>;

async function takeSnapshot(): Promise<Snapshot> {
  const ask = HOSTS.map(
    (host) => `ssh -o BatchMode=yes ${host} sudo python3 - <$d/script >$d/${host} || touch $d/failed &`,
  );
  const tell = HOSTS.map((host) => `echo -n '"${host}":'; cat $d/${host}`);
  const text = await getOutput(
    `d=$(mktemp -d); echo ${SCRIPT} | base64 -d >$d/script; ${ask.join('\n')}
wait; [ ! -e $d/failed ] || exit 1
echo '{'; ${tell.join('; echo ,\n')}; echo '}'; rm -r $d`,
  );
  return JSON.parse(text) as Snapshot;
}

/** Differences, after the services have had time to settle: `host > path: left, right`. */
export async function findDifferences(
  before: Snapshot,
  drop: (differences: readonly string[]) => readonly string[] = (differences) => differences,
): Promise<readonly string[]> {
  let differences: readonly string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    differences = drop([...compare(before, await takeSnapshot(), [])]);
    if (differences.length === 0) break;
    await getOutput(`sleep ${String(PAUSE_SECONDS)}`);
  }
  return differences;
}

/** A snapshot in which nothing is on its way: two in a row are equal. */
export async function takeSettledSnapshot(): Promise<Snapshot> {
  let last = await takeSnapshot();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await getOutput(`sleep ${String(PAUSE_SECONDS)}`);
    const next = await takeSnapshot();
    if (compare(last, next, []).next().done === true) return next;
    last = next;
  }
  throw new Error('the sandbox does not settle');
}

function* compare(left: unknown, right: unknown, path: readonly string[]): Generator<string> {
  if (!isTree(left) || !isTree(right)) {
    if (left !== right) yield `${path.join(' > ')}: ${JSON.stringify(left)}, ${JSON.stringify(right)}`;
    return;
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    yield* compare(left[key], right[key], [...path, key]);
  }
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
