/** One difference between the live fleet and what is in force, or one thing that nobody has finished. */
export interface Finding {
  /** Kind of a proof or of a watch, or `role`, `member`, `unreachable`, `unproven`, `owing`, `unapplied`, `lock`, `pause`, `stop`, `runner`. */
  readonly kind: string;
  /** Cluster, host or environment that it is about. */
  readonly subject: string;
  /** Tells it from others of its kind and subject, and stays the same while it lasts; absent where there is only one. */
  readonly item?: string;
  /** What was found. It comes from the live system: whoever shows it escapes it. */
  readonly message: string;
  /** What makes the inventory say so too. */
  readonly accept?: string;
  /** Of `role`: the role of the host by Patroni's word, `primary` or `replica`. */
  readonly live?: string;
  /** Line of the inventory that accepting it changes, by main's paths. */
  readonly place?: { readonly file: string; readonly line: number };
  /** The command that brings back what is in force. */
  readonly reapply?: string;
}

/** A finding with the time of the first look that saw it, from which on every look has seen it. */
export interface Sighting extends Finding {
  /** UTC, ISO 8601. */
  readonly since: string;
}

/** A host of which something or all could not be looked at, or that was being changed just then. */
export interface Unlooked {
  readonly subject: string;
  readonly reason: string;
}

export interface DriftReport {
  readonly environment: string;
  /** When it was looked. UTC, ISO 8601. */
  readonly time: string;
  /** The newest commit of main that an apply was begun for. */
  readonly head: string;
  /** Seen by this look and by the one before it. */
  readonly drift: readonly Sighting[];
  /** Seen by this look alone: it may be over by itself. */
  readonly once: readonly Sighting[];
  readonly unlooked: readonly Unlooked[];
}

/** Two looks see the same thing where these are equal, whatever the message says of it. */
export function identifyFinding({ kind, subject, item = '' }: Finding): string {
  return JSON.stringify([kind, subject, item]);
}
