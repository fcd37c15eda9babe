// Does the work of `darktop watch`: opens the appliance and looks at it until it is stopped.
import { setTimeout as sleep } from 'node:timers/promises';
import { EMBEDDED } from '../../config/decision-file.ts';
import { thisSystem } from '../../config/system.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { failed } from '../../domain/result.ts';
import { collectGarbage } from '../../live/collect-garbage.ts';
import { openFlowReader } from '../../live/flows/open-flow-reader.ts';
import { judgeHere } from '../../live/judge/judge-here.ts';
import { ourMistake } from '../../live/our-mistake.ts';
import { parseWindow } from '../../live/session/parse-window.ts';
import { formatWindow, type WindowChoice } from '../../live/session/window-choice.ts';
import { takeFindings } from '../../live/take-findings.ts';
import { formatSpan } from '../../text/span.ts';
import { type OpenAppliance, openAppliance } from '../setting/appliance.ts';
import { EXIT, exitCodeOf } from '../setting/exit-code.ts';
import { canShowUnicode } from '../setting/locale.ts';
import { simulatedClock } from '../setting/simulated-clock.ts';
import { READER_GONE, type Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp, tellLine } from '../setting/tell.ts';
import { jsonLine, wordLine } from './event-line.ts';
import { followDecisions } from './follow-decisions.ts';
import { judgeSparingly } from './judge-sparingly.ts';
import { watchReader } from './pipe-reader.ts';
import { NOTHING_REMEMBERED, rememberTold } from './remember-told.ts';
import { type Watching, watchFindings } from './watch-findings.ts';
import type { WatchOptions } from './watch-options.ts';
import { untilStopped, writtenInTime } from './written-in-time.ts';

/** A look is dozens of requests, and an appliance has other work to do. */
const LEAST_INTERVAL_MS = MINUTE_MS;

export const runWatch = async (given: Surroundings, options: WatchOptions): Promise<number> => {
  const readerGone = new AbortController();
  const stopWatching = watchReader(() => readerGone.abort(READER_GONE));
  const stop = AbortSignal.any([given.stop, readerGone.signal]);
  const surroundings = { ...given, stop, err: untilStopped(given.err, stop) };
  // Here --interval is that of the looks, not of what a screen shows.
  const { interval: _ofLooks, ...flags } = options;
  try {
    const opened = await openAppliance(surroundings, flags);
    if (opened.ok) return await watchAppliance(surroundings, options, opened.value);
    return surroundings.stop.aborted ? EXIT.ok : await tellAndGiveUp(surroundings, opened.failure);
  } finally {
    stopWatching();
  }
};

const watchAppliance = async (
  surroundings: Surroundings,
  options: WatchOptions,
  opened: OpenAppliance,
): Promise<number> => {
  const { stop, random } = surroundings;
  const reader = openFlowReader();
  try {
    const now = clockOf(surroundings, options, opened);
    const window = parseWindow(opened.config.settings.window, now());
    if (!window.ok) return await tellAndGiveUp(surroundings, window.failure);
    const intervalMs = await settleInterval(surroundings, options, opened);
    const missed = await watchFindings({
      look: lookWith(opened, window.value, reader, stop),
      now,
      random,
      rest: (ms) => rest(ms, stop),
      stop,
      intervalMs,
      isOnce: options.once === true,
      minSeverity: options.minSeverity,
      tellsAll: options.all === true,
      ...knowledgeOf(surroundings, options, opened, window.value),
      write: writerOf(surroundings, options, opened),
      tell: (text) => tellLine(surroundings, text),
    });
    // To be stopped is how a watch ends well.
    return missed === undefined ? EXIT.ok : exitCodeOf(missed);
  } finally {
    await reader.close();
    await opened.close();
  }
};

/** The embedded appliance is another one each time: what was told of the last is nothing to remember. */
const knowledgeOf = (
  surroundings: Surroundings,
  { fresh, reader }: WatchOptions,
  { isDemo, profile }: OpenAppliance,
  window: WindowChoice,
): Pick<Watching, 'remembering' | 'decisions'> => {
  const tell = (text: string): Promise<void> => tellLine(surroundings, text);
  const { env } = surroundings;
  const system = thisSystem();
  const place = { system, env, profile: isDemo ? EMBEDDED : profile.name };
  return {
    decisions: followDecisions(place, tell),
    remembering:
      isDemo || fresh === true
        ? NOTHING_REMEMBERED
        : rememberTold({ ...place, host: profile.host.origin, window: formatWindow(window), reader }, tell),
  };
};

/** What a look leaves is given back at once: the engine would let it lie until the next one needs the room. */
const rest = async (ms: number, signal: AbortSignal): Promise<void> => {
  collectGarbage();
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

const clockOf = ({ now }: Surroundings, options: WatchOptions, { isDemo }: OpenAppliance): (() => number) =>
  isDemo ? simulatedClock(options, options.at ?? now(), now) : now;

/** The embedded appliance has nothing else to do. */
const settleInterval = async (
  surroundings: Surroundings,
  { interval, once }: WatchOptions,
  { isDemo }: OpenAppliance,
): Promise<number> => {
  if (isDemo || interval >= LEAST_INTERVAL_MS) return interval;
  const least = formatSpan(LEAST_INTERVAL_MS);
  if (once !== true)
    await tellLine(
      surroundings,
      `--interval ${formatSpan(interval)}: a look is dozens of requests. The appliance is asked every ${least}.`,
    );
  return LEAST_INTERVAL_MS;
};

const lookWith = (
  { client, config, profile, isDemo }: OpenAppliance,
  window: WindowChoice,
  reader: ReturnType<typeof openFlowReader>,
  signal: AbortSignal,
): Watching['look'] => {
  // An appliance in the same process needs more than there is to spare, and its thread keeps the settings it began with.
  const judge = isDemo ? judgeHere : judgeSparingly();
  return async (at) => {
    try {
      return await takeFindings(window, {
        client,
        fetchFlows: (params, how) => reader.fetch(client, params, how),
        at,
        signal,
        onProgress: () => undefined,
        thresholds: config.settings.thresholds,
        judge,
        linkCapacityMbps: profile.linkCapacityMbps,
      });
    } catch (error) {
      return failed(ourMistake('watch', error));
    }
  };
};

/** All lines of a look together, each of them whole: it is not stopped in between. */
const writerOf = (
  { out, env, stop }: Surroundings,
  options: WatchOptions,
  { config }: OpenAppliance,
): Watching['write'] => {
  const ascii = options.ascii ?? config.settings.ascii ?? !canShowUnicode(env);
  return async (news, at) => {
    const lines = news.map((one) => (options.json === true ? jsonLine(one, at) : wordLine(one, at, { ascii })));
    const isWritten = await writtenInTime(out.write(lines.join('')), stop);
    return isWritten && stop.reason !== READER_GONE;
  };
};
