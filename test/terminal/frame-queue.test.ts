// Frames and sequences leave in their order, one write at a time, and old frames make room for new ones.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameQueue, type FrameQueue } from '../../src/terminal/frame-queue.ts';

type Played = Readonly<{
  queue: FrameQueue;
  writes: readonly string[];
  drains: () => number;
  /** The terminal has taken what was written last. */
  taken(): void;
}>;

const play = (): Played => {
  const writes: string[] = [];
  let done = (): void => undefined;
  let drains = 0;
  const queue = createFrameQueue({
    draw: (frame) => (frame === 'same' ? '' : `<${frame}>`),
    write: (bytes, whenTaken) => {
      writes.push(bytes);
      done = whenTaken;
    },
    onDrain: () => {
      drains += 1;
    },
  });
  queue.start();
  return { queue, writes, drains: () => drains, taken: () => done() };
};

/** What was put off to the next turn. */
const turn = (): void => {
  vi.advanceTimersByTime(1);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('frames', () => {
  it('of one turn are one write of the last', () => {
    const { queue, writes } = play();
    for (const frame of ['1', '2', '3']) queue.frame(frame);
    turn();
    expect(writes).toEqual(['<3>']);
    expect(queue.meter()).toEqual({ bytes: 3, frames: 1, droppedFrames: 0, isBackedUp: true });
  });

  it('that come while another is on its way replace each other, and are counted', () => {
    const { queue, writes, taken, drains } = play();
    queue.frame('1');
    turn();
    for (const frame of ['2', '3', '4']) queue.frame(frame);
    turn();
    expect(writes).toEqual(['<1>']);
    expect(queue.meter()).toMatchObject({ droppedFrames: 2, isBackedUp: true });
    taken();
    turn();
    expect(writes).toEqual(['<1>', '<4>']);
    expect(drains()).toBe(1);
    taken();
    expect(queue.meter()).toMatchObject({ frames: 2, isBackedUp: false });
  });

  it('leave with the sequences around them in order, as one write', () => {
    const { queue, writes } = play();
    queue.control('before ');
    queue.frame('1');
    queue.control(' after');
    turn();
    expect(writes).toEqual(['before <1> after']);
  });

  it('that change nothing are not written', () => {
    const { queue, writes, drains } = play();
    queue.frame('same');
    turn();
    expect(writes).toEqual([]);
    expect(drains()).toBe(0);
    expect(queue.meter()).toEqual({ bytes: 0, frames: 0, droppedFrames: 0, isBackedUp: false });
  });

  it('wait while stopped; sequences do not', () => {
    const { queue, writes, taken } = play();
    queue.frame('1');
    turn();
    queue.stop();
    queue.frame('2');
    queue.control('bell');
    taken();
    turn();
    expect(writes).toEqual(['<1>']);
    queue.start();
    turn();
    expect(writes).toEqual(['<1>', '<2>']);
  });

  it('are repeated only when no newer one waits', () => {
    const { queue, writes, taken } = play();
    queue.repeat();
    queue.frame('1');
    turn();
    taken();
    queue.repeat();
    turn();
    taken();
    queue.frame('2');
    queue.repeat();
    turn();
    expect(writes).toEqual(['<1>', '<1>', '<2>']);
  });
});

describe('other rows', () => {
  it('take the place of those of the last frame, and stay when it is repeated', () => {
    const { queue, writes, taken } = play();
    queue.frame('a\nb\nc');
    turn();
    taken();
    queue.rows(
      new Map([
        [0, 'A'],
        [2, 'C'],
      ]),
    );
    turn();
    taken();
    queue.rows(new Map([[1, 'B']]));
    turn();
    taken();
    queue.repeat();
    turn();
    expect(writes).toEqual(['<a\nb\nc>', '<A\nb\nC>', '<A\nB\nC>', '<A\nB\nC>']);
  });

  it('of a frame that has not left yet leave with it', () => {
    const { queue, writes } = play();
    queue.frame('a\nb');
    queue.rows(new Map([[0, 'A']]));
    turn();
    expect(writes).toEqual(['<A\nb>']);
  });

  it('are nothing without a frame, nor where it has no such row', () => {
    const { queue, writes } = play();
    queue.rows(new Map([[0, 'A']]));
    turn();
    expect(writes).toEqual([]);
    queue.frame('a');
    queue.rows(new Map([[7, 'H']]));
    turn();
    expect(writes).toEqual(['<a>']);
  });
});

describe('whoever waits for quiet', () => {
  it('is told when everything has left, and not before', () => {
    const { queue, taken } = play();
    const told = vi.fn();
    queue.frame('1');
    queue.onceQuiet(told);
    turn();
    expect(told).not.toHaveBeenCalled();
    queue.frame('2');
    taken();
    turn();
    expect(told).not.toHaveBeenCalled();
    taken();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is told soon when nothing is under way, or when nothing will leave any more', () => {
    const { queue } = play();
    const told = vi.fn();
    queue.onceQuiet(told);
    expect(told).not.toHaveBeenCalled();
    turn();
    expect(told).toHaveBeenCalledTimes(1);
    queue.frame('1');
    turn();
    queue.onceQuiet(told);
    queue.stop();
    expect(told).toHaveBeenCalledTimes(2);
  });
});
