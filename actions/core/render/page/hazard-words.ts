/** What each hazard means for those who read a plan. A hazard without its words does not compile. */
import type { Hazard } from '../../types.ts';
import type { Restart } from './consequence.ts';

/** GitHub's kinds of alert, worst first. */
export const ALERTS = ['CAUTION', 'WARNING', 'IMPORTANT'] as const;
export type Alert = (typeof ALERTS)[number];

export interface HazardWords {
  readonly alert: Alert;
  /** What is done: `Restarts a service`. */
  readonly title: string;
  /** What clients notice. */
  readonly clients: string;
  /** What can be undone, and how. */
  readonly undo: string;
}

export const HAZARD_WORDS: Readonly<Record<Hazard, HazardWords>> = {
  destroy: {
    alert: 'CAUTION',
    title: 'Removes for good',
    clients: 'Whoever still uses it gets errors.',
    undo: 'A revert of this change makes it anew and empty.',
  },
  'data-loss': {
    alert: 'CAUTION',
    title: 'Deletes data for good',
    clients: 'Whoever still uses it gets errors.',
    undo: 'Only a backup brings it back: have one before the merge.',
  },
  code: {
    alert: 'WARNING',
    title: 'Runs code of the inventory on the meta node',
    clients: 'Clients notice nothing by it, and the code can reach every host.',
    undo: 'No revert undoes what code did: read it as a program.',
  },
  'lock-out': {
    alert: 'WARNING',
    title: 'Takes logins away',
    clients: 'These users cannot log in any more. A reload ends no open session.',
    undo: 'A revert lets them in again, by a reload.',
  },
  service: {
    alert: 'WARNING',
    title: 'Takes a service or a port away',
    clients: 'Connections to it are refused.',
    undo: 'A revert opens it again, by a reload.',
  },
  failover: {
    alert: 'WARNING',
    title: 'May change leaders',
    clients: 'Every cluster on this DCS may fail over while it restarts.',
    undo: 'A leader that moved stays where it is; a switchover moves it back.',
  },
  restart: {
    alert: 'WARNING',
    title: 'Restarts services',
    clients: 'Connections to a service end when it restarts.',
    undo: 'A revert takes another restart.',
  },
  access: {
    alert: 'IMPORTANT',
    title: 'Lets in who could not log in',
    clients: 'Others notice nothing.',
    undo: 'A revert shuts them out again; sessions that are open by then go on.',
  },
  limits: {
    alert: 'IMPORTANT',
    title: 'Raises the limits of the environment',
    clients: 'Clients notice nothing; later plans may touch more hosts at once.',
    undo: 'A revert sets the old limits.',
  },
};

/** What is known of a restart when its service is. */
export const RESTART_WORDS: Readonly<Record<Exclude<Restart, 'restart-dcs'>, Partial<HazardWords>>> = {
  'restart-postgres': {
    title: 'Restarts PostgreSQL',
    clients: 'Clients of transaction pools wait for about 2 s while the leader restarts; direct connections end.',
  },
  'restart-pool': { title: 'Restarts pgbouncer', clients: 'Pooled connections end and can be opened again at once.' },
  'restart-proxy': { title: 'Restarts HAProxy', clients: 'Connections through its services end.' },
  'restart-any': {},
};

/** Worst first. */
export const HAZARDS_BY_WEIGHT = (Object.keys(HAZARD_WORDS) as readonly Hazard[]).toSorted(
  (left, right) => ALERTS.indexOf(HAZARD_WORDS[left].alert) - ALERTS.indexOf(HAZARD_WORDS[right].alert),
);
