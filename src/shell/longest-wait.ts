// How long what is on the screen has been asked for, how far it has come, and whether somebody waits for it.
import type { Instant } from '../domain/instant.ts';
import type { Part } from '../live/part.ts';
import type { ConsoleSession } from './session.ts';

export type Wait = Readonly<{
  /** Since the first of what is being asked was. */
  ms: number;
  /** Esc gives it up. */
  isLong: boolean;
  /** Old data are shown meanwhile, so that nothing else tells how far it is. */
  isBehindData: boolean;
  /** Of the one that takes longest. */
  name: string;
  bytes: number;
  rows: number | undefined;
}>;

/** From here on its progress is shown. */
export const WAIT_SHOWN_MS = 300;
/** Behind data that are there already it may take longer before anybody minds. */
const LONG_WAIT_MS = 2_000;

export const longestWait = (
  session: Pick<ConsoleSession, 'read'>,
  parts: readonly Part<unknown>[],
  now: Instant,
): Wait | undefined => {
  const waits = parts.flatMap((part) => waitFor(session, part, now));
  const [first, ...others] = waits;
  if (first === undefined) return undefined;
  const longest = others.reduce((most, wait) => (wait.ms > most.ms ? wait : most), first);
  return { ...longest, isLong: waits.some(({ isLong }) => isLong) };
};

const waitFor = ({ read }: Pick<ConsoleSession, 'read'>, part: Part<unknown>, now: Instant): readonly Wait[] => {
  const { asking, data } = read(part);
  if (asking === undefined) return [];
  const ms = Math.max(0, now - asking.since);
  const isBehindData = data !== undefined;
  const isLong = ms >= (isBehindData ? LONG_WAIT_MS : WAIT_SHOWN_MS);
  return [{ ms, isLong, isBehindData, name: part.name, bytes: asking.bytes, rows: asking.rows }];
};
