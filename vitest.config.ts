import { defineConfig } from 'vitest/config';

// x.test.ts needs nothing; x.db.test.ts gets a real PostgreSQL from tests/support; x.browser.ts a real Chromium.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Much of a test is waiting for PostgreSQL or Chromium: a core need not be kept free for vitest itself.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes; on a crowded machine it comes later.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ['tests/support/cluster.ts'],
  },
});
