import { defineConfig } from 'vitest/config';

// CI reads the numbers from a report file; everybody else reads the screen.
const report = process.env.DARKTOP_TEST_REPORT;

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 30_000,
    setupFiles: ['test/fixed-seed.ts'],
    maxWorkers: 2,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
