// Where the code cache lies: in a folder of the person's own cache that nobody else can read or write.
import type * as Fs from 'node:fs';

export type CacheFile = Readonly<{
  /** Undefined when there is none that can be trusted. */
  read(): Buffer | undefined;
  /** Whole or not at all. */
  write(data: Uint8Array): void;
}>;

const LARGEST_BYTES = 64 * 1024 * 1024;

/** Undefined where no folder of one's own is known, or where it cannot be told whose it is. */
export const cacheFile = (fs: typeof Fs, name: string): CacheFile | undefined => {
  const uid = process.getuid?.();
  const base = cacheFolder();
  if (uid === undefined || base === undefined) return undefined;
  const folder = `${base}/darktop`;
  const path = `${folder}/${name}.code`;
  const isPrivate = ({ uid: owner, mode }: Fs.Stats): boolean => owner === uid && (mode & 0o077) === 0;
  const isSafe = (): boolean => {
    const stats = fs.lstatSync(folder);
    return stats.isDirectory() && isPrivate(stats);
  };
  return {
    read: () => (fs.existsSync(path) && isSafe() ? readPrivate(fs, path, isPrivate) : undefined),
    write: (data) => {
      // With sudo the home may be somebody else's, who could not use what root leaves there.
      if (fs.statSync(fs.existsSync(base) ? base : dirname(base)).uid !== uid) return;
      // Not recursively: in /proc that never ends.
      for (const one of [base, folder]) if (!fs.existsSync(one)) fs.mkdirSync(one, { mode: 0o700 });
      if (isSafe()) replace(fs, path, data);
    },
  };
};

const cacheFolder = (): string | undefined => {
  const { XDG_CACHE_HOME: cache = '', HOME: home = '' } = process.env;
  if (cache.startsWith('/')) return cache;
  return home.startsWith('/') ? `${home}/.cache` : undefined;
};

const dirname = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

const replace = (fs: typeof Fs, path: string, data: Uint8Array): void => {
  const draft = `${path}.${process.pid}.${Date.now()}`;
  try {
    fs.writeFileSync(draft, data, { flag: 'wx', mode: 0o600 });
    fs.renameSync(draft, path);
  } finally {
    fs.rmSync(draft, { force: true });
  }
};

const readPrivate = (fs: typeof Fs, path: string, isPrivate: (stats: Fs.Stats) => boolean): Buffer | undefined => {
  const descriptor = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK);
  try {
    const stats = fs.fstatSync(descriptor);
    return stats.isFile() && isPrivate(stats) && stats.size <= LARGEST_BYTES ? fs.readFileSync(descriptor) : undefined;
  } finally {
    fs.closeSync(descriptor);
  }
};
