// The lines above the hints: what was just done, else what could not be had, what to do about it, and from when the data are that are shown instead.
import { tellFailure } from '../../domain/failure.ts';
import { SECOND_MS } from '../../domain/instant.ts';
import type { PartTrouble } from '../../live/session/session.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { MarkedMeaning } from '../../theme/marks.ts';
import { indentLines } from '../../widgets/layout.ts';
import { noticeLines as noticeWidgetLines } from '../../widgets/notice.ts';
import { paragraphLines } from '../../widgets/paragraph.ts';
import type { Room } from '../../widgets/room.ts';
import type { Frame } from '../frame.ts';

type NoticeFrame = Pick<Frame, 'state' | 'failures' | 'clock' | 'now' | 'pen' | 'isClockFrozen' | 'wait' | 'source'>;

/** What to do must be read whole; more than this would take the pane away. */
const MOST_LINES = 2;

/** One where it fits. */
export const noticeLines = (frame: NoticeFrame, width: number): readonly Line[] => {
  const room = { width: width - 2, height: MOST_LINES };
  return indentLines(linesOf(frame, room));
};

const linesOf = (frame: NoticeFrame, room: Room): readonly Line[] => {
  const { state, failures, pen, wait } = frame;
  if (state.note !== undefined) return paragraphLines({ ...state.note, ...room }, pen);
  if (wait?.isLong === true && wait.isBehindData)
    return paragraphLines({ text: progressOf(wait), meaning: 'dim', ...room, height: 1 }, pen);
  const [first, ...others] = failures;
  return first === undefined
    ? []
    : noticeWidgetLines({ ...noticeOf(first), end: endOf(first, others.length, frame), ...room }, pen);
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

const endOf = (
  { at, nextAt }: PartTrouble,
  others: number,
  { clock, now, isClockFrozen, source }: NoticeFrame,
): string => {
  const isCounting = nextAt !== undefined && !isClockFrozen && source.isReplay !== true;
  const seconds = !isCounting ? undefined : Math.max(0, Math.ceil((nextAt - now) / SECOND_MS));
  return [
    others === 0 ? '' : `+${formatCount(others)} more (L)`,
    seconds === undefined ? '' : `next try in ${String(seconds).padStart(2)} s`,
    at === undefined ? '' : `showing data of ${clock.time(at)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
};
