/**
 * The commands of `patronictl` as one table: the command line, the form of the workflow, the help and the tests read it.
 * What a command does is in `actions/patroni/`; what it refuses, and in which words, stands here beside its name.
 */

interface CommandOption {
  /** As commander writes it: `--for <duration>`. */
  readonly flags: string;
  readonly description: string;
}

export interface PatroniCommand {
  readonly name: string;
  readonly summary: string;
  /** `act` changes the cluster, under its lock; `absent` is refused, the summary says why. */
  readonly kind: 'look' | 'act' | 'absent';
  readonly cluster: 'none' | 'optional' | 'required';
  readonly member: 'none' | 'optional' | 'required';
  /** Whose name a person types once more. */
  readonly confirm?: 'cluster' | 'member';
  readonly options: readonly CommandOption[];
  /** When it is refused, for the help. */
  readonly guards: readonly string[];
  /** Offered by the form of the workflow; what prints rows of tables is not, since everybody reads a job's log. */
  readonly form: boolean;
}

const OF_CLUSTER = { cluster: 'required', member: 'none', options: [], guards: [], form: true } as const;
const DCS_READ = 'no member can read the DCS';

function look(name: string, summary: string, more: Partial<PatroniCommand> = {}): PatroniCommand {
  return { name, summary, kind: 'look', ...OF_CLUSTER, ...more };
}

function act(name: string, summary: string, more: Partial<PatroniCommand> = {}): PatroniCommand {
  return { name, summary, kind: 'act', ...OF_CLUSTER, ...more };
}

/** In the order of the handbook's help, but for the two that move leadership, which are verbs of their own. */
export const PATRONI_COMMANDS: readonly PatroniCommand[] = [
  look(
    'list',
    'print the members of a cluster, or of all clusters, as Patroni sees them now; exit 1 where one is not whole',
    {
      cluster: 'optional',
    },
  ),
  look('topology', 'print who streams from whom'),
  look('history', 'print the timelines of a cluster: when leadership moved, why, and to whom'),
  look('show-config', 'print the dynamic configuration that Patroni keeps in the DCS; passwords are hidden'),
  look('dsn', 'print where a member answers, the leader where none is named', { member: 'optional' }),
  look('version', "print the version of each member's Patroni and PostgreSQL", { cluster: 'optional' }),
  look('query', 'run one statement on a member, the leader where none is named, in a transaction that only reads', {
    member: 'optional',
    form: false,
    options: [
      { flags: '-c, --command <sql>', description: 'the statement' },
      { flags: '-d, --dbname <database>', description: 'database (default: postgres)' },
    ],
  }),
  act('pause', 'enter maintenance mode: Patroni elects nobody and restarts nothing until it is resumed', {
    options: [
      {
        flags: '--for <duration>',
        description: 'deadline, for example 30m or 2h; then the timer of the meta node resumes the cluster',
      },
    ],
    guards: [DCS_READ, 'the cluster is paused already, and no new deadline is given'],
  }),
  act('resume', 'leave maintenance mode', {
    cluster: 'optional',
    options: [{ flags: '--overdue', description: 'instead of one cluster: all that are paused past their deadline' }],
    guards: [DCS_READ, 'the cluster is not paused', 'a second member runs as a primary'],
  }),
  act('reload', "let each member, or one of them, read Patroni's file again", {
    member: 'optional',
    guards: ['the member does not answer'],
  }),
  act(
    'restart',
    'restart PostgreSQL of one member, or of all: replicas first, each only while the others are in order',
    {
      member: 'optional',
      options: [{ flags: '--pending', description: 'only members with a setting that waits for a restart' }],
      guards: [
        'the cluster has no leader',
        'the cluster is paused',
        'a switchover is scheduled',
        'another member is not in order',
      ],
    },
  ),
  act('reinit', 'throw the data of a replica away and copy the leader anew', {
    member: 'required',
    confirm: 'member',
    guards: ['the member leads', 'nobody leads', 'the cluster is paused', "the member's name is not typed once more"],
  }),
  act('edit-config', 'show, and with --apply make, a change of the dynamic configuration', {
    options: [
      {
        flags: '-s, --set <key=value>',
        description: 'a key, dotted where it is nested; `null` takes it away; may be repeated',
      },
      { flags: '--apply', description: 'make the change; without this option it is only shown' },
    ],
    guards: ['the inventory or a role owns the key: the next apply would undo it', 'Patroni has no such key'],
  }),
  act('flush', 'take back a switchover or restarts that are scheduled', { guards: [DCS_READ, 'nothing is scheduled'] }),
  act('remove', 'delete what the DCS holds of a cluster of which nothing lives any more', {
    confirm: 'cluster',
    form: false,
    guards: [
      "a host of the cluster does not answer, or runs something on Patroni's or PostgreSQL's port",
      'the leader key is there',
      "the cluster's name is not typed once more",
    ],
  }),
  {
    ...{ name: 'configure', kind: 'absent', cluster: 'none', member: 'none', options: [], guards: [], form: false },
    summary: "not here: the inventory says where Patroni answers, so there is no file of patronictl's to make",
  },
  {
    ...{ name: 'scaffold', kind: 'absent', cluster: 'none', member: 'none', options: [], guards: [], form: false },
    summary: 'not here: a cluster is made by its inventory and an apply, which finds its hosts free before it begins',
  },
];

/** The two that have their own engine, form and report. */
export const LEADERSHIP_COMMANDS = ['failover', 'switchover'] as const;

export function findPatroniCommand(name: string): PatroniCommand | undefined {
  return PATRONI_COMMANDS.find((command) => command.name === name);
}
