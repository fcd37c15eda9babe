// A list or object of a JSON document that is still open: what it holds so far, and where in it the reading stands.
import type { Path } from './json-path.ts';
import { fieldOf, type Intake, type PatternNode } from './json-pattern.ts';

export type Frame = {
  readonly node: PatternNode | undefined;
  readonly startedAt: number;
  /** Undefined for an object; `object` is then what counts. */
  readonly list: unknown[] | undefined;
  readonly object: Record<string, unknown>;
  /** Of a list: who takes its elements, so that they are not kept here. */
  readonly intake: Intake | undefined;
  /** The values read so far, those that were put over others of the same name among them. */
  count: number;
  /** The name whose value is being read; meaningless in a list. */
  key: string;
};

export const openFrame = (node: PatternNode | undefined, startedAt: number, isList: boolean): Frame => ({
  node,
  startedAt,
  list: isList ? [] : undefined,
  object: {},
  intake: isList ? node?.items?.intake : undefined,
  count: 0,
  key: '',
});

/** The key of the value that is being read. */
export const keyIn = (frame: Frame): string | number => (frame.list === undefined ? frame.key : frame.count);

/** What the patterns say of the value that is being read. */
export const nodeIn = ({ node, list, key }: Frame): PatternNode | undefined => {
  if (node === undefined) return undefined;
  return list === undefined ? (fieldOf(node, key) ?? node.anyField) : node.items;
};

/** True when nobody wants the value that is about to be read. */
export const isSkippedIn = (frame: Frame): boolean =>
  frame.node?.skipsOthers === true && !frame.node.isLeaf && nodeIn(frame) === undefined;

/** True of a list or object that is held in memory whole until it ends. */
export const isHeld = (node: PatternNode | undefined): boolean => node?.isNamed === true && node.isLeaf;

/** True when one more would be more than may stand there: objects with fixed names are not counted, only lists and maps. */
export const isFull = ({ node, list, count }: Frame): boolean =>
  node !== undefined && count >= node.maxEntries && (list !== undefined || node.anyField !== undefined);

export const putInto = (frame: Frame, value: unknown): void => {
  frame.count += 1;
  if (frame.list !== undefined) {
    if (frame.intake === undefined) frame.list.push(value);
    return;
  }
  if (frame.key !== '__proto__') frame.object[frame.key] = value;
  else Object.defineProperty(frame.object, frame.key, { value, enumerable: true, configurable: true, writable: true });
};

export const pathOf = (frames: readonly Frame[]): Path => frames.map(keyIn);
