import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The longest files wait more than they compute; a machine with two processors would get one worker.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/cases/**/*.test.ts', 'test/sim/**/*.test.ts'],
          testTimeout: 30_000,
          // Files that a test wrote by the thousand are removed by one, which a busy disk may take long for.
          hookTimeout: 120_000,
        },
      },
      {
        // One sandbox, so one file after another; each step waits for real services.
        test: {
          name: 'sandbox',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 1_200_000,
          // A difference is read where the test ends: the whole run takes hours.
          chaiConfig: { truncateThreshold: 0 },
        },
      },
    ],
  },
});
