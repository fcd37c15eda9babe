// One look for findings at an appliance, with the standard thresholds, judged in the thread that asks unless a test says otherwise.
import type { Client } from '../../src/api/client.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { type LookForFindings, takeFindings } from '../../src/live/take-findings.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW } from './an-appliance.ts';

export const lookForFindings = (client: Client, other: Partial<LookForFindings> = {}) =>
  takeFindings(DEFAULT_WINDOW, {
    client,
    fetchFlows: (params, { signal }) => client.get('network', params, { signal }),
    at: NOW,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    thresholds: standardThresholds(),
    judge: judgeHere,
    ...other,
  });
