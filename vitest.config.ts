import { defineConfig } from 'vitest/config';

// x.test.ts needs nothing; x.db.test.ts gets a real PostgreSQL from tests/support; x.browser.ts a real Chromium.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/cluster.ts'],
  },
});
