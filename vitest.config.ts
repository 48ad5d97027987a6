import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One processor less than there are would leave half of a small machine idle. */
const WORKERS = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/house/fuzz-runs.ts'],
    maxWorkers: WORKERS,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/**/*.testkit.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
