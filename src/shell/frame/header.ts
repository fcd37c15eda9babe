// The first line of the screen. What changes every second stands at its end, where it costs the fewest bytes.
import { SECOND_MS } from '../../domain/instant.ts';
import { formatWindow } from '../../live/session/window-choice.ts';
import { displayWidth } from '../../text/display-width.ts';
import { formatCount, formatMs } from '../../text/units.ts';
import type { Line, Span } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Meaning } from '../../theme/meaning.ts';
import { cut } from '../../widgets/room.ts';
import type { Frame } from '../frame.ts';
import { WAIT_SHOWN_MS } from '../longest-wait.ts';
import type { ToldField } from '../session.ts';
import { stateWord } from './state-word.ts';

type HeaderFrame = Pick<
  Frame,
  'source' | 'health' | 'place' | 'clock' | 'now' | 'pen' | 'session' | 'isClockFrozen' | 'attention' | 'asking'
>;

const GAP = '   ';
const WIDEST_NAME = 24;

export const headerLine = (frame: HeaderFrame, width: number): Line => {
  const { pen, source, health } = frame;
  const state = stateWord(health, source);
  const isDemo = source.isDemo && source.profile !== 'demo';
  const name = `${cut(source.profile, WIDEST_NAME, pen)}${isDemo ? ' (demo)' : ''}`;
  const left: Line = [
    { text: ' darktop  ', meaning: 'heading' },
    { text: `${name} `, meaning: 'accent' },
    { text: `${pen.ascii ? state.ascii : state.mark} ${state.word}`, meaning: state.meaning },
  ];
  const right = rightOf(frame, width - widthOf(left) - GAP.length - 1);
  const between = Math.max(1, width - widthOf(left) - widthOf(right) - 1);
  return [...left, { text: ' '.repeat(between) }, ...right];
};

/** The date gives way to what kind of appliance it is, but only where that makes room enough. */
const rightOf = (frame: HeaderFrame, width: number): Line => {
  const field = frame.session.field?.();
  if (field !== undefined) {
    const line = fitting(itemsOf(frame, field), width);
    if (line.some(({ text }) => text.startsWith(APPLIANCE))) return line;
  }
  return fitting(itemsOf(frame, undefined), width);
};

/** In the order they are shown; those of the lowest weight go first where there is no room, or become shorter. */
type Item = Readonly<{ span: Span; weight: number; shorter?: Item | undefined }>;

const itemsOf = (frame: HeaderFrame, field: ToldField | undefined): readonly Item[] => {
  const { place, health, session, isClockFrozen, asking, source } = frame;
  const isCounting = health.kind !== 'paused' && !isClockFrozen && source.isReplay !== true;
  const nextMs = isCounting ? session.nextInMs() : undefined;
  const latencyMs = isClockFrozen ? undefined : session.latencyMs();
  const item = (weight: number, meaning: Meaning, text: string | undefined): readonly Item[] =>
    text === undefined ? [] : [{ span: { text, meaning }, weight }];
  return [
    ...fieldItems(field),
    ...item(5, 'accent', formatWindow(place.window)),
    ...SHOWN_SEVERITIES.flatMap(({ severity, weight }) => item(weight, severity, tellCount(severity, frame))),
    ...item(1, 'dim', latencyMs === undefined ? undefined : formatMs(latencyMs)),
    ...item(3, 'dim', askingFor(asking) ?? (nextMs === undefined ? undefined : refreshIn(nextMs, health.kind))),
    clockItem(frame, field !== undefined),
  ];
};

/** `14:02:07Z` where the date gives way. */
const clockItem = ({ clock, now }: HeaderFrame, isShortened: boolean): Item => {
  const item = (text: string, weight: number): Item => ({ span: { text, meaning: 'label' }, weight });
  const whole = clock.second(now);
  return isShortened ? { ...item(whole, 1.2), shorter: item(clock.time(now), 4) } : item(whole, 4);
};

const APPLIANCE = 'appliance';
const WIDEST_VERSION = 12;

/** Most appliances tell `7.1.0 (f35936c6)`: the build is of no use to whoever looks at the screen. */
const fieldItems = (field: ToldField | undefined): readonly Item[] => {
  if (field === undefined) return [];
  const plain: Item = { span: { text: APPLIANCE, meaning: 'dim' }, weight: 3.2 };
  const version = field.version?.split(' ', 1)[0]?.slice(0, WIDEST_VERSION) ?? '';
  if (version === '') return [plain];
  return [{ span: { text: `${APPLIANCE} ${version}`, meaning: 'dim' }, weight: 0.5, shorter: plain }];
};

/** Undefined for what may still come in the blink of an eye. */
const askingFor = (wait: Frame['asking']): string | undefined =>
  wait === undefined || wait.ms < WAIT_SHOWN_MS
    ? undefined
    : `asking ${String(Math.floor(wait.ms / SECOND_MS)).padStart(2)}s`;

const SHOWN_SEVERITIES = [
  { severity: 'critical', weight: 4.5 },
  { severity: 'high', weight: 2 },
] as const;

/** Undefined where there are none: a zero is no news. */
const tellCount = (
  severity: (typeof SHOWN_SEVERITIES)[number]['severity'],
  { attention, pen }: Pick<HeaderFrame, 'attention' | 'pen'>,
): string | undefined => {
  const told = [...attention.values()];
  const ids = new Set(told.flatMap(({ items }) => items.flatMap((one) => (one.severity === severity ? [one.id] : []))));
  const more = told.some(({ isPartial }) => isPartial) ? '+' : '';
  return ids.size === 0 ? undefined : `${markOf(severity, pen)} ${formatCount(ids.size)}${more} ${severity}`;
};

const refreshIn = (ms: number, kind: string): string => {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  return `${kind === 'offline' || kind === 'refused' ? 'next try' : 'refresh'} ${String(seconds).padStart(2)}s`;
};

const fitting = (items: readonly Item[], width: number): Line => {
  let kept = items;
  while (kept.length > 0 && widthOf(joined(kept)) > width) {
    const lightest = kept.reduce((found, one) => (one.weight < found.weight ? one : found));
    kept = kept.flatMap((one) => (one !== lightest ? [one] : one.shorter === undefined ? [] : [one.shorter]));
  }
  return joined(kept);
};

const joined = (items: readonly Item[]): Line =>
  items.flatMap(({ span }, index) => (index === 0 ? [span] : [{ text: GAP }, span]));

const widthOf = (line: Line): number => line.reduce((sum, { text }) => sum + displayWidth(text), 0);
