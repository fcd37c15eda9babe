// Wraps a sequence that is meant for the terminal itself, so that a multiplexer in between hands it on.
import type { Capabilities } from './capabilities.ts';

/** GNU screen passes on strings of at most 768 bytes, of which the frame around each takes some. */
const SCREEN_CHUNK = 760;

export const passThrough = (sequence: string, multiplexer: Capabilities['multiplexer']): string => {
  if (multiplexer === 'tmux') return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
  if (multiplexer === undefined) return sequence;
  return (sequence.match(new RegExp(`[^]{1,${SCREEN_CHUNK}}`, 'g')) ?? [])
    .map((chunk) => `\u001bP${chunk}\u001b\\`)
    .join('');
};
