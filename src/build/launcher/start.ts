// The beginning of dist/darktop.mjs: compiles the program that stands behind it in a comment, from a code cache if there is one.
import type { Script } from 'node:vm';
import { type CacheFile, cacheFile } from './cache-file.ts';
import { seal, unseal } from './seal.ts';
import { startAnew, wasStartedAnew } from './start-anew.ts';

/** Told by the build: what the program's code is known by, and the names of the commands. */
declare const DARKTOP_CODE_KEY: string;
declare const DARKTOP_COMMANDS: readonly string[];

/** By then the first screen is drawn; an appliance in a thread of its own is often ended before long. */
const WRITE_AFTER_MS = 3_000;
const WRITE_AFTER_MS_IN_THREAD = 150;

const fs = process.getBuiltinModule('node:fs');
const vm = process.getBuiltinModule('node:vm');
const { createRequire } = process.getBuiltinModule('node:module');
const { isMainThread } = process.getBuiltinModule('node:worker_threads');

/** What a cache was made for; of another program, or on another Node, it is none. */
const KEY = `${DARKTOP_CODE_KEY} ${process.version} ${process.arch}`;

const HELP: readonly string[] = ['help', '-h', '--help', '-V', '--version'];

/** Each command runs other parts of the program, and a cache knows those that ran. */
const nameOfCache = (): string => {
  const words = process.argv.slice(2);
  if (words.some((word) => HELP.includes(word))) return 'help';
  const command = words.find((word) => DARKTOP_COMMANDS.includes(word));
  return command ?? (isAtTerminal() ? 'screen' : 'text');
};

const isAtTerminal = (): boolean => process.getBuiltinModule('node:tty').isatty(1);

/** The console, with and without its name, and what runs without a screen. */
const runsForDays = (): boolean => {
  const name = nameOfCache();
  return name === 'watch' || name === 'screen' || (name === 'console' && isAtTerminal());
};

const readCode = (file: string): Readonly<{ code: string; lineOffset: number }> => {
  const whole = fs.readFileSync(file, 'latin1');
  const start = whole.indexOf('\n/*\n') + 4;
  const program = whole.slice(start, whole.lastIndexOf('\n*/')).replaceAll('*\u0001/', '*/');
  return {
    // V8 reads a function in parentheses once; of another one it would first look for the end.
    code: `(async function (require, darktopMeta) {"use strict";${program}\n})`,
    lineOffset: whole.slice(0, start).split('\n').length - 1,
  };
};

const readCache = (cache: CacheFile | undefined): Buffer | undefined => {
  try {
    const sealed = cache?.read();
    return sealed === undefined ? undefined : unseal(sealed, KEY);
  } catch {
    // Without a cache it takes a little longer, no more.
    return undefined;
  }
};

/**
 * V8 takes a cache only under the flags it was made under, and what runs for days changes one while it runs: it makes less room for
 * what is new (src/commands/console/spare-memory.ts, src/commands/watch/judge-sparingly.ts).
 */
const underUsualFlags = (make: () => Buffer): Buffer => {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const name = nameOfCache();
  const isSparing = name === 'screen' || name === 'watch';
  if (isSparing) setFlagsFromString('--semi-space-growth-factor=2');
  const made = make();
  if (isSparing) setFlagsFromString('--semi-space-growth-factor=1');
  return made;
};

const keepCode = (cache: CacheFile, script: Script): void => {
  const write = (): void => {
    clearTimeout(timer);
    process.off('exit', writeIfWell);
    try {
      cache.write(
        seal(
          underUsualFlags(() => script.createCachedData()),
          KEY,
        ),
      );
    } catch {
      // A full disk, a folder that may not be written: the next start takes a little longer too.
    }
  };
  /** A run that failed has seen too little of the program. */
  const writeIfWell = (exitCode: number): void => {
    if (exitCode === 0) write();
  };
  const timer = setTimeout(write, isMainThread ? WRITE_AFTER_MS : WRITE_AFTER_MS_IN_THREAD).unref();
  process.once('exit', writeIfWell);
};

/** Holds on to nothing but what was compiled. */
const compile = (): Script => {
  const isWanted = (process.env.NODE_DISABLE_COMPILE_CACHE ?? '') === '';
  const cache = isWanted ? cacheFile(fs, nameOfCache()) : undefined;
  const cachedData = readCache(cache);
  const filename = import.meta.filename;
  const { code, lineOffset } = readCode(filename);
  const script = new vm.Script(code, { filename, lineOffset, ...(cachedData === undefined ? {} : { cachedData }) });
  const isUsed = cachedData !== undefined && script.cachedDataRejected !== true;
  if (cache !== undefined && !isUsed) keepCode(cache, script);
  return script;
};

if (isMainThread && !wasStartedAnew() && runsForDays()) startAnew(fs);

await compile().runInThisContext()(createRequire(import.meta.url), { url: import.meta.url });
