// What the bundle loads only when it is used, though its code asks for it at the top of a file.
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Asks for Node's own modules with `require`: the launcher runs the program as a script, and a script cannot import. */
export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /./ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined;
      return kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** The public suffix list takes 6 ms to read, and most runs never ask it: it is read when it is first used. */
export const lateSuffixes = (root: string): Plugin => ({
  name: 'late-suffixes',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^tldts$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: 'late' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `export const parse = (...given) => require(${JSON.stringify(path)}).parse(...given);`,
      resolveDir: root,
    }));
  },
});
