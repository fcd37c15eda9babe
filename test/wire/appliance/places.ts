// Every place of every answer, to be tried with values that nobody expects there.
import { type Key, placesIn } from '../answers.ts';
import { type Asked, GOLDEN } from './answers.ts';

export type Case = Readonly<{ asked: Asked; payload: unknown; place: readonly Key[] }>;

export const CASES: readonly Case[] = GOLDEN.flatMap(([asked, payload]) =>
  placesIn(payload).map((place) => ({ asked, payload, place })),
);

export const valueAt = (payload: unknown, place: readonly Key[]): unknown =>
  place.reduce<unknown>(
    (value, key) => Object.entries(value ?? {}).find(([name]) => name === String(key))?.[1],
    payload,
  );

/** All texts of a value, the names of its fields among them. */
export const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
};
