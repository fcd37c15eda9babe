// Draws with Ink on a screen of any size, as the console does, and gives back what is seen there.

import { EventEmitter } from 'node:events';
import { Box, render } from 'ink';
import type { ReactNode } from 'react';
import { NO_DECISIONS } from '../../src/analysis/findings/decisions.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import type { PaneContext } from '../../src/panes/pane.ts';
import { workAtOnce } from '../../src/panes/parts/work.ts';
import { emptyView } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { UTC_CLOCK } from '../../src/text/clock-face.ts';
import { glyphsFor } from '../../src/theme/glyphs.ts';
import { createPaint } from '../../src/theme/paint.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { PenContext } from '../../src/widgets/pen-context.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW, readFrom } from './answers.ts';

export const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];

export const PENS: Readonly<Record<'plain' | 'ascii' | 'colour', Pen>> = {
  plain: { paint: createPaint({ colour: false }), glyphs: glyphsFor({ ascii: false }), ascii: false, isSpoken: false },
  ascii: { paint: createPaint({ colour: false }), glyphs: glyphsFor({ ascii: true }), ascii: true, isSpoken: false },
  colour: { paint: createPaint({ colour: true }), glyphs: glyphsFor({ ascii: false }), ascii: false, isSpoken: false },
};

/** The same for every drawing: others would have everything judged anew. */
const THRESHOLDS = standardThresholds();

/** The stats pane in colourless Unicode on the smallest usual screen, and nothing known, but for what a test says. */
export const aPaneContext = (parts: Partial<PaneContext> = {}): PaneContext => ({
  view: emptyView('stats'),
  window: DEFAULT_WINDOW,
  read: readFrom([]),
  size: { columns: 80, rows: 24 },
  pen: PENS.plain,
  clock: UTC_CLOCK,
  now: NOW,
  source: { profile: 'acme-prod', host: 'appliance.example', isDemo: false },
  thresholds: THRESHOLDS,
  visited: [],
  decisions: NO_DECISIONS,
  seenBefore: undefined,
  linkCapacityMbps: undefined,
  work: workAtOnce,
  marksOf: () => undefined,
  ...parts,
});

class Screen extends EventEmitter {
  readonly isTTY = true;
  readonly columns: number;
  readonly rows: number;
  frame = '';
  constructor({ columns, rows }: Size) {
    super();
    this.columns = columns;
    this.rows = rows;
  }
  write = (text: string): boolean => {
    if (!text.startsWith('\u001b[?')) this.frame = text;
    return true;
  };
}

/** The lines of the last frame, painted, without what was blank at their ends. */
export const draw = (element: ReactNode, pen: Pen, size: Size): readonly string[] => {
  const stdout = new Screen(size);
  const instance = render(
    <PenContext value={pen}>
      <Box flexDirection="column" width={size.columns}>
        {element}
      </Box>
    </PenContext>,
    {
      // Ink makes use of no more of a terminal than this.
      stdout: stdout as unknown as NodeJS.WriteStream,
      debug: true,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false,
    },
  );
  const { frame } = stdout;
  instance.unmount();
  return frame.split('\n').map((line) => line.trimEnd());
};

export const unpainted = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\u001b\[[0-9;]*m/g, '').trimEnd());
