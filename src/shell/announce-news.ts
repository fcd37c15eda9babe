// Follows what needs attention for as long as the console is open, and has what is new announced.
import { formatWindow } from '../live/session/window-choice.ts';
import { createMemory } from '../panes/parts/memory.ts';
import type { Console } from './console.ts';
import type { Frame } from './frame.ts';
import { newsText } from './news-text.ts';
import { type AttentionLook, followNews, NO_NEWS, untilAnnounced } from './notify.ts';

export type AnnouncingOptions = Readonly<{
  console: Pick<Console, 'get' | 'subscribe'>;
  /** Calls whoever sits at the terminal, or does not. */
  announce(text: string): void;
  /** Milliseconds of real time. */
  elapsed(): number;
}>;

/** The function given back ends it. */
export const announceNews = ({ console, announce, elapsed }: AnnouncingOptions): (() => void) => {
  const rememberLook = createMemory<AttentionLook>();
  let state = NO_NEWS;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const frame = console.get();
    if (isSilent(frame)) return;
    const followed = followNews(state, lookIn(frame, rememberLook), { from: frame.state.notify, nowMs: elapsed() });
    state = followed.state;
    const { source, pen } = frame;
    if (followed.announced.length > 0) {
      announce(newsText(followed.announced, { profile: source.profile, ascii: pen.ascii }));
    }
    const waitMs = untilAnnounced(state, elapsed());
    // A mode for screen readers has no ticks, and nothing else may change before the minute is over.
    if (waitMs !== undefined) timer = setTimeout(look, Math.ceil(waitMs)).unref();
  };
  const leave = console.subscribe(look);
  return () => {
    leave();
    clearTimeout(timer);
  };
};

/** What is told again is no news, and a console that is paused stands still for whoever paused it. */
const isSilent = ({ isClockFrozen, source, session }: Frame): boolean =>
  isClockFrozen || source.isReplay === true || session.isPaused();

/** The same object as long as nothing was told anew; undefined while nothing is known. */
const lookIn = (
  { attention, panes, place, session }: Frame,
  remember: ReturnType<typeof createMemory<AttentionLook>>,
): AttentionLook | undefined => {
  if (attention.size === 0) return undefined;
  const window = formatWindow(place.window);
  return remember([window, ...attention.values()], () => ({
    items: [...attention.values()].flatMap(({ items }) => items),
    lacking: [
      ...[...attention].flatMap(([pane, { isPartial }]) => (isPartial ? [pane] : [])),
      ...panes
        .flatMap((pane) => pane.attention?.parts(place.window) ?? [])
        .filter((part) => session.read(part).data === undefined)
        .map(({ key }) => key),
    ],
    window,
  }));
};
