import type { HostSessions } from '../../../actions/core/handover/ports.ts';

/** Nobody can be reached by SSH. */
export const NO_HOSTS: HostSessions = {
  open: () => ({ ask: () => Promise.resolve({ kind: 'failed', reason: 'no route to host' }), close: () => undefined }),
};
