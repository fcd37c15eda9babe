// Makes dist/darktop.mjs: the whole program in one file that runs without node_modules.
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { fastCanvas } from './bundle/fast-canvas.ts';
import { fastWidths } from './bundle/fast-widths.ts';
import { inkTable, noDevtools } from './bundle/ink-modules.ts';
import { lateBuiltins, lateSuffixes } from './bundle/late-modules.ts';
import { withLauncher } from './launcher.ts';
import { bundleThread, SHARED } from './thread-code.ts';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
const flowThread = await bundleThread('src/live/flows/flow-thread.ts');
const judgeThread = await bundleThread('src/live/judge/judge-thread.ts');

const { outputFiles, metafile } = await build({
  ...SHARED,
  entryPoints: ['src/cli.ts'],
  write: false,
  metafile: true,
  format: 'esm',
  jsx: 'automatic',
  minifyWhitespace: true,
  minifySyntax: true,
  // An error that nobody caught prints the line it happened in.
  lineLimit: 160,
  inject: ['src/build/bundle/late-segmenter.ts'],
  define: {
    DARKTOP_VERSION: JSON.stringify(manifest.version),
    DARKTOP_FLOW_THREAD: JSON.stringify(flowThread.text),
    DARKTOP_JUDGE_THREAD: JSON.stringify(judgeThread.text),
    'process.env.NODE_ENV': '"production"',
    'import.meta': 'darktopMeta',
    'Intl.Segmenter': 'LateSegmenter',
  },
  plugins: [lateSuffixes(root.pathname), fastWidths, fastCanvas, inkTable, noDevtools, lateBuiltins],
});
const [program] = outputFiles;
if (program === undefined) throw new Error('the program became no code');
const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
const stray = imports.find(({ kind }) => kind !== 'require-call');
if (stray !== undefined) throw new Error(`the program imports ${stray.path} when it runs, which a script cannot`);

const files = await readdir(new URL('src/commands/', root));
const commands = files
  .filter((name) => /\.tsx?$/.test(name) && name !== 'index.ts')
  .map((name) => name.replace(/\.tsx?$/, ''));

const target = new URL('dist/darktop.mjs', root);
await mkdir(new URL('dist/', root), { recursive: true });
await writeFile(target, await withLauncher(program.text, commands));
await chmod(target, 0o755);
