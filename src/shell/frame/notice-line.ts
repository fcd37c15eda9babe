// The line above the hints: what was just done, else what could not be had, what to do about it, and from when the data are that are shown instead.
import { tellFailure } from '../../domain/failure.ts';
import { SECOND_MS } from '../../domain/instant.ts';
import type { PartTrouble } from '../../live/session/session.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { MarkedMeaning } from '../../theme/marks.ts';
import { noticeLines } from '../../widgets/notice.ts';
import { cut } from '../../widgets/room.ts';
import type { Frame } from '../frame.ts';

type NoticeFrame = Pick<Frame, 'state' | 'failures' | 'clock' | 'now' | 'pen' | 'isClockFrozen' | 'wait'>;

export const noticeLine = (frame: NoticeFrame, width: number): Line => {
  const { state, failures, pen, wait } = frame;
  if (state.note !== undefined) {
    return [{ text: ' ' }, { text: cut(state.note.text, width - 2, pen), meaning: state.note.meaning }];
  }
  const [first, ...others] = failures;
  if (wait?.isLong === true && wait.isBehindData)
    return [{ text: ' ' }, { text: cut(progressOf(wait), width - 2, pen), meaning: 'dim' }];
  if (first === undefined) return [];
  const end = endOf(first, others.length, frame);
  const [line = []] = noticeLines({ ...noticeOf(first), end, width: width - 2, height: 1 }, pen);
  return [{ text: ' ' }, ...line];
};

/** While old data are shown: how far the new ones have come. */
const progressOf = ({ name, ms, bytes, rows }: NonNullable<Frame['wait']>): string => {
  const came = [formatBytes(bytes), rows === undefined ? '' : `${formatCount(rows)} rows`].filter((one) => one !== '');
  return `asking for ${name}: ${came.join(', ')} in ${Math.floor(ms / SECOND_MS)} s; esc gives it up`;
};

const noticeOf = ({ failure }: PartTrouble): Readonly<{ meaning: MarkedMeaning; text: string }> => ({
  meaning: 'warning',
  text: tellFailure(failure),
});

const endOf = ({ at, nextAt }: PartTrouble, others: number, { clock, now, isClockFrozen }: NoticeFrame): string => {
  const seconds =
    nextAt === undefined || isClockFrozen ? undefined : Math.max(0, Math.ceil((nextAt - now) / SECOND_MS));
  return [
    others === 0 ? '' : `+${formatCount(others)} more (L)`,
    seconds === undefined ? '' : `next try in ${seconds} s`,
    at === undefined ? '' : `showing data of ${clock.time(at)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
};
