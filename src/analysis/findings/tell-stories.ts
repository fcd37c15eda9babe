// Puts findings about one device that lie close together in time into one story: what happened there, in order.
import { type Entity, type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { byText } from '../figures/ordering.ts';
import { eachOnce } from './each-once.ts';
import { tacticsOf } from './finding-meaning.ts';
import { groupByDevice } from './group-by-device.ts';
import { inKillChainOrder } from './kill-chain-run.ts';
import { storyEntity } from './story-entity.ts';
import { judgeStory } from './story-severity.ts';

export type Story = Readonly<{
  /** The same as long as the story begins with the same fact, since the id of a fact says whom it is about. */
  id: string;
  entity: Entity;
  /** The timeline: two at least, the earliest first. */
  findings: readonly Finding[];
  startAt: Instant;
  /** When its latest finding began; a finding does not say when it ended. */
  endAt: Instant;
  /** Normalized names in kill-chain order, then those outside the twelve by name. */
  tactics: readonly string[];
  severity: Severity;
  /** One sentence. */
  severityReason: string;
}>;

export type StoryOptions = Readonly<{
  /** Two neighbours further apart than this belong to two stories. */
  withinMs?: number;
}>;

/**
 * A day: an intrusion that pauses over a night is still one story. Only neighbours are compared, so a story as a whole may last
 * longer; a limit on the whole would cut it at a moment that means nothing.
 */
export const STORY_WITHIN_MS = DAY_MS;

/**
 * The worst first. What is about no device, or has no place in time, belongs to no story; nor does a device with findings of
 * one rule alone. An id that is given twice counts once.
 */
export const tellStories = (
  findings: readonly Finding[],
  { withinMs = STORY_WITHIN_MS }: StoryOptions = {},
): readonly Story[] => {
  const timed = eachOnce(findings).filter(({ at }) => Number.isFinite(at));
  return [...groupByDevice(timed).values()]
    .flatMap((ofDevice) => cutAtGaps(inTimeOrder(ofDevice), withinMs))
    .filter(hasTwoRules)
    .flatMap(tellStory)
    .sort(inReadingOrder);
};

/** Never by what was measured: the order of two findings of one moment decides the id of the story. */
const inTimeOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => a.at - b.at || byText(a.id, b.id));

const cutAtGaps = (sorted: readonly Finding[], withinMs: number): readonly (readonly Finding[])[] => {
  const pieces: Finding[][] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const finding of sorted) {
    const piece = pieces.at(-1);
    if (piece !== undefined && finding.at - lastAt <= withinMs) piece.push(finding);
    else pieces.push([finding]);
    lastAt = finding.at;
  }
  return pieces;
};

const hasTwoRules = (findings: readonly Finding[]): boolean => new Set(findings.map(ruleOf)).size > 1;

/** A series passes from one of its two rules to the other with its score: to a story they are one. */
const ruleOf = ({ rule }: Finding): string => (rule.startsWith('SER-') ? 'SER' : rule);

const tellStory = (findings: readonly Finding[]): readonly Story[] => {
  const [first] = findings;
  const last = findings.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      id: `story:${first.id}`,
      entity: storyEntity(findings),
      findings,
      startAt: first.at,
      endAt: last.at,
      tactics: inKillChainOrder(findings.flatMap(tacticsOf)),
      ...judgeStory(findings),
    },
  ];
};

/** Of equal severity the one with the most tactics first, then the latest. */
const inReadingOrder = (a: Story, b: Story): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  b.tactics.length - a.tactics.length ||
  b.endAt - a.endAt ||
  byText(a.id, b.id);
