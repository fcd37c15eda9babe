// The chart of a whole series: the line, what was marked on it, the times, and the list of onsets.
import { formatAmount } from '../../analysis/series/explain.ts';
import type { SeriesScore, SeriesUnit } from '../../analysis/series/series-score.ts';
import type { Instant } from '../../domain/instant.ts';
import { asciiOnly } from '../../text/ascii.ts';
import { CHART_MARGIN, drawChart, valuesIn } from '../../text/chart.ts';
import { hang } from '../../text/hang.ts';
import { formatCount, formatDuration } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';

export type ChartPage = Readonly<{
  add(score: SeriesScore): void;
  /** The whole page, as lines. */
  draw(settings: Readonly<{ width: number; ascii: boolean; unit: SeriesUnit; stepMs: number | undefined }>): string;
}>;

const HEIGHT = 12;
/** More points than this are halved: two become one, so that a series of any length takes the same room. */
const MOST_BINS = 2_048;
const MOST_LISTED = 40;
const LASTING = 0.5;

type Bin = { startAt: Instant; sum: number; known: number; loud: number | undefined; onset: number; state: number };

export const createChartPage = (minOnset: number): ChartPage => {
  let bins: Bin[] = [];
  let perBin = 1;
  let inBin = 0;
  let count = 0;
  let lastAt = 0;
  let onsetCount = 0;
  const listed: Readonly<{ at: Instant; onset: number; reason: string }>[] = [];
  return {
    add: (score) => {
      if (inBin === 0) {
        if (bins.length === MOST_BINS) {
          bins = halved(bins, minOnset);
          perBin *= 2;
        }
        bins.push({ startAt: score.at, sum: 0, known: 0, loud: undefined, onset: 0, state: 0 });
      }
      addTo(bins.at(-1), score, minOnset);
      inBin = (inBin + 1) % perBin;
      count += 1;
      lastAt = score.at;
      if (score.onset < minOnset || score.onset === 0) return;
      onsetCount += 1;
      if (listed.length < MOST_LISTED) listed.push({ at: score.at, onset: score.onset, reason: score.reason });
    },
    draw: ({ width, ascii, unit, stepMs }) => {
      if (count === 0) return 'No points.\n';
      const columns = spread(bins, Math.min(valuesIn(width), bins.length), minOnset);
      const apart = stepMs === undefined ? '' : `, ${formatDuration(stepMs)} apart`;
      const many = onsetCount === 1 ? '1 onset' : `${formatCount(onsetCount)} onsets`;
      const page = [
        `${formatCount(count)} points${apart}; ${many} of ${minOnset} or more`,
        '',
        ...drawChart(columns.map(shownValue), {
          width,
          height: HEIGHT,
          ascii,
          label: (value) => formatAmount(unit === 'bytes' ? value : rounded(value), unit),
        }),
        markLine(columns, minOnset, ascii),
        timeLine(bins[0]?.startAt ?? 0, lastAt, CHART_MARGIN + columns.length),
        ...legend(columns, minOnset, ascii),
        '',
        ...listed.map(({ at, onset, reason }) => hang(`${formatUtcMinute(at)}  ${onset.toFixed(3)}  `, reason, width)),
        ...(onsetCount > listed.length ? [`and ${formatCount(onsetCount - listed.length)} more`] : []),
      ].join('\n');
      return `${ascii ? asciiOnly(page) : page}\n`;
    },
  };
};

const addTo = (bin: Bin | undefined, { value, onset, state }: SeriesScore, minOnset: number): void => {
  if (bin === undefined) return;
  if (value !== undefined) {
    bin.sum += value;
    bin.known += 1;
    if (onset >= minOnset && onset > bin.onset) bin.loud = value;
  }
  bin.onset = Math.max(bin.onset, onset);
  bin.state = Math.max(bin.state, state);
};

const merged = (one: Bin, other: Bin, minOnset: number): Bin => ({
  startAt: one.startAt,
  sum: one.sum + other.sum,
  known: one.known + other.known,
  loud: other.onset > one.onset && other.onset >= minOnset ? other.loud : (one.loud ?? other.loud),
  onset: Math.max(one.onset, other.onset),
  state: Math.max(one.state, other.state),
});

const halved = (bins: readonly Bin[], minOnset: number): Bin[] => {
  const half: Bin[] = [];
  for (let index = 0; index + 1 < bins.length; index += 2) {
    const [one, other] = [bins[index], bins[index + 1]];
    if (one !== undefined && other !== undefined) half.push(merged(one, other, minOnset));
  }
  return half;
};

const spread = (bins: readonly Bin[], columns: number, minOnset: number): readonly Bin[] =>
  Array.from({ length: columns }, (_, column) =>
    bins
      .slice(Math.floor((column * bins.length) / columns), Math.floor(((column + 1) * bins.length) / columns))
      .reduce((one, other) => merged(one, other, minOnset)),
  );

/** An onset must be seen, however many quiet points share its column. */
const shownValue = ({ loud, sum, known }: Bin): number | undefined => loud ?? (known === 0 ? undefined : sum / known);

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : value);

const markLine = (columns: readonly Bin[], minOnset: number, ascii: boolean): string => {
  const marks = columns.map(({ onset, state }) =>
    onset >= minOnset && onset > 0 ? (ascii ? '^' : '▲') : state >= LASTING ? (ascii ? '~' : '░') : ' ',
  );
  return `${' '.repeat(CHART_MARGIN)}${marks.join('')}`.trimEnd();
};

const legend = (columns: readonly Bin[], minOnset: number, ascii: boolean): readonly string[] => {
  const hasMarks = columns.some(({ onset, state }) => onset >= minOnset || state >= LASTING);
  if (!hasMarks) return [];
  return [`${' '.repeat(CHART_MARGIN)}${ascii ? '^' : '▲'} begins here   ${ascii ? '~' : '░'} away from its habit`];
};

const timeLine = (startAt: Instant, endAt: Instant, width: number): string => {
  const start = `${' '.repeat(CHART_MARGIN)}${formatUtcMinute(startAt)}`;
  const end = `${formatUtcMinute(endAt)} UTC`;
  const room = width - start.length - end.length;
  return room < 2 ? `${start} to ${end}` : `${start}${' '.repeat(room)}${end}`;
};
