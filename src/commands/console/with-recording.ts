// Opens the file that is recorded into or replayed before anything is drawn, so that what is wrong with it can be said plainly.
import { resolve } from 'node:path';
import process from 'node:process';
import type { ConsoleOptions } from '../setting/console-options.ts';
import { EXIT } from '../setting/exit-code.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import type { Drawing } from './drawing.ts';

type Draw = (recording: Pick<Drawing, 'recorder' | 'replay'>) => Promise<number>;

export const withRecording = async (
  surroundings: Surroundings,
  { record, replay, speed = 1 }: Pick<ConsoleOptions, 'record' | 'replay' | 'speed'>,
  draw: Draw,
): Promise<number> => {
  if (replay !== undefined) return drawReplay(surroundings, replay, speed, draw);
  return record === undefined ? draw({}) : drawRecorded(surroundings, record, draw);
};

const drawReplay = async (surroundings: Surroundings, file: string, speed: number, draw: Draw): Promise<number> => {
  const { openReplay } = await import('./open-replay.ts');
  const opened = await openReplay(file, speed, surroundings);
  if (!opened.ok) {
    return surroundings.stop.aborted ? EXIT.interrupted : tellAndGiveUp(surroundings, opened.failure);
  }
  try {
    return surroundings.stop.aborted ? EXIT.interrupted : await draw({ replay: opened.value });
  } finally {
    await opened.value.recording.close();
  }
};

const drawRecorded = async (surroundings: Surroundings, file: string, draw: Draw): Promise<number> => {
  const { createRecorder } = await import('../../live/recording/write-recording.ts');
  const recorder = await createRecorder(resolve(file), surroundings.version);
  if (!recorder.ok) return tellAndGiveUp(surroundings, recorder.failure);
  // A limit on the size of files (ulimit -f) ends a process that does not listen; one that does is told when it writes.
  process.on('SIGXFSZ', nothing);
  try {
    return await draw({ recorder: recorder.value });
  } finally {
    await recorder.value.close();
    process.off('SIGXFSZ', nothing);
  }
};

const nothing = (): void => undefined;
