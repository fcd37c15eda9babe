// Puts dist/darktop.mjs together: a few lines for whatever Node there is, the launcher, and the program's code in a comment.
import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { SHARED } from './thread-code.ts';

/** Runs before anything else, on whatever Node started it; so it uses only what every Node knows. */
const PREAMBLE = `#!/usr/bin/env node
{
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 19)) {
    process.stderr.write('darktop needs Node 22.19 or newer; this is Node ' + process.versions.node + '. Install a newer Node, or use "npm start" in a checkout, which brings its own.\\n');
    process.exit(78);
  }
}
`;

/** For what would end the comment. */
const STAND_IN = '*\u0001/';

/**
 * In a comment V8 passes over the code in 2 ms instead of reading it in 40: the launcher compiles it, from a cache most
 * times.
 */
export const withLauncher = async (program: string, commands: readonly string[]): Promise<string> => {
  if (/[^\0-\u007f]/.test(program) || program.includes(STAND_IN)) throw new Error('the program holds what it must not');
  const key = createHash('sha256').update(program).digest('hex').slice(0, 32);
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: ['src/build/launcher/start.ts'],
    format: 'esm',
    // So that an older Node, too, can read as far as the preamble's sentence.
    target: 'node14.8',
    write: false,
    banner: { js: PREAMBLE },
    define: { DARKTOP_CODE_KEY: JSON.stringify(key), DARKTOP_COMMANDS: JSON.stringify(commands) },
  });
  const [launcher] = outputFiles;
  if (launcher === undefined) throw new Error('the launcher became no code');
  if (launcher.text.includes('\n/*\n')) throw new Error('the launcher holds the mark that begins the program');
  return `${launcher.text.trimEnd()}\n/*\n${program.replaceAll('*/', STAND_IN).trimEnd()}\n*/\n`;
};
