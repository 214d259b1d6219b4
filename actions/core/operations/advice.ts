/** What to do next, in the words of the door that a person came through. */
import type { RoleAdvice } from '../patroni/advice.ts';
import { quoteWord } from '../render/safe-text.ts';
import { LEADERSHIP_COMMANDS } from './patroni-commands.ts';

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
  const [title, input] = nameForm(verb, command);
  return `the workflow ${title} with ${[`${input} "${command}"`, ...fields].join(', ')}`;
}

/** Title of the form, and the input that says what to do. What moves leadership has a form of its own. */
function nameForm(verb: Advice['verb'], command: string): readonly [string, string] {
  if (verb === 'service') return ['Service', 'action'];
  return LEADERSHIP_COMMANDS.some((name) => name === command) ? ['Failover', 'operation'] : ['Patroni', 'command'];
}

/** The same for what a switchover or failover says. */
export function adviseRoleChange(door: Door): RoleAdvice {
  return {
    give: (input, value) => (door === 'form' ? `${input} "${value}"` : `--${input} ${quoteWord(value)}`),
    command: (command, cluster) => advise(door, { verb: 'patroni', command, values: { cluster } }),
    switchover: (cluster, candidate) =>
      advise(door, {
        ...{ verb: 'patroni', command: 'switchover', values: { cluster } },
        options: { candidate, confirm: cluster },
      }),
  };
}
