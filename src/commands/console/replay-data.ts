// The live data of a replay: a session as ever, whose answers come from a recording.
import type { Client } from '../../api/client.ts';
import type { Config } from '../../config/load-config.ts';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { createReplayAnswer } from '../../live/recording/replay-answers.ts';
import { openSession } from '../../live/session/open-session.ts';
import type { Note } from '../../shell/state.ts';
import { clean } from '../../text/clean.ts';
import { formatUtc } from '../../text/utc.ts';
import { intervalsOf, type LiveData } from './live-data.ts';
import type { Replay } from './open-replay.ts';

export type ReplayData = Pick<LiveData, 'session' | 'close'>;

export type ReplayDataOptions = Readonly<{ config: Config; random: () => number; tell: (note: Note) => void }>;

export const openReplayData = (
  { recording, clock }: Replay,
  { config, random, tell }: ReplayDataOptions,
): ReplayData => {
  const answer = createReplayAnswer(recording);
  const session = openSession({
    client: NO_APPLIANCE,
    fetchFlows: async () => failed(needsAppliance('flows')),
    thresholds: config.settings.thresholds,
    now: clock.now,
    random,
    intervals: intervalsOf(config),
    answer: (part, { at }) => answer(part, at),
  });
  const leave = clock.follow({
    onMoment: session.refresh,
    onEnd: () => tell({ text: `the recording ends here, at ${formatUtc(recording.lastAt)} UTC`, meaning: 'dim' }),
  });
  if (recording.note !== undefined) tell({ text: recording.note, meaning: 'warning' });
  return {
    session: { ...session, requests: () => NO_REQUESTS, latencyMs: () => undefined },
    close: async () => {
      leave();
      session.close();
    },
  };
};

const NO_REQUESTS: readonly never[] = [];

export const needsAppliance = (what: string): Failure => ({
  kind: 'usage',
  what,
  came: 'it needs an appliance, and this is a replay',
  advice: '',
});

const refuse = (name: string): Result<never> => failed(needsAppliance(name));

const NO_APPLIANCE: Client = {
  get: async (name) => refuse(name),
  open: async (name) => refuse(name),
  describe: (name) => refuse(name),
  close: async () => undefined,
};

/** A number needs nobody to look it up. */
export const findRecordedDevice = (text: string): Result<number> =>
  /^-?\d{1,15}$/.test(text)
    ? success(Number(text))
    : failed({ ...needsAppliance(`device "${clean(text, 60)}"`), advice: 'Give the number of a device.' });
