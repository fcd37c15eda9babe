// The word that says how the live data fare, and the one that says that they are none.
import { describe, expect, it } from 'vitest';
import { stateWord } from '../../src/shell/frame/state-word.ts';

const KINDS = ['starting', 'live', 'paused', 'stale', 'offline', 'refused'] as const;

describe('the word of the state', () => {
  it.each(KINDS)('is %s for an appliance that is so', (kind) => {
    expect(stateWord({ kind }, { isReplay: false }).word).toBe(kind);
    expect(stateWord({ kind }).word).toBe(kind);
  });

  it.each(KINDS.filter((kind) => kind !== 'paused'))('is replay in a replay that would be called %s', (kind) => {
    expect(stateWord({ kind }, { isReplay: true }).word).toBe('replay');
  });

  it('is paused in a replay that is paused: the banner says how to go on', () => {
    expect(stateWord({ kind: 'paused' }, { isReplay: true }).word).toBe('paused');
  });

  it('has a mark of its own in a replay, in ASCII too', () => {
    const others = KINDS.map((kind) => stateWord({ kind }));
    const { mark, ascii } = stateWord({ kind: 'live' }, { isReplay: true });
    expect(others.map((other) => other.mark)).not.toContain(mark);
    expect(others.map((other) => other.ascii)).not.toContain(ascii);
    expect(ascii).toMatch(/^[ -~]$/);
  });
});
