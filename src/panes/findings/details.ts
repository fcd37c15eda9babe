// One finding in full: what it is, the same as a table of one row, why it was found, how it went, what to do about it and what was asked.
import type { Story } from '../../analysis/findings/tell-stories.ts';
import type { TrackedFinding } from '../../analysis/findings/track-findings.ts';
import type { Finding, FindingCourse } from '../../domain/finding.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { stackLines } from '../../widgets/layout.ts';
import { lineChartLines } from '../../widgets/line-chart.ts';
import { paragraphLines } from '../../widgets/paragraph.ts';
import { frameHeight, type SmallTableProps } from '../../widgets/place-frame.ts';
import type { Room } from '../../widgets/room.ts';
import { tacticsIn, timelineOf } from './stories.ts';

export type FindingDetails = Readonly<{ title: readonly Line[]; table: SmallTableProps; told: readonly Line[] }>;

export type DetailsKnown = Readonly<{
  story?: Story | undefined;
  state?: string;
  tracked?: TrackedFinding | undefined;
  /** Path and query of the requests it rests on. */
  requests?: readonly string[];
}>;

/** The texts may be longer than the room, and are scrolled then. Lines around the cells of the table have to wait until everything else is seen. */
export const findingDetails = (
  finding: Finding,
  clock: ClockFace,
  pen: Pen,
  { width, height }: Room,
  { story, state = '', tracked, requests = [] }: DetailsKnown = {},
): FindingDetails => {
  const title: Line = [
    { text: `${markOf(finding.severity, pen)} `, meaning: finding.severity },
    { text: finding.title, meaning: 'heading' },
    { text: state === '' ? '' : `  ${state}`, meaning: 'dim' },
  ];
  const section: Section = (name, text) => [
    [{ text: name, meaning: 'label' }],
    ...paragraphLines({ text, width, height: MOST_LINES }, pen),
  ];
  const why = [
    [[]],
    section(`Why${againstThreshold(finding)}`, finding.evidence),
    [[]],
    section('What to do', finding.action),
  ];
  const others = stackLines([
    ...(story === undefined ? [] : [[[]], ...storyLines(story, clock, section)]),
    ...(requests.length === 0 ? [] : [[[]], section('Asked', toldRequests(requests))]),
  ]);
  const left = height - TITLE_HEIGHT - stackLines(why).length - others.length;
  const needed = pen.isSpoken ? 1 : left < frameHeight(1) ? PLAIN_HEIGHT : frameHeight(1);
  const row = [
    finding.severity,
    finding.rule,
    finding.entity.name,
    clock.minute(finding.at),
    ...(tracked === undefined ? [] : [seenWords(tracked, clock)]),
  ];
  return {
    title: [title, []].slice(0, height),
    table: {
      columns: tracked === undefined ? COLUMNS : [...COLUMNS, SEEN_COLUMN],
      rows: [row],
      empty: '',
      width,
      height: Math.max(0, Math.min(needed, height - TITLE_HEIGHT)),
    },
    told: stackLines([...why, courseLines(finding.course, { width, height: left - needed }, pen), others]),
  };
};

/** What was compared with what, where the rule is about one number. */
const againstThreshold = ({ value, threshold }: Finding): string =>
  value === undefined || threshold === undefined
    ? ''
    : `: ${formatCount(value, placesOf(value))} against a threshold of ${formatCount(threshold, placesOf(threshold))}`;

const placesOf = (value: number): number => (Number.isInteger(value) ? 0 : 2);

/** Of one text. */
const MOST_LINES = 40;

const MOST_REQUESTS = 3;

const toldRequests = (requests: readonly string[]): string => {
  const more = requests.length - MOST_REQUESTS;
  const told = requests.slice(0, MOST_REQUESTS).map((target) => `GET ${target}`);
  return [...told, ...(more > 0 ? [`and ${formatCount(more)} more`] : [])].join('\n');
};

const seenWords = ({ count, firstSeenAt, lastSeenAt, isGone }: TrackedFinding, clock: ClockFace): string => {
  const often = count === 1 ? 'once' : `${formatCount(count)} times since ${clock.minute(firstSeenAt)}`;
  return isGone ? `${often}; no more since ${clock.minute(lastSeenAt)}` : often;
};

const LOWEST_PICTURE = 8;
const HIGHEST_PICTURE = 11;
const WIDEST_PICTURE = 120;

/** As high as the room that is left allows. */
const courseLines = (course: FindingCourse | undefined, { width, height }: Room, pen: Pen): readonly Line[] => {
  if (course === undefined) return [];
  const { title, unit, usual, points } = course;
  const drawn = lineChartLines(
    {
      series: [
        { name: usual === undefined ? title : `${title}, with the band of ${usual}`, points: points.map(marked) },
      ],
      as: unit,
      empty: '',
      width: Math.min(width, WIDEST_PICTURE),
      height: Math.max(LOWEST_PICTURE, Math.min(height - 1, HIGHEST_PICTURE)),
    },
    pen,
  );
  return drawn.length === 0 ? [] : [[], ...drawn];
};

const marked = (point: FindingCourse['points'][number]) => ({ ...point, isAnomaly: isOutside(point) });

const isOutside = ({ value, low, high }: FindingCourse['points'][number]): boolean =>
  value !== undefined && ((high !== undefined && value > high) || (low !== undefined && value < low));

type Section = (name: string, text: string) => readonly Line[];

/** What else was found about the device close by in time, in order. */
const storyLines = (story: Story, clock: ClockFace, section: Section): readonly (readonly Line[])[] => {
  const tactics = tacticsIn(story);
  return [
    section(`Part of a story about ${story.entity.name}`, timelineOf(story, clock)),
    ...(tactics === '' ? [] : [section('', `Stands for ${tactics}.`).slice(1)]),
    section('', story.severityReason).slice(1),
  ];
};

const TITLE_HEIGHT = 2;
/** Its titles and its row. */
const PLAIN_HEIGHT = 2;

const COLUMNS = [
  { key: 'severity', title: 'severity', align: 'left' },
  { key: 'rule', title: 'rule', align: 'left' },
  { key: 'about', title: 'about', align: 'left' },
  { key: 'since', title: 'since', align: 'left' },
] as const;
const SEEN_COLUMN = { key: 'seen', title: 'seen', align: 'left' } as const;
