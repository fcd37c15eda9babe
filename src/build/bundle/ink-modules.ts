// Brings Ink and ink-table together in one bundle.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const SLOT = `globalThis[Symbol.for('darktop.ink')]`;

/** ink-table is CommonJS and cannot require Ink, which waits at its top: it gets the Ink that its one importer has loaded before. */
export const inkTable: Plugin = {
  name: 'ink-table',
  setup: ({ onResolve, onLoad }) => {
    onLoad({ filter: /[/\\]src[/\\]vendor[/\\]ink-table\.tsx?$/ }, () => ({
      contents: `import * as ink from 'ink';
${SLOT} = ink;
const { default: Table } = require('ink-table');
export { Table };`,
    }));
    onResolve({ filter: /^ink$/ }, ({ importer }) =>
      /[/\\]ink-table[/\\]/.test(importer) ? { path: 'ink', namespace: 'ink-slot' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'ink-slot' }, () => ({ contents: `module.exports = ${SLOT};` }));
  },
};

const ASKS = "process.env['DEV'] === 'true'";

/** A tool for whoever works on Ink itself: it is not installed, and DEV may be set for other reasons. */
export const noDevtools: Plugin = {
  name: 'no-devtools',
  setup: ({ onResolve, onLoad }) => {
    onLoad({ filter: /[/\\]ink[/\\]build[/\\](ink|reconciler)\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      if (!contents.includes(ASKS)) throw new Error(`${path} no longer asks for ${ASKS}`);
      return { contents: contents.replaceAll(ASKS, 'false') };
    });
    onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'no-devtools' }));
    onLoad({ filter: /.*/, namespace: 'no-devtools' }, () => ({
      contents: 'export default { initialize() {}, connectToDevTools() {} };',
    }));
  },
};
