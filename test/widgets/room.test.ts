// What holds for every widget: it keeps to its room, to ASCII where nothing else is known, and never throws.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Line } from '../../src/theme/line.ts';
import { paintRow } from '../../src/widgets/paint-row.ts';
import { tidy, within } from '../../src/widgets/room.ts';
import { ACTING } from '../report/hostile-texts.ts';
import { anyPen, anyRoom, aPen, WIDGETS } from './any-widget.ts';

const textOf = (line: Line): string => line.map(({ text }) => text).join('');

describe.each(Object.entries(WIDGETS))('%s', (_name, widget) => {
  it('keeps to its room, whatever it is given and whatever it is drawn with', () => {
    fc.assert(
      fc.property(widget, anyRoom, anyPen, (draw, room, pen) => {
        const lines = draw(room, pen);
        const [width, height] = [Math.max(0, Math.floor(room.width) || 0), Math.max(0, Math.floor(room.height) || 0)];
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines) {
          expect(displayWidth(textOf(line))).toBeLessThanOrEqual(width);
          expect(textOf(line)).not.toMatch(ACTING);
          expect(textOf(line)).not.toContain('\n');
          if (pen.ascii) expect(textOf(line)).toMatch(/^[ -~]*$/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('draws itself without its props being changed, and the same twice', () => {
    fc.assert(
      fc.property(widget, anyRoom, anyPen, (draw, room, pen) => {
        expect(draw(room, pen)).toEqual(draw(room, pen));
      }),
      { numRuns: 20 },
    );
  });
});

it('every widget there is has been tried', () => {
  const folder = resolve(import.meta.dirname, '../../src/widgets');
  const makers = readdirSync(folder).filter((name) =>
    /^export const \w+Lines = \(.*\bpen: Pen\): readonly Line\[\] =>/m.test(readFileSync(join(folder, name), 'utf8')),
  );
  expect(makers.map((name) => name.replace(/\.tsx?$/, ''))).toEqual(Object.keys(WIDGETS).sort());
});

describe('the room', () => {
  it('cuts a line at its end with a mark, and keeps what its parts mean', () => {
    const line: Line = [
      { text: 'abcdef', meaning: 'label' },
      { text: 'ghij', meaning: 'bad' },
    ];
    expect(within({ width: 8, height: 1 }, aPen(), () => [line])).toEqual([
      [
        { text: 'abcdef', meaning: 'label' },
        { text: 'g…', meaning: 'bad' },
      ],
    ]);
    expect(within({ width: 6, height: 1 }, aPen({ ascii: true }), () => [line])).toEqual([
      [{ text: 'abcde~', meaning: 'label' }],
    ]);
  });

  it('measures parts together where they join to something wider', () => {
    const line: Line = [{ text: '☀' }, { text: '\u{fe0f}' }];
    const [shown = []] = within({ width: 1, height: 1 }, aPen(), () => [line]);
    expect(displayWidth(textOf(shown))).toBeLessThanOrEqual(1);
  });

  it('lets nothing through that acts on a terminal', () => {
    expect(tidy('a\u001b[31mb\nc', aPen())).toBe('a\u{fffd}[31mb\u{fffd}c');
    expect(tidy('naïve → 東', aPen({ ascii: true }))).toBe('na?ve > ??');
  });
});

describe('a painted row', () => {
  const coloured = aPen({ colour: true });

  it('keeps the blanks of a highlight, and no others', () => {
    expect(paintRow([{ text: 'row   ', meaning: 'selected' }], coloured)).toBe('\u001b[7mrow   \u001b[0m');
    expect(paintRow([{ text: ' a', meaning: 'active-tab' }, { text: 'b  ' }], aPen())).toBe(' ab');
    expect(paintRow([{ text: 'row   ' }], coloured)).toBe('row');
  });

  it('is never empty, since Ink would give it no row', () => {
    expect(paintRow([], coloured)).toBe(' ');
    expect(paintRow([{ text: '   ', meaning: 'dim' }], coloured)).toBe(' ');
  });
});
