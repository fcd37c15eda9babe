import { defineConfig } from 'vitest/config';

// CI reads the numbers from a report file; everybody else reads the screen.
const report = process.env.DARKTOP_TEST_REPORT;

/** Tests that start programs, those of panes, which remember what they showed, and those that replace modules or change the environment. */
const ALONE = ['test/{program,terminal,build,panes,shell}/**/*.test.{ts,tsx}', 'test/**/*.alone.test.{ts,tsx}'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 30_000,
    setupFiles: ['test/fixed-seed.ts'],
    // Programs in terminals wait more than they work.
    maxWorkers: 3,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      // All the others share what they import: loading it anew for each of them takes as long as the tests.
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.{ts,tsx}'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
