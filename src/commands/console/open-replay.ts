// Opens what a replay is made of: the recording, its clock, and what it is called on the screen.
import { basename, resolve } from 'node:path';
import { type Result, success } from '../../domain/result.ts';
import { openRecording, type Recording } from '../../live/recording/read-recording.ts';
import { createReplayClock, type ReplayClock } from '../../live/recording/replay-clock.ts';
import type { Source } from '../../live/snapshot.ts';
import { clean } from '../../text/clean.ts';
import type { Surroundings } from '../setting/surroundings.ts';

export type Replay = Readonly<{ recording: Recording; clock: ReplayClock; source: Source }>;

export const openReplay = async (
  file: string,
  speed: number,
  { random, stop }: Pick<Surroundings, 'random' | 'stop'>,
): Promise<Result<Replay>> => {
  const seed = Math.floor(random() * 2 ** 32);
  const recording = await openRecording(resolve(file), { seed, signal: stop });
  if (!recording.ok) return recording;
  const clock = createReplayClock({ recording: recording.value, speed, elapsed: () => performance.now() });
  const source = { profile: clean(basename(file), 80), host: 'recording', isDemo: false, isReplay: true };
  return success({ recording: recording.value, clock, source });
};
