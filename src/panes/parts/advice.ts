// What the statistics of the window alone say needs attention: cheap to ask and to judge.
import type { Facts } from '../../analysis/facts.ts';
import { judgeAll } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Part } from '../../live/part.ts';
import { type WindowChoice, windowAt } from '../../live/session/window-choice.ts';
import type { PaneContext } from '../pane.ts';
import { createMemory } from './memory.ts';
import { type StatisticsWanted, statisticsOf, statisticsParts } from './statistics-of.ts';

const wantedFor = (window: WindowChoice): StatisticsWanted => ({
  window,
  periods: [window.hours],
  parts: ['security', 'mitre', 'bandwidth'],
  system: false,
});

export const adviceParts = (window: WindowChoice): readonly Part<unknown>[] => statisticsParts(wantedFor(window));

const rememberAdvice = createMemory<readonly Finding[]>();

/** The worst first; undefined before anything was told. */
export const adviceOf = ({
  window,
  read,
  now,
  thresholds,
}: Pick<PaneContext, 'window' | 'read' | 'now' | 'thresholds'>): readonly Finding[] | undefined => {
  const answers = adviceParts(window).map((part) => read(part).data);
  if (answers.every((answer) => answer === undefined)) return undefined;
  return rememberAdvice([...answers, thresholds], () => {
    const statistics = statisticsOf(wantedFor(window), read, now);
    const endAt = statistics.periods[0]?.endAt ?? now;
    const told = { ...windowAt(window, now), endAt };
    const facts: Facts = { at: endAt, window: told, statistics, traffic: undefined, device: undefined, series: [] };
    return judgeAll(facts, thresholds);
  });
};
