/** What takes a quarter of an hour and more runs where there is time for it: scripts/test --all sets LONG_TESTS=all. */
import { describe } from 'vitest';

export const describeLong = describe.runIf(process.env['LONG_TESTS'] === 'all');
