import type { Value } from '../types.ts';

/** How a host is reached, as Ansible would reach it. */
export interface HostTarget {
  readonly instance: string;
  readonly address: string;
  readonly port?: number;
  readonly user?: string;
  readonly keyFile?: string;
}

export type HostAnswer =
  | { readonly kind: 'done'; readonly result: Value | undefined }
  /** Why it was not done, or nobody answered. */
  | { readonly kind: 'failed'; readonly reason: string };

export type HostOrder = { readonly do: string } & Readonly<Record<string, Value>>;

/** The program `pg-handover` on one host, which takes orders until the session ends. */
export interface HostSession {
  /** Never throws. */
  readonly ask: (order: HostOrder, timeoutMs: number) => Promise<HostAnswer>;
  readonly close: () => void;
}

export interface HostSessions {
  readonly open: (target: HostTarget) => HostSession;
}
