// Tells the timeline of a story in one line of short words: `beacon 02:10 -> scan 09:40 -> SMB 10:05 -> exfiltration 11:30`.
import type { Instant } from '../../domain/instant.ts';
import { meaningOf } from './finding-meaning.ts';
import type { Story } from './tell-stories.ts';

export type StoryStep = Readonly<{
  word: string;
  /** Of its first finding. */
  at: Instant;
  /** Findings in a row that the word stands for. */
  findingCount: number;
}>;

/** `writeTime` decides the zone, and whether a day belongs to it. */
export const storyLine = (story: Pick<Story, 'findings'>, writeTime: (at: Instant) => string): string =>
  storySteps(story)
    .map(({ word, at, findingCount }) => `${word} ${writeTime(at)}${findingCount > 1 ? ` x${findingCount}` : ''}`)
    .join(' -> ');

/** Findings that follow each other and have one word are one step: a device may send forty beacons. */
export const storySteps = ({ findings }: Pick<Story, 'findings'>): readonly StoryStep[] => {
  const steps: StoryStep[] = [];
  for (const finding of findings) {
    const { word } = meaningOf(finding);
    const before = steps.at(-1);
    if (before?.word === word) steps[steps.length - 1] = { ...before, findingCount: before.findingCount + 1 };
    else steps.push({ word, at: finding.at, findingCount: 1 });
  }
  return steps;
};
