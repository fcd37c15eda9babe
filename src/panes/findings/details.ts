// One finding in full: what it is, the same as a table of one row, why it was found and what to do about it.
import type { Story } from '../../analysis/findings/tell-stories.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { stackLines } from '../../widgets/layout.ts';
import { paragraphLines } from '../../widgets/paragraph.ts';
import { frameHeight, type SmallTableProps } from '../../widgets/place-frame.ts';
import type { Room } from '../../widgets/room.ts';
import { tacticsIn, timelineOf } from './stories.ts';

export type FindingDetails = Readonly<{ title: readonly Line[]; table: SmallTableProps; told: readonly Line[] }>;

/** Together as high as the room. Lines around the cells of the table have to wait until everything else is seen. */
export const findingDetails = (
  finding: Finding,
  clock: ClockFace,
  pen: Pen,
  { width, height }: Room,
  { story, state = '' }: Readonly<{ story?: Story | undefined; state?: string }> = {},
): FindingDetails => {
  const title: Line = [
    { text: `${markOf(finding.severity, pen)} `, meaning: finding.severity },
    { text: finding.title, meaning: 'heading' },
    { text: state === '' ? '' : `  ${state}`, meaning: 'dim' },
  ];
  const section = (name: string, text: string): readonly Line[] => [
    [{ text: name, meaning: 'label' }],
    ...paragraphLines({ text, width, height }, pen),
  ];
  const told = stackLines([
    [[]],
    section('Why', finding.evidence),
    [[]],
    section('What to do', finding.action),
    ...(story === undefined ? [] : [[[]], ...storyLines(story, clock, section)]),
  ]);
  const left = height - TITLE_HEIGHT - told.length;
  const needed = pen.isSpoken ? 1 : left < frameHeight(1) ? PLAIN_HEIGHT : frameHeight(1);
  const row = [finding.severity, finding.rule, finding.entity.name, clock.minute(finding.at)];
  return {
    title: [title, []].slice(0, height),
    table: {
      columns: COLUMNS,
      rows: [row],
      empty: '',
      width,
      height: Math.max(0, Math.min(needed, height - TITLE_HEIGHT)),
    },
    told,
  };
};

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
