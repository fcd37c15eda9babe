// What the rules and detectors find about the open device, judged between the keys.
import { deviceSeries } from '../../analysis/device/device-series.ts';
import { judgeInSteps } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PaneContext } from '../pane.ts';
import { type Answered, createSlot, type Steps, workOn } from '../parts/work.ts';
import type { DeviceAsked } from './questions.ts';

const JUDGED = createSlot<Answered<readonly Finding[]>>();

/** The worst first; undefined until they are known. */
export const findingsAbout = (
  { work, thresholds, view }: PaneContext,
  { did, facts, window, givens }: DeviceAsked,
): readonly Finding[] | undefined => {
  const { filter, choices } = view;
  const question = [did, filter, choices.interval, choices.empty].join('\n');
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
