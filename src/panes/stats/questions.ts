// What the pages of the stats pane ask for.
import type { Part } from '../../live/part.ts';
import { capacityPart, pastWindowsPart, seriesPart } from '../../live/questions/index.ts';
import type { WindowChoice } from '../../live/session/window-choice.ts';
import { sectionOf } from '../parts/sections.ts';
import { type StatisticsWanted, statisticsParts } from '../parts/statistics-of.ts';
import type { View } from '../view.ts';
import { PERIODS, STATS_SECTIONS, type StatsSection } from './sections.ts';

export const wantedBy = (view: View, window: WindowChoice): StatisticsWanted => {
  const section = sectionOf(view, STATS_SECTIONS);
  return {
    window,
    periods: [window.hours, ...(section?.comparedWith ?? [])],
    parts: section?.parts ?? ['security', 'mitre', 'bandwidth', 'deployment'],
    // They tell of now only.
    system: (section === undefined || section.hasSystem === true) && window.kind === 'last',
  };
};

export const partsOf = (view: View, window: WindowChoice): readonly Part<unknown>[] => {
  const section = sectionOf(view, STATS_SECTIONS);
  const statistics = statisticsParts(wantedBy(view, window));
  return section === undefined
    ? [...statistics, ...statisticsParts(comparedBy(window)), pastWindowsPart(window), seriesPart('security')]
    : [...statistics, ...habitParts(section)];
};

/** For the overview: what trends are told from. */
export const comparedBy = (window: WindowChoice): StatisticsWanted => ({
  window,
  periods: PERIODS.filter((hours) => hours !== window.hours),
  parts: ['security', 'bandwidth'],
  system: false,
});

/** From what the habit of a page's figures is known: of bandwidth the use of the link. */
export const habitParts = ({ series }: StatsSection): readonly Part<unknown>[] => {
  if (series === undefined) return [];
  return [series === 'bandwidth' ? capacityPart(undefined) : seriesPart(series)];
};
