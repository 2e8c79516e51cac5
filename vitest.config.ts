import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Puts watched modules in the place of others, which must not be loaded before nor stay for the next file. */
const ALONE = ['src/features/audience/core/work.test.ts'];

// x.test.ts needs nothing; x.db.test.ts gets a real PostgreSQL from tests/support; tests/browser a real Chromium.
export default defineConfig({
  test: {
    // Much of a test is waiting for PostgreSQL or Chromium: half as many again as there are cores keep them busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is waited for comes; on a crowded machine it comes later.
    expect: { poll: { timeout: 45_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ALONE,
          // Files share the modules of their worker: loading the whole product again for each took longer than many
          // tests. What a module keeps is kept per database, or forgotten with `cloneDatabase`.
          isolate: false,
          globalSetup: ['tests/support/cluster.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true } },
    ],
  },
});
