// Events and notices of a long span, a day at a time, so that others can run in between.
import { setImmediate as breathe } from 'node:timers/promises';
import type { TimeSpan } from '../../domain/instant.ts';
import type { Asked } from '../endpoint.ts';
import type { NoticeEvent, SecurityEvent } from '../model.ts';
import { dayPartsOf } from './four-weeks.ts';

export const eventsIn = ({ engine, signal }: Asked, span: TimeSpan): Promise<readonly SecurityEvent[]> =>
  inParts(span, signal, (part) => engine.events(part));

export const noticesIn = ({ engine, signal }: Asked, span: TimeSpan): Promise<readonly NoticeEvent[]> =>
  inParts(span, signal, (part) => engine.notices(part));

const inParts = async <T>(
  span: TimeSpan,
  signal: AbortSignal,
  tell: (part: TimeSpan) => readonly T[],
): Promise<readonly T[]> => {
  const all: T[] = [];
  for (const part of dayPartsOf(span)) {
    for (const item of tell(part)) all.push(item);
    await breathe(undefined, { signal });
  }
  return all;
};
