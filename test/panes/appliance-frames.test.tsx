// Every page over what an appliance of the field tells, as whole frames in rooms of several sizes and with each pen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { type Given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES, unpainted } from './draw.tsx';
import { answerAllPages, givensIn, PAGES, partsOf } from './pages.ts';

let running: Running;
let full: readonly Given[] = [];

beforeAll(async () => {
  running = await runAppliance(['ransomware'], 'appliance');
  full = await answerAllPages(running);
}, 60_000);
afterAll(() => running.stop());

/** What a value looks like that nobody told. */
const SLIPS = /\bundefined\b|\bNaN\b|\bInfinity\b|\[object|\bnull\b/;

describe.each(PAGES)('%s', (_name, pane, view) => {
  const frameOf = (size: (typeof SIZES)[number], pen = PENS.plain): readonly string[] => {
    const read = readFrom(givensIn('full', partsOf(pane, view), full));
    return draw(pane.show(aPaneContext({ view, read, size, pen })).element, pen, size);
  };

  it('keeps to its room, and shows no slip', () => {
    for (const size of [...SIZES, { columns: 60, rows: 12 }]) {
      for (const [name, pen] of Object.entries(PENS)) {
        const lines = frameOf(size, pen);
        const seen = unpainted(lines);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of seen) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
        expect(seen.join('\n')).not.toMatch(SLIPS);
        if (name === 'ascii') expect(seen.join('')).toMatch(/^[\u0020-\u007e]*$/);
        if (name !== 'colour') expect(lines).toEqual(seen);
      }
    }
  });

  it('tells something: nothing is awaited, and nothing failed', () => {
    const seen = unpainted(frameOf({ columns: 120, rows: 36 })).join('\n');
    expect(seen).not.toContain('waiting for the appliance');
    expect(seen).not.toMatch(/bad data|cannot be read/);
    expect(seen.replaceAll(/\s/g, '').length).toBeGreaterThan(60);
  });
});
