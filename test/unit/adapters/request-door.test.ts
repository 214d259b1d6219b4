import { describe, expect, it } from 'vitest';
import { openRequestDoor } from '../../../actions/adapters/request-door.ts';

/** A wrapper that prints those words and ends with that exit code. */
const open = (code: number, words: string) =>
  openRequestDoor(['sh', '-c', `printf '%s\\n' "$1" >&2; exit ${String(code)}`, '-', words]);
const REQUEST = { environment: 'sandbox', verb: 'apply', number: 7 } as const;

describe('the way of a job to the meta node', () => {
  it('says how a node is set up where it does not take a request', async () => {
    await expect(open(2, 'ops-request: no').start(REQUEST)).rejects.toThrow(
      /^the meta node did not take the request: ops-request: no\. It is set up by scripts\/meta-setup .* \[request\]$/,
    );
  });

  it('says of applies that are held what the node says of it, and nothing of a set-up that is fine', async () => {
    const held = 'ops-request: applies of sandbox are held since 2026-06-30 12:00 UTC, "a disk"';
    const words = `the meta node did not take the request: ${held} [hold]`;
    await expect(open(3, held).start(REQUEST)).rejects.toThrow(words);
    const handedIn = { written: { verb: 'apply', by: {}, arguments: {} } } as const;
    await expect(open(3, held).handIn('sandbox', handedIn)).rejects.toThrow(words);
    await expect(open(3, '\u001b[31m\n::error::x').start(REQUEST)).rejects.toThrow(
      '\\u001b[31m\\u000a::error::x [hold]',
    );
  });
});
