import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// x.test.ts needs nothing; x.db.test.ts gets a real PostgreSQL from tests/support; x.browser.ts a real Chromium.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Much of a test is waiting for PostgreSQL or Chromium: half as many again as there are cores keep them busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files share the modules of their worker: loading the whole product again for each took longer than many tests.
    // What a module keeps is kept per database, and each file has its own.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes; on a crowded machine it comes later.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ['tests/support/cluster.ts'],
  },
});
