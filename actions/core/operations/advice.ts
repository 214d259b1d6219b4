/** What to do next, in the words of the door that a person came through. */
import { quoteWord } from '../render/safe-text.ts';

/** `form`: a workflow that was dispatched; the person may have no shell at all. */
export type Door = 'command-line' | 'form';

export interface Advice {
  readonly verb: 'patroni' | 'service';
  /** `pause`; `restart` of a service. */
  readonly command: string;
  /** In the order of the command line, with the names that the form gives them. */
  readonly values: Readonly<Record<string, string>>;
  /** Values that are options on the command line: `confirm` is `--confirm`. */
  readonly options?: Readonly<Record<string, string>>;
}

export function advise(door: Door, { verb, command, values, options = {} }: Advice): string {
  if (door === 'command-line') {
    const flags = Object.entries(options).map(([name, value]) => `--${name} ${quoteWord(value)}`);
    return ['scripts/ops', verb, command, ...Object.values(values).map(quoteWord), ...flags].join(' ');
  }
  const fields = Object.entries({ ...values, ...options }).map(([name, value]) => `${name} "${value}"`);
  const title = verb === 'patroni' ? 'Patroni' : 'Service';
  return `the workflow ${title} with ${[`command "${command}"`, ...fields].join(', ')}`;
}
