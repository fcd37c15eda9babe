// Judges in the thread of the watch, and keeps what a look needs at its most small.
import { setFlagsFromString } from 'node:v8';
import { createTidying } from '../../live/collect-garbage.ts';
import type { Judge } from '../../live/judge/judge.ts';
import { judgeHere } from '../../live/judge/judge-here.ts';

/**
 * In a thread of its own everything that is judged would be there twice: nobody waits for keys here. What was read and judged before goes
 * when there is more of it than is worth 20 ms; by itself the engine would take half as much again before it looked. To be called
 * before there is work: what has grown stays.
 */
export const judgeSparingly = (): Judge => {
  // The launcher knows of it (src/build/launcher/start.ts): a code cache holds for the flags it was made under.
  setFlagsFromString('--semi-space-growth-factor=1');
  const tidy = createTidying(TOO_MANY_BYTES);
  return (facts, thresholds, signal) => {
    tidy();
    return judgeHere(facts, thresholds, signal);
  };
};

const TOO_MANY_BYTES = 24 * 1024 * 1024;
