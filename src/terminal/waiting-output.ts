// What waits to leave for the terminal: at most one frame, the latest, and the sequences before and after it in their order.

export type WaitingOutput = Readonly<{
  /** True when an older frame had to make room. */
  putFrame(frame: string): boolean;
  putControl(bytes: string): void;
  hasFrame(): boolean;
  isEmpty(): boolean;
  /** Everything as one string of bytes, frames turned into bytes only now. */
  take(draw: (frame: string) => string): string;
  /** Sequences are for the moment they were meant for; the frame may come later. */
  dropControls(): void;
}>;

type Item = Readonly<{ kind: 'frame' | 'control'; text: string }>;

export const createWaitingOutput = (): WaitingOutput => {
  let items: readonly Item[] = [];
  const hasFrame = (): boolean => items.some(({ kind }) => kind === 'frame');
  return {
    putFrame: (text) => {
      const hadOne = hasFrame();
      items = [...items.filter(({ kind }) => kind !== 'frame'), { kind: 'frame', text }];
      return hadOne;
    },
    putControl: (text) => {
      items = [...items, { kind: 'control', text }];
    },
    hasFrame,
    isEmpty: () => items.length === 0,
    take: (draw) => {
      const taken = items;
      items = [];
      return taken.map(({ kind, text }) => (kind === 'frame' ? draw(text) : text)).join('');
    },
    dropControls: () => {
      items = items.filter(({ kind }) => kind === 'frame');
    },
  };
};
