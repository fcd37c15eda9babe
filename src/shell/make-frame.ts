// Puts the state of the console and the answers together for one drawing; nothing is worked out twice for the same of both.
import { type Instant, MINUTE_MS } from '../domain/instant.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Part } from '../live/part.ts';
import type { PartTrouble } from '../live/session/session.ts';
import type { WindowChoice } from '../live/session/window-choice.ts';
import type { Source } from '../live/snapshot.ts';
import type { Option, Pane, PaneContext } from '../panes/pane.ts';
import { createMemory } from '../panes/parts/memory.ts';
import type { Work } from '../panes/parts/work.ts';
import type { ClockFace } from '../text/clock-face.ts';
import type { Pen } from '../theme/pen.ts';
import { layoutOf } from './frame/layout.ts';
import { noticeLines } from './frame/notice-lines.ts';
import type { Frame } from './frame.ts';
import { here, type Place, visitedDevices } from './history.ts';
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
  /** What nobody looks at is asked for all the same. */
  hasSweep: boolean;
  linkCapacityMbps: number | undefined;
  work: Work;
}>;

export const createFrameMaker = (options: FrameMakerOptions): ((input: FrameInput) => Frame) => {
  const { panes, keyMap, themes, formats, isClockFrozen } = options;
  const show = rememberShown();
  const rememberVisited = createMemory<readonly number[]>();
  const clocks = { utc: options.clockOf('utc'), local: options.clockOf('local') };
  return ({ state, session, source, now, version }) => {
    const place = here(state.history);
    const pane = paneAt(panes, place);
    const isPaused = session.isPaused();
    const own = pane.parts({ ...place, read: session.read, source, isPaused });
    const others = askedBesides(options, own, place.window, source);
    const parts = [...own, ...others];
    const wait = longestWait(session, own, now);
    const awaited = others.filter(({ isBackground }) => isBackground !== true);
    const asking = wait ?? longestWait(session, awaited, now);
    const drawn = { pen: options.penOf(state.theme), clock: clocks[state.zone], source };
    const failures = ownFirst(session.failures(), own);
    const about = { ...drawn, state, pane, place, panes, parts, session, failures, wait, asking, now, isClockFrozen };
    const notice = noticeLines(about, state.size.columns);
    const layout = layoutOf(state.size, { hasBanner: isPaused, noticeRows: notice.length });
    const visited = visitedDevices(state.history);
    const seen = contextOf(options, {
      ...drawn,
      ...place,
      now,
      read: session.read,
      marksOf: session.marksOf,
      // The same list as long as it holds the same devices: what a pane makes of it need not be made anew.
      visited: rememberVisited(visited, () => visited),
      decisions: state.decisions,
      seenBefore: state.seenBefore[place.view.pane],
      size: layout.pane,
    });
    const shown = show(pane, version, seen);
    const asked = { ...about, parts: [...parts, ...(shown.parts ?? [])] };
    const { read } = session;
    const context = {
      state,
      pane,
      shown,
      panes,
      read,
      now,
      isPaused,
      isWaiting: wait?.isLong ?? false,
      themes,
      formats,
    };
    const told = { health: session.health(), attention: attentionOf(panes, seen), notice };
    const keys = { bindings: keyMap.inPane(pane.name), keyMap };
    return { ...asked, ...told, ...keys, context, shown, layout };
  };
};

const paneAt = (panes: readonly Pane[], { view }: Place): Pane => {
  const pane = panes.find(({ name }) => name === view.pane);
  if (pane === undefined) throw new Error(`there is no pane ${view.pane}`);
  return pane;
};

/** For the header and the tabs, whatever pane is open. */
const askedBesides = (
  { panes, hasSweep }: FrameMakerOptions,
  own: readonly Part<unknown>[],
  window: WindowChoice,
  { isReplay }: Source,
): readonly Part<unknown>[] =>
  panes
    .flatMap(({ attention }) => attention?.parts(window) ?? [])
    .filter(notAmong(own))
    .filter(({ isBackground }) => hasSweep || isBackground !== true)
    .map((part) => (isReplay === true ? inForeground(part) : part));

/** What the pane itself asks for is asked as the pane wants it. */
const notAmong =
  (own: readonly Part<unknown>[]) =>
  ({ key }: Part<unknown>): boolean =>
    own.every((one) => one.key !== key);

/** A recording is told as fast as it is shown. */
const inForeground = ({ isBackground: _, ...part }: Part<unknown>): Part<unknown> => part;

/** What the pane lacks matters more than what the header does. */
const ownFirst = (failures: readonly PartTrouble[], own: readonly Part<unknown>[]): readonly PartTrouble[] => {
  const names = new Set(own.map(({ name }) => name));
  return [...failures].sort((one, other) => Number(names.has(other.name)) - Number(names.has(one.name)));
};

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
