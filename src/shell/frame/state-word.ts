// The state of the live data in one word, with a mark that says the same without colour.
import type { Health } from '../../live/session/health.ts';
import type { Source } from '../../live/snapshot.ts';
import type { Meaning } from '../../theme/meaning.ts';

export type StateWord = Readonly<{ word: string; mark: string; ascii: string; meaning: Meaning }>;

/** A replay has no appliance that could fare well or ill; it can be paused. */
export const stateWord = (
  { kind }: Pick<Health, 'kind'>,
  { isReplay = false }: Pick<Source, 'isReplay'> = {},
): StateWord => (isReplay && kind !== 'paused' ? REPLAY : WORDS[kind]);

const REPLAY: StateWord = { word: 'replay', mark: '»', ascii: '>', meaning: 'accent' };

const WORDS: Readonly<Record<Health['kind'], StateWord>> = {
  starting: { word: 'starting', mark: '·', ascii: '.', meaning: 'dim' },
  live: { word: 'live', mark: '●', ascii: '*', meaning: 'good' },
  paused: { word: 'paused', mark: '=', ascii: '=', meaning: 'warning' },
  stale: { word: 'stale', mark: '○', ascii: 'o', meaning: 'warning' },
  offline: { word: 'offline', mark: '✗', ascii: 'x', meaning: 'bad' },
  refused: { word: 'refused', mark: '✗', ascii: 'x', meaning: 'bad' },
};
