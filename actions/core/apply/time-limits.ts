/**
 * How long something may take on a host, in seconds, and why: the one table. What Ansible itself has to keep stands a
 * second time where Ansible reads it, in ansible.cfg and as the tasks' `timeout`; a test compares.
 *
 * A limit is for silence. A loop of `until` may ask for a day whether a base backup is done: the limit is for each of
 * its questions.
 */
export interface TimeLimit {
  readonly seconds: number;
  readonly reason: string;
}

/** @internal Tests read it too. */
export const TASK_LIMITS = {
  other: {
    seconds: 600,
    reason: 'a file, a service, a query: seconds; ten minutes are for a lock in the database or a host under load',
  },
  packages: {
    seconds: 1_800,
    reason: 'hundreds of megabytes by a slow mirror, after another apt has let go of its lock',
  },
  restarts: {
    seconds: 1_800,
    reason:
      'a checkpoint of ten minutes, Patroni and PostgreSQL five minutes each, and a minute for each member that must be back first',
  },
  files: { seconds: 1_800, reason: 'a data directory of terabytes has tens of thousands of files to remove' },
} as const satisfies Readonly<Record<string, TimeLimit>>;

/**
 * By the keep-alive of SSH in ansible.cfg, and one more attempt to connect.
 * @internal Tests read it too.
 */
export const HOST_LIMIT: TimeLimit = {
  seconds: 30,
  reason:
    'a host that hangs keeps its connections open, and the others of its step wait for it; a network that fails over and a machine that moves are back sooner',
};

/** Ansible is ended when no event came for so long: its own limits must have come first. */
export const STEP_SILENCE: TimeLimit = {
  seconds: 2_400,
  reason: 'the longest task, an SSH connection that is given up, and time for Ansible to say so',
};

/** Questions that change nothing: what a playbook would run, what lives on a host. */
export const QUESTION_LIMIT: TimeLimit = {
  seconds: 300,
  reason: 'listing a large inventory takes seconds, a host that hangs is given up within half a minute',
};
