// What can go wrong while a JSON document is read, and how it is told.
import type { Failure } from '../domain/failure.ts';
import { clean } from '../text/clean.ts';
import { type Path, tellPath } from './json-path.ts';
import type { Wrong } from './reading.ts';

/** `at` counts bytes from the beginning of the document. */
export type JsonTrouble =
  | Readonly<{ kind: 'malformed'; at: number; path: Path; came: string; expected: string }>
  | Readonly<{ kind: 'cut-off'; at: number; path: Path }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'too-long'; path: Path; maxBytes: number }>
  | Readonly<{ kind: 'too-many'; path: Path; isList: boolean; maxEntries: number }>
  | Readonly<{ kind: 'wrong'; wrong: Wrong }>;

const EXCERPT_LENGTH = 40;

/** `what` is the endpoint that was asked. */
export const failureOf = (trouble: JsonTrouble, what: string): Failure => {
  switch (trouble.kind) {
    case 'empty':
      return { kind: 'cut-off', what, came: 'the answer was empty', advice: 'Ask again.' };
    case 'cut-off':
      return {
        kind: 'cut-off',
        what,
        came: `the answer ended too early, after ${trouble.at} bytes${placed(trouble.path, ' in ')}`,
        advice: 'Ask again, or ask for less at a time.',
      };
    case 'malformed':
      return {
        kind: 'bad-data',
        what,
        path: tellPath(trouble.path),
        came: `the answer is no JSON: ${trouble.came} at byte ${trouble.at}${placed(trouble.path, ', in ')}`,
        advice: `Expected there: ${trouble.expected}.`,
      };
    case 'too-long':
      return {
        kind: 'bad-data',
        what,
        path: tellPath(trouble.path),
        came: `${placeOf(trouble.path)} goes on for more than ${trouble.maxBytes} bytes`,
        advice: `Expected there: at most ${trouble.maxBytes} bytes in one element.`,
      };
    case 'too-many':
      return {
        kind: 'bad-data',
        what,
        path: tellPath(trouble.path),
        came: `${placeOf(trouble.path)} is ${trouble.isList ? 'a list' : 'an object'} of more than ${trouble.maxEntries} entries`,
        advice: `Expected there: at most ${trouble.maxEntries} entries.`,
      };
    case 'wrong':
      return failureOfWrong(trouble.wrong, what);
  }
};

export const failureOfWrong = (wrong: Wrong, what: string): Failure => {
  const path = tellPath(wrong.path);
  return {
    kind: 'bad-data',
    what,
    path,
    came: `${placeOf(wrong.path)} is ${describeValue(wrong.value)}`,
    advice: `Expected there: ${wrong.expected}.`,
  };
};

export const describeByte = (byte: number): string =>
  byte > 0x20 && byte < 0x7f
    ? `the character ${String.fromCharCode(byte)}`
    : `the byte 0x${byte.toString(16).padStart(2, '0')}`;

const placed = (path: Path, word: string): string => (path.length === 0 ? '' : `${word}${tellPath(path)}`);

const placeOf = (path: Path): string => (path.length === 0 ? 'the answer' : tellPath(path));

const describeValue = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `the text "${clean(value, EXCERPT_LENGTH)}"`;
  if (typeof value === 'number') return Number.isFinite(value) ? `the number ${value}` : 'a number too large to hold';
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
};
