// The frames that Ink itself makes arrive on the terminal as Ink meant them.
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { Box, render, Text } from 'ink';
import { describe, expect, it } from 'vitest';
import { createScreen } from '../../src/terminal/screen/create-screen.ts';
import { createEmulator } from './emulator.ts';

const SIZE = { columns: 48, rows: 14 };
const CAPABILITIES = { hasScrollRegions: true, hasErasing: true, hasColour: true, hasSynchronisedFrames: true };

const COLOURS = ['red', 'green', 'yellow', undefined] as const;

type Cell = Readonly<{ text: string; colour: (typeof COLOURS)[number]; isBold: boolean; isInverse: boolean }>;

type Tree = Readonly<{ title: string; rows: readonly (readonly Cell[])[]; top: number; isFramed: boolean }>;

const aCell: fc.Arbitrary<Cell> = fc.record({
  text: fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom('東京', '▁▃▅▇', 'größe', '→ ● ▲', '😀')),
  colour: fc.constantFrom(...COLOURS),
  isBold: fc.boolean(),
  isInverse: fc.boolean(),
});

const aTree: fc.Arbitrary<Tree> = fc.record({
  title: fc.string({ maxLength: 30 }),
  rows: fc.array(fc.array(aCell, { maxLength: 4 }), { minLength: 4, maxLength: 16 }),
  top: fc.nat({ max: 6 }),
  isFramed: fc.boolean(),
});

/** The window of the list moves by a few rows from one picture to the next, so that bands of the screen scroll. */
const aStory = fc
  .tuple(fc.array(aTree, { minLength: 1, maxLength: 3 }), fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 }))
  .map(([trees, tops]) => trees.flatMap((tree) => [tree, ...tops.map((top) => ({ ...tree, top }))]));

const View = ({ title, rows, top, isFramed }: Tree) => (
  <Box flexDirection="column" width={SIZE.columns} height={SIZE.rows}>
    <Text bold>{title}</Text>
    <Box
      flexDirection="column"
      flexGrow={1}
      overflow="hidden"
      {...(isFramed ? { borderStyle: 'round' as const, borderColor: 'blue' } : {})}
    >
      {rows.slice(top).map((cells, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the picture is known by nothing but its place
        <Text key={row} wrap="truncate">
          {top + row}{' '}
          {cells.map((cell, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: so is a cell
            <Text key={place} bold={cell.isBold} inverse={cell.isInverse} {...colourOf(cell)}>
              {cell.text}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  </Box>
);

const colourOf = ({ colour }: Cell): { color?: string } => (colour === undefined ? {} : { color: colour });

class FakeStdout extends EventEmitter {
  readonly isTTY = true;
  readonly columns = SIZE.columns;
  readonly rows = SIZE.rows;
  frames: string[] = [];
  write = (text: string, done?: () => void): boolean => {
    if (text.includes('\n')) this.frames.push(text);
    if (done !== undefined) setImmediate(done);
    return true;
  };
}

const framesOf = (story: readonly Tree[]): readonly string[] => {
  const stdout = new FakeStdout();
  const options = {
    stdout: stdout as unknown as NodeJS.WriteStream,
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  };
  const [first, ...rest] = story;
  if (first === undefined) return [];
  const instance = render(<View {...first} />, options);
  for (const tree of rest) instance.rerender(<View {...tree} />);
  instance.unmount();
  return stdout.frames;
};

/** Each line by itself on a cleared row; the emulator's columns of the odd graphemes are the business of another test. */
const placed = (frame: string): string =>
  `\u001b[m\u001b[H\u001b[J${frame
    .split('\n')
    .map((line, row) => `\u001b[${row + 1}H${line}\u001b[m`)
    .join('')}`;

describe('frames of Ink', () => {
  it('are shown as if each line had been placed alone', async () => {
    await fc.assert(
      fc.asyncProperty(aStory, async (story) => {
        const frames = framesOf(story).filter((frame) => !frame.includes('😀'));
        const screen = createScreen({ size: SIZE, capabilities: CAPABILITIES });
        const shown = await createEmulator(SIZE, true);
        const expected = await createEmulator(SIZE);
        for (const frame of frames) {
          await shown.write(screen.draw(frame));
          await expected.write(placed(frame));
          expect(shown.looks()).toEqual(expected.looks());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are all there: one for each picture', () => {
    const tree = { title: 'flows', rows: [[], []], top: 0, isFramed: false };
    expect(framesOf([tree, { ...tree, title: 'device' }]).length).toBeGreaterThanOrEqual(2);
  });
});
