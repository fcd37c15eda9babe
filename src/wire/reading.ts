// What comes of reading one piece of an answer: a value, or where and how it was not what it should be.
import type { Path } from './json-path.ts';

/** So many may stand in one list or map that is not the mass of an answer: far more than any appliance has reason to send. */
export const MAX_ENTRIES = 10_000;

/** Of the lists that hold the mass of an answer: twice the largest hour of flows; emptier elements cost more than their bytes. */
export const MAX_MASS_ENTRIES = 2_000_000;

/** `value` is what stood there, `expected` what should have, as in "a number"; `path` starts at the piece that was read. */
export class Wrong {
  readonly path: Path;
  readonly value: unknown;
  readonly expected: string;

  constructor(value: unknown, expected: string, path: Path = []) {
    this.path = path;
    this.value = value;
    this.expected = expected;
  }

  /** The same, seen from what holds the piece. */
  under(...outer: Path): Wrong {
    return new Wrong(this.value, this.expected, [...outer, ...this.path]);
  }
}

export type Read<T> = (raw: unknown) => T | Wrong;

/** `key` is the index or the name under which the piece stood. */
export type ReadEntry<T> = (raw: unknown, key: string | number) => T | Wrong;

/** Tells a wrong from a value also where values may be anything. */
export const isWrong = (read: unknown): read is Wrong => read instanceof Wrong;
