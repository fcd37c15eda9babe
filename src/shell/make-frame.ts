// Puts the state of the console and the answers together for one drawing; nothing is worked out twice for the same of both.
import { type Instant, MINUTE_MS } from '../domain/instant.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Part } from '../live/part.ts';
import type { Source } from '../live/snapshot.ts';
import type { Option, Pane, PaneContext } from '../panes/pane.ts';
import type { Work } from '../panes/parts/work.ts';
import type { ClockFace } from '../text/clock-face.ts';
import type { Pen } from '../theme/pen.ts';
import { layoutOf } from './frame/layout.ts';
import type { Frame } from './frame.ts';
import { here, type Place } from './history.ts';
import type { KeyMap } from './key-map.ts';
import { longestWait } from './longest-wait.ts';
import { rememberShown } from './remember-shown.ts';
import type { ConsoleSession } from './session.ts';
import type { ShellState } from './state.ts';

export type FrameInput = Readonly<{
  state: ShellState;
  session: ConsoleSession;
  source: Source;
  now: Instant;
  /** Goes up with every answer. */
  version: number;
}>;

export type FrameMakerOptions = Readonly<{
  panes: readonly Pane[];
  keyMap: KeyMap;
  thresholds: Thresholds;
  themes: readonly Option[];
  formats: readonly Option[];
  penOf(theme: string): Pen;
  clockOf(zone: 'utc' | 'local'): ClockFace;
  isClockFrozen: boolean;
  linkCapacityMbps: number | undefined;
  work: Work;
}>;

export const createFrameMaker = (options: FrameMakerOptions): ((input: FrameInput) => Frame) => {
  const { panes, keyMap, themes, formats, isClockFrozen } = options;
  const show = rememberShown();
  const clocks = { utc: options.clockOf('utc'), local: options.clockOf('local') };
  return ({ state, session, source, now, version }) => {
    const place = here(state.history);
    const pane = paneAt(panes, place);
    const parts = partsOf(pane, panes, place);
    const failures = session.failures();
    const isPaused = session.isPaused();
    const wait = longestWait(session, parts, now);
    const isSlow = wait?.isLong === true && wait.isBehindData;
    const hasNotice = state.note !== undefined || failures.length > 0 || isSlow;
    const layout = layoutOf(state.size, { hasBanner: isPaused, hasNotice });
    const drawn = { pen: options.penOf(state.theme), clock: clocks[state.zone], source };
    const seen = contextOf(options, { ...drawn, ...place, now, read: session.read, size: layout.pane });
    const shown = show(pane, version, seen);
    const context = { state, pane, shown, panes, now, isPaused, isWaiting: wait?.isLong ?? false, themes, formats };
    const told = { health: session.health(), failures, wait, attention: attentionOf(panes, seen) };
    const keys = { bindings: keyMap.inPane(pane.name), keyMap };
    const about = { state, place, pane, panes, parts, session, context, isClockFrozen };
    return { ...about, ...drawn, ...told, ...keys, shown, layout, now };
  };
};

const paneAt = (panes: readonly Pane[], { view }: Place): Pane => {
  const pane = panes.find(({ name }) => name === view.pane);
  if (pane === undefined) throw new Error(`there is no pane ${view.pane}`);
  return pane;
};

/** Of the pane, and what the header says of all of them. */
const partsOf = (pane: Pane, panes: readonly Pane[], { view, window }: Place): readonly Part<unknown>[] => [
  ...pane.parts(view, window),
  ...panes.flatMap(({ attention }) => attention?.parts(window) ?? []),
];

type Seen = Omit<PaneContext, 'thresholds' | 'linkCapacityMbps' | 'work'>;

/** Panes tell ages in minutes. */
const contextOf = ({ thresholds, linkCapacityMbps, work }: FrameMakerOptions, seen: Seen): PaneContext => ({
  ...seen,
  now: Math.floor(seen.now / MINUTE_MS) * MINUTE_MS,
  thresholds,
  linkCapacityMbps,
  work,
});

const attentionOf = (panes: readonly Pane[], context: PaneContext): Frame['attention'] =>
  new Map(
    panes.flatMap(({ name, attention }) => {
      const told = attention?.read(context);
      return told === undefined ? [] : [[name, told] as const];
    }),
  );
