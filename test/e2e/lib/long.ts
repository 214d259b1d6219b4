/** What takes a quarter of an hour and more runs where there is time for it: scripts/test --all sets LONG_TESTS=all. */
import { describe, it } from 'vitest';

const isLong = process.env['LONG_TESTS'] === 'all';

export const describeLong = describe.runIf(isLong);
export const itLong = it.runIf(isLong);
