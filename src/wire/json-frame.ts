// A list or object of a JSON document that is still open: what it holds so far, and where in it the reading stands.
import type { Path } from './json-path.ts';
import type { PatternNode } from './json-pattern.ts';

export type Frame = {
  readonly node: PatternNode | undefined;
  readonly startedAt: number;
  /** Undefined for an object; `object` is then what counts. */
  readonly list: unknown[] | undefined;
  readonly object: Record<string, unknown>;
  /** The name whose value is being read; meaningless in a list. */
  key: string;
};

export const openFrame = (node: PatternNode | undefined, startedAt: number, isList: boolean): Frame => ({
  node,
  startedAt,
  list: isList ? [] : undefined,
  object: {},
  key: '',
});

/** The key of the value that is being read. */
export const keyIn = (frame: Frame): string | number => frame.list?.length ?? frame.key;

/** What the patterns say of the value that is being read. */
export const nodeIn = (frame: Frame): PatternNode | undefined =>
  frame.list === undefined ? (frame.node?.fields.get(frame.key) ?? frame.node?.anyField) : frame.node?.items;

export const putInto = (frame: Frame, value: unknown): void => {
  if (frame.list !== undefined) frame.list.push(value);
  else if (frame.key !== '__proto__') frame.object[frame.key] = value;
  else Object.defineProperty(frame.object, frame.key, { value, enumerable: true, configurable: true, writable: true });
};

export const pathOf = (frames: readonly Frame[]): Path => frames.map(keyIn);
