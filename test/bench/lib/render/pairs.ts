/** What is laid down: for each pair of a host and a file, or of a host and a piece of work, what it holds. */
export type Pairs = ReadonlyMap<string, Written>;

export interface Written {
  readonly kind: 'file' | 'work' | 'service';
  readonly content: string;
  /** Tags of all tasks that write it. */
  readonly tags: ReadonlySet<string>;
}

/** As serve.py notes it. */
interface Task {
  readonly task: string;
  readonly role: string;
  readonly module: string;
  readonly arguments: unknown;
  readonly for: string;
  readonly tags: readonly string[];
  readonly file?: string;
  readonly item?: unknown;
  readonly reads?: boolean;
}

/** They bring about a state that follows from files, and act only on a difference that the world never has. */
const SERVICES = /\.(?:systemd_service|command|shell)$/;

export function readPairs(rendered: ReadonlyMap<string, string>): Pairs {
  const pairs = new Map<string, Written>();
  for (const [path, text] of rendered) {
    const host = path.slice(0, path.indexOf('/'));
    if (path !== `${host}/.tasks`) continue;
    const tasks = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Task); // prettier-ignore
    for (const task of tasks.filter(({ reads }) => reads !== true)) addTask(pairs, rendered, { host, task });
  }
  return pairs;
}

function addTask(
  pairs: Map<string, Written>,
  rendered: ReadonlyMap<string, string>,
  { host, task }: { readonly host: string; readonly task: Task },
): void {
  const { file } = task;
  const key = file === undefined ? `${host} ${task.role}: ${task.task} for ${task.for}: ${nameItem(task.item)}` : `${host} ${file}`; // prettier-ignore
  const known = pairs.get(key);
  const text = file === undefined || known !== undefined ? '' : (rendered.get(`${host}${file}`) ?? '');
  pairs.set(key, {
    kind: file !== undefined && !isLeftAlone(task) ? 'file' : SERVICES.test(task.module) ? 'service' : 'work',
    content: `${known?.content ?? ''}${text}${JSON.stringify(task.arguments)}\n`,
    tags: new Set([...(known?.tags ?? []), ...task.tags]),
  });
}

/** With `force: false`, a file that is there stays as it is: like other work, it acts where something is missing. */
function isLeftAlone({ arguments: options }: Task): boolean {
  return typeof options === 'object' && options !== null && 'force' in options && options.force === false;
}

function nameItem(item: unknown): string {
  if (Array.isArray(item)) return item.map(nameItem).join('.');
  if (typeof item !== 'object' || item === null) return item === undefined ? '' : JSON.stringify(item);
  const fields = item as Readonly<Record<string, unknown>>;
  const name = ['name', 'key', 'item', 'to'].map((key) => fields[key]).find((value) => value !== undefined);
  return name === undefined ? JSON.stringify(item) : nameItem(name);
}

/** Of the desired side: what is not there, or not so, on the existing one. */
export function listChanged(existing: Pairs, desired: Pairs): readonly string[] {
  return [...desired].filter(([key, { content }]) => existing.get(key)?.content !== content).map(([key]) => key);
}
