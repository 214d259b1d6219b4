import { describe, expect, it } from 'vitest';
import { assertMachine, type Place } from '../../../../actions/core/ledger/machine.ts';
import { parseLedgerState, printLedgerState, type LedgerState } from '../../../../actions/core/ledger/state.ts';
import { emptyLedger, moveHead } from '../../../../actions/core/ledger/update.ts';

const HEAD = '1'.repeat(40);
const here: Place = { environment: 'sandbox', machine: 'aaaa', takeOver: undefined, isPublished: false };
const OWN: LedgerState = moveHead(emptyLedger('sandbox', HEAD), HEAD, 'aaaa');

const attempt =
  (state: LedgerState | undefined, change: Partial<Place> = {}) =>
  (): void => {
    assertMachine(state, { ...here, ...change });
  };

describe('an environment', () => {
  it('is applied on the machine that its ledger names', () => {
    expect(attempt(OWN)).not.toThrow();
    expect(parseLedgerState(printLedgerState(OWN))).toEqual(OWN);
  });

  it('is refused on another one, with what to do', () => {
    expect(attempt(OWN, { machine: 'bbbb' })).toThrow(
      /^the ledger of sandbox is that of machine aaaa, and this is bbbb: .* --env sandbox --take-over sandbox \[machine\]$/,
    );
  });

  it('is taken over by its name, typed once more, and by no other', () => {
    expect(attempt(OWN, { machine: 'bbbb', takeOver: 'sandbox' })).not.toThrow();
    expect(attempt(OWN, { machine: 'bbbb', takeOver: 'production' })).toThrow('nothing was done');
    expect(attempt(OWN, { takeOver: 'production' })).toThrow('nothing was done');
    expect(moveHead(OWN, HEAD, 'bbbb').machine).toBe('bbbb');
  });

  it('is not begun anew where another node has published its state', () => {
    expect(attempt(undefined)).not.toThrow();
    expect(attempt(undefined, { isPublished: true })).toThrow(
      /this machine has no ledger of sandbox.*--take-over sandbox/,
    );
    expect(attempt(undefined, { isPublished: true, takeOver: 'sandbox' })).not.toThrow();
  });

  it('is of any machine in a ledger from before, and on a machine without a name', () => {
    expect(attempt(emptyLedger('sandbox', HEAD))).not.toThrow();
    expect(attempt(OWN, { machine: undefined })).not.toThrow();
    expect(moveHead(OWN, HEAD).machine).toBe('aaaa');
  });
});
