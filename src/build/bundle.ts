// Makes dist/darktop.mjs: the whole program in one file that runs without node_modules.
import { chmod, readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import { bundleThread, SHARED } from './thread-code.ts';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));

// Runs before anything of the bundle, on whatever Node started it; so it uses only what every Node knows.
const preamble = `#!/usr/bin/env node
import darktopModule from 'node:module';
import darktopProcess from 'node:process';
{
  const [major, minor] = darktopProcess.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 19)) {
    darktopProcess.stderr.write('darktop needs Node 22.19 or newer; this is Node ' + darktopProcess.versions.node + '. Install a newer Node, or use "npm start" in a checkout, which brings its own.\\n');
    darktopProcess.exit(78);
  }
  darktopModule.enableCompileCache?.();
}
const require = darktopModule.createRequire(import.meta.url);
`;

/**
 * Asks for Node's own modules with `require`. As imports they would be linked before the preamble runs, and an older Node
 * would stop at the first name it does not export, with a stack trace instead of the preamble's sentence.
 */
const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin' } : { path, external: true },
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** The public suffix list takes 6 ms to read, and most runs never ask it: it is read when it is first used. */
const lateSuffixes: Plugin = {
  name: 'late-suffixes',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^tldts$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: 'late' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `export const parse = (...given) => require(${JSON.stringify(path)}).parse(...given);`,
      resolveDir: root.pathname,
    }));
  },
};

const flowThread = await bundleThread('src/live/flows/flow-thread.ts');

await build({
  ...SHARED,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/darktop.mjs',
  format: 'esm',
  banner: { js: preamble },
  define: {
    DARKTOP_VERSION: JSON.stringify(manifest.version),
    DARKTOP_FLOW_THREAD: JSON.stringify(flowThread.text),
  },
  plugins: [lateSuffixes, lateBuiltins],
});
await chmod(new URL('dist/darktop.mjs', root), 0o755);
