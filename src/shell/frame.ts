// Everything that one drawing of the screen needs, made of the state and the answers; nothing is worked out twice for the same of both.
import type { Instant } from '../domain/instant.ts';
import { MINUTE_MS } from '../domain/instant.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Binding } from '../hooks/keys/binding.ts';
import type { Part } from '../live/part.ts';
import type { Health } from '../live/session/health.ts';
import type { PartTrouble } from '../live/session/session.ts';
import type { Source } from '../live/snapshot.ts';
import type { Attention, Option, Pane, PaneContext, Shown } from '../panes/pane.ts';
import type { Work } from '../panes/parts/work.ts';
import type { PaneName } from '../panes/view.ts';
import type { ClockFace } from '../text/clock-face.ts';
import type { Pen } from '../theme/pen.ts';
import { type Layout, layoutOf } from './frame/layout.ts';
import { here, type Place } from './history.ts';
import type { KeyMap } from './key-map.ts';
import type { ConsoleSession } from './session.ts';
import type { ShellState } from './state.ts';
import type { ShellContext } from './step.ts';

export type Frame = Readonly<{
  state: ShellState;
  place: Place;
  pane: Pane;
  panes: readonly Pane[];
  parts: readonly Part<unknown>[];
  shown: Shown;
  layout: Layout;
  pen: Pen;
  clock: ClockFace;
  now: Instant;
  source: Source;
  session: ConsoleSession;
  health: Health;
  failures: readonly PartTrouble[];
  bindings: readonly Binding[];
  keyMap: KeyMap;
  context: ShellContext;
  /** Undefined for nothing; else how long the longest question on the screen has been asked. */
  waitingMs: number | undefined;
  isClockFrozen: boolean;
  /** By pane; of those that say. */
  attention: ReadonlyMap<PaneName, readonly Attention[]>;
}>;

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
  work: Work;
}>;

/** From here on its progress is shown, and Esc gives it up. */
export const WAIT_SHOWN_MS = 300;
const LONG_WAIT_MS = 2_000;

export const createFrameMaker = (options: FrameMakerOptions): ((input: FrameInput) => Frame) => {
  const { panes, keyMap, themes, formats, thresholds, isClockFrozen, work } = options;
  const show = rememberShown();
  const clocks = { utc: options.clockOf('utc'), local: options.clockOf('local') };
  return ({ state, session, source, now, version }) => {
    const place = here(state.history);
    const pane = panes.find(({ name }) => name === place.view.pane);
    if (pane === undefined) throw new Error(`there is no pane ${place.view.pane}`);
    const parts = [
      ...pane.parts(place.view, place.window),
      ...panes.flatMap((one) => one.attention?.parts(place.window) ?? []),
    ];
    const failures = session.failures();
    const isPaused = session.isPaused();
    const hasNotice = state.note !== undefined || failures.length > 0;
    const layout = layoutOf(state.size, { hasBanner: isPaused, hasNotice });
    const pen = options.penOf(state.theme);
    const clock = clocks[state.zone];
    const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    const { view, window } = place;
    const { read } = session;
    const seen = { view, window, read, size: layout.pane, pen, clock, now: minute, source, thresholds, work };
    const shown = show(pane, version, seen);
    const wait = longestWait(session, parts, now);
    const context = { state, pane, shown, panes, now, isPaused, isWaiting: wait?.isLong ?? false, themes, formats };
    const live = {
      session,
      health: session.health(),
      failures,
      waitingMs: wait?.ms,
      isClockFrozen,
      attention: attentionOf(panes, seen),
    };
    const bindings = keyMap.inPane(pane.name);
    return {
      state,
      place,
      pane,
      panes,
      parts,
      shown,
      layout,
      pen,
      clock,
      now,
      source,
      bindings,
      keyMap,
      context,
      ...live,
    };
  };
};

/** The clock goes on, the pane does not: it is shown anew when anything that it looks at is other than before. */
const rememberShown = (): ((pane: Pane, version: number, context: PaneContext) => Shown) => {
  let last: Readonly<{ pane: Pane; version: number; context: PaneContext; shown: Shown }> | undefined;
  return (pane, version, context) => {
    if (last !== undefined && last.pane === pane && last.version === version && isSame(last.context, context)) {
      return last.shown;
    }
    const shown = pane.show(context);
    last = { pane, version, context, shown };
    return shown;
  };
};

const isSame = (one: PaneContext, other: PaneContext): boolean =>
  one.view === other.view &&
  one.window === other.window &&
  one.read === other.read &&
  one.size.columns === other.size.columns &&
  one.size.rows === other.size.rows &&
  one.pen === other.pen &&
  one.clock === other.clock &&
  one.now === other.now &&
  one.source === other.source;

const attentionOf = (panes: readonly Pane[], context: PaneContext): Frame['attention'] =>
  new Map(
    panes.flatMap(({ name, attention }) => {
      const told = attention?.read(context);
      return told === undefined ? [] : [[name, told] as const];
    }),
  );

type Wait = Readonly<{ ms: number; isLong: boolean }>;

/** Behind data that are there already it may take longer before anybody minds. */
const longestWait = (session: ConsoleSession, parts: readonly Part<unknown>[], now: Instant): Wait | undefined => {
  const waits = parts.flatMap((part): readonly Wait[] => {
    const { asking, data } = session.read(part);
    if (asking === undefined) return [];
    const ms = Math.max(0, now - asking.since);
    return [{ ms, isLong: ms >= (data === undefined ? WAIT_SHOWN_MS : LONG_WAIT_MS) }];
  });
  const [first, ...others] = waits;
  if (first === undefined) return undefined;
  return others.reduce((most, wait) => ({ ms: Math.max(most.ms, wait.ms), isLong: most.isLong || wait.isLong }), first);
};
