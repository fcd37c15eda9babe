// The chart of a whole series: the line, what was marked on it, the times, and the list of onsets.
import type { SeriesScore, SeriesUnit } from '../../analysis/series/series-score.ts';
import type { Instant } from '../../domain/instant.ts';
import { asciiOnly } from '../../text/ascii.ts';
import { type ChartLine, drawChart } from '../../text/chart.ts';
import { hang } from '../../text/hang.ts';
import { formatCount, formatDuration } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { markOf } from '../../theme/marks.ts';

export type ChartPage = Readonly<{
  add(score: SeriesScore): void;
  /** The whole page, as lines. */
  draw(settings: PageSettings): string;
}>;

type PageSettings = Readonly<{ width: number; ascii: boolean; unit: SeriesUnit; stepMs: number | undefined }>;

/** Nine rows for the line, one for the marks, one for the times; as in a report. */
const HEIGHT = 11;
/** More points than this are halved: two become one, so that a series of any length takes the same room. */
const MOST_BINS = 2_048;
const MOST_LISTED = 40;
const LASTING = 0.5;

/** Points that became one: the highest of them, or of the onsets among them. */
type Bin = { at: Instant; value: number | undefined; isAnomaly: boolean; isLasting: boolean };

export const createChartPage = (minOnset: number): ChartPage => {
  let bins: Bin[] = [];
  let perBin = 1;
  let inBin = 0;
  let count = 0;
  let onsetCount = 0;
  const listed: Readonly<{ at: Instant; onset: number; reason: string }>[] = [];
  return {
    add: (score) => {
      const isAnomaly = score.onset >= minOnset && score.onset > 0;
      const bin = { at: score.at, value: score.value, isAnomaly, isLasting: score.state >= LASTING };
      if (inBin === 0) {
        if (bins.length === MOST_BINS) {
          bins = halved(bins);
          perBin *= 2;
        }
        bins.push(bin);
      } else {
        join(bins.at(-1), bin);
      }
      inBin = (inBin + 1) % perBin;
      count += 1;
      if (!isAnomaly) return;
      onsetCount += 1;
      if (listed.length < MOST_LISTED) listed.push({ at: score.at, onset: score.onset, reason: score.reason });
    },
    draw: (settings) => {
      if (count === 0) return 'No points.\n';
      const { width, ascii, stepMs } = settings;
      const apart = stepMs === undefined ? '' : `, ${formatDuration(stepMs)} apart`;
      const many = onsetCount === 1 ? '1 onset' : `${formatCount(onsetCount)} onsets`;
      const page = [
        `${formatCount(count)} points${apart}; ${many} of ${minOnset} or more`,
        '',
        ...picture(bins, settings),
        '',
        ...listed.map(({ at, onset, reason }) => hang(`${formatUtcMinute(at)}Z  ${onset.toFixed(3)}  `, reason, width)),
        ...(onsetCount > listed.length ? [`and ${formatCount(onsetCount - listed.length)} more`] : []),
      ].join('\n');
      return `${ascii ? asciiOnly(page) : page}\n`;
    },
  };
};

const join = (bin: Bin | undefined, { value, isAnomaly, isLasting }: Bin): void => {
  if (bin === undefined) return;
  const isLouder = isAnomaly && !bin.isAnomaly;
  if (isLouder || bin.value === undefined) bin.value = value ?? bin.value;
  else if (value !== undefined && isAnomaly === bin.isAnomaly) bin.value = Math.max(bin.value, value);
  bin.isAnomaly ||= isAnomaly;
  bin.isLasting ||= isLasting;
};

/** Each odd one joins the even one before it. */
const halved = (bins: readonly Bin[]): Bin[] =>
  bins.flatMap((bin, index) => {
    const next = bins[index + 1];
    if (index % 2 === 1) return [];
    if (next !== undefined) join(bin, next);
    return [bin];
  });

const picture = (bins: readonly Bin[], { width, ascii, unit }: PageSettings): readonly string[] => {
  const marks = {
    anomaly: markOf('anomaly', { ascii }),
    lasting: ascii ? '~' : '░',
    limit: markOf('limit', { ascii }),
  };
  const lines = drawChart({ as: unit, series: [{ name: '', points: bins }] }, { width, height: HEIGHT, ascii, marks });
  const isMarked = bins.some(({ isAnomaly, isLasting }) => isAnomaly || isLasting);
  return [
    ...lines.map(textOf),
    ...(isMarked ? [`${marks.anomaly} begins here   ${marks.lasting} away from its habit`] : []),
  ];
};

const textOf = (line: ChartLine): string =>
  line
    .map(({ text }) => text)
    .join('')
    .trimEnd();
