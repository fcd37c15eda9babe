// What the screen sends turns one picture into the next, cell by cell, on an emulator that knows nothing of how it was put together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScreen } from '../../src/terminal/screen/create-screen.ts';
import type { Screen, ScreenOptions } from '../../src/terminal/screen/kept-screen.ts';
import { createPlainScreen } from '../../src/terminal/screen/plain-screen.ts';
import type { Size } from '../../src/terminal/size.ts';
import { createEmulator } from './emulator.ts';
import { aPicture, aSize, aStep, changed, frameOf, type Picture, placedAlone, type Step } from './pictures.ts';

const FULL = { hasScrollRegions: true, hasErasing: true, hasColour: true, hasSynchronisedFrames: true };

const KINDS: readonly Readonly<{
  name: string;
  create: (options: ScreenOptions) => Screen;
  capabilities: ScreenOptions['capabilities'];
}>[] = [
  { name: 'everything', create: createScreen, capabilities: FULL },
  { name: 'nothing to erase with', create: createScreen, capabilities: { ...FULL, hasErasing: false } },
  { name: 'no scroll regions', create: createScreen, capabilities: { ...FULL, hasScrollRegions: false } },
  {
    name: 'no codes that end a look, nor synchronised frames',
    create: createScreen,
    capabilities: { ...FULL, hasColour: false, hasSynchronisedFrames: false },
  },
  { name: 'whole rows', create: createPlainScreen, capabilities: { ...FULL, hasScrollRegions: false } },
];

const play = async (
  screen: Screen,
  start: Readonly<{ size: Size; picture: Picture }>,
  steps: readonly Step[],
  hasOnlcr: boolean,
): Promise<void> => {
  let { size, picture } = start;
  const shown = await createEmulator(size, hasOnlcr);
  const expected = await createEmulator(size);
  for (const step of [{ kind: 'forget' as const }, ...steps]) {
    picture = changed(picture, step);
    if (step.kind === 'dropped') continue;
    if (step.kind === 'forget') {
      screen.forget();
      await shown.write('\u001b[2;1Hscribbled over');
    }
    if (step.kind === 'resize') {
      size = step.size;
      screen.resize(size);
      shown.resize(size);
      expected.resize(size);
    }
    await shown.write(screen.draw(frameOf(picture)));
    await expected.write(placedAlone(picture, size));
    expect(shown.looks()).toEqual(expected.looks());
    expect(screen.draw(frameOf(picture))).toBe('');
  }
};

describe.each(KINDS)('a screen with $name', ({ create, capabilities }) => {
  it('shows every picture of a random story as if each cell had been placed alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        aSize(),
        aPicture(),
        fc.array(aStep(), { minLength: 4, maxLength: 16 }),
        fc.boolean(),
        async (size, picture, steps, hasOnlcr) =>
          play(create({ size, capabilities }), { size, picture }, steps, hasOnlcr),
      ),
      { numRuns: 80 },
    );
  });

  it('shows after any texts what a fresh one shows of the last, whatever characters and sequences they hold', async () => {
    const size = { columns: 24, rows: 4 };
    const anyText = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          '\n',
          '\n',
          '\u001b[7m',
          '\u001b[m',
          '\u001b[2J',
          '\u001b]0;owned\u0007',
          '\u009b31m',
          '\u0301',
        ),
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 5 }), async (texts) => {
        const screen = create({ size, capabilities });
        const shown = await createEmulator(size);
        for (const text of texts) await shown.write(screen.draw(text.join('')));
        const expected = await createEmulator(size);
        await expected.write(create({ size, capabilities }).draw(texts.at(-1)?.join('') ?? ''));
        expect(shown.looks()).toEqual(expected.looks());
      }),
      { numRuns: 100 },
    );
  });
});
