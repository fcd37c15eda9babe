// The stories that findings of one device tell together: beside a finding that belongs to one, and as rows of their own.
import { storyLine } from '../../analysis/findings/story-line.ts';
import { type Story, tellStories } from '../../analysis/findings/tell-stories.ts';
import { tacticTitle } from '../../analysis/tactics.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { createMemory } from '../parts/memory.ts';
import type { FindingGroup } from './orders.ts';
import { storyCondition } from './story-condition.ts';

/** So many are put together within a few milliseconds; more are only found where something is very wrong, and then the worst count. */
const MOST_TOLD = 500;

const rememberStories = createMemory<readonly Story[]>();

export const storiesIn = (findings: readonly Finding[]): readonly Story[] =>
  rememberStories([findings], () => tellStories(findings.slice(0, MOST_TOLD)));

export const storyOf = ({ id }: Finding, findings: readonly Finding[]): Story | undefined =>
  storiesIn(findings).find((story) => story.findings.some((one) => one.id === id));

/** `beacon 02:10Z -> scan 09:40Z`; the day where it is another one than that of the step before. */
export const timelineOf = (story: Story, clock: ClockFace): string => {
  let day = '';
  return storyLine(story, (at) => {
    const [date = '', time = ''] = clock.minute(at).split(' ');
    const told = date === day ? time : `${date.slice('2026-'.length)} ${time}`;
    day = date;
    return told;
  });
};

export const tacticsIn = ({ tactics }: Story): string => tactics.map(tacticTitle).join(', ');

/** A row for each, in the order in which they are told: the worst first. */
export const storyGroups = (stories: readonly Story[], clock: ClockFace): readonly FindingGroup[] =>
  stories.map((story) => ({
    name: story.entity.name,
    count: story.findings.length,
    worst: story.severity,
    worstCount: story.findings.filter(({ severity }) => severity === story.severity).length,
    newestAt: story.endAt,
    others: [timelineOf(story, clock)],
    condition: storyCondition(story),
  }));
