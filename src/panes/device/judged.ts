// What the rules and detectors find about the open device, judged between the keys; and what a look at everything has found about it.
import { deviceSeries } from '../../analysis/device/device-series.ts';
import { answersOf } from '../../analysis/device/identity.ts';
import { inReadingOrder, judgeInSteps } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import { findingsPart } from '../findings/findings-part.ts';
import type { PaneContext } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { type Answered, createSlot, type Steps, workOn } from '../parts/work.ts';
import type { DeviceAsked } from './questions.ts';

const JUDGED = createSlot<Answered<readonly Finding[]>>();

const rememberAll = createMemory<readonly Finding[] | undefined>();

/** Where nothing was told there is nothing that could be found. */
export const isJudgeable = ({ facts }: DeviceAsked): boolean =>
  answersOf(facts).some(
    ({ series, destinations, summary }) =>
      (series?.intervals.length ?? 0) > 0 || (destinations?.length ?? 0) > 0 || summary?.indicators !== undefined,
  );

/** The worst first; undefined until they are known. */
export const findingsAbout = (context: PaneContext, asked: DeviceAsked): readonly Finding[] | undefined => {
  const own = judgedOf(context, asked);
  const elsewhere = foundElsewhere(context);
  return rememberAll([asked.did, own, elsewhere], () => {
    if (own === undefined || elsewhere === undefined) return own;
    // Of the device itself it may have looked at other intervals.
    const others = elsewhere.filter(({ entity, rule }) => entity.did === asked.did && !/^(DEV|SER)-/.test(rule));
    return others.length === 0 ? own : inReadingOrder([...own, ...others]);
  });
};

const judgedOf = (
  { work, thresholds }: PaneContext,
  { facts, window, givens, question }: DeviceAsked,
): readonly Finding[] | undefined => {
  return workOn(work, JUDGED, { question, givens }, function* (): Steps<readonly Finding[]> {
    const series = deviceSeries(facts, window.endAt);
    yield;
    const at = window.endAt;
    return yield* judgeInSteps(
      { at, window, statistics: undefined, traffic: undefined, device: facts, series },
      thresholds,
    );
  });
};

/** Whether what flows tell of the device is known as well. */
export const isFlowsJudged = (context: PaneContext): boolean => foundElsewhere(context) !== undefined;

/** Among flows, where the findings pane has looked at them: nothing is asked for it here. */
const foundElsewhere = ({ read, window, view }: PaneContext): readonly Finding[] | undefined =>
  view.filter === '' ? read(findingsPart(window)).data?.findings : undefined;
