// Where the console writes a file: at the path that was named, or under a usual name in the working folder; never over a file that is there.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { formatUtcCompact } from '../../text/utc.ts';

export type NamedFile = Readonly<{
  /** In the middle of the usual name: `flows`. */
  what: string;
  extension: string;
  /** As a person named it; undefined for the usual name. */
  file: string | undefined;
}>;

/** `asked` is the command it was asked with. */
export const newPath = async (named: NamedFile, at: Instant, asked: string): Promise<Result<string>> => {
  const path = resolve(named.file ?? `darktop-${named.what}-${formatUtcCompact(at)}.${named.extension}`);
  return (await isFile(path)) ? failed(thereAlready(path, asked)) : success(path);
};

/** As one reads it from the working folder. */
export const shortened = (path: string): string => {
  const folder = `${process.cwd()}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
};

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() === true;

/** In the console a file is named in passing: what it holds is not thrown away for that. */
const thereAlready = (path: string, asked: string): Failure => ({
  kind: 'usage',
  what: `${asked} ${clean(shortened(path), 200)}`,
  came: 'there is such a file already',
  advice: 'Name another, or remove it first.',
});
