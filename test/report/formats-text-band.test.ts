// The usual range behind the charts of a text report, from the points of a document and from the report on peers itself.
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/report/document.ts';
import { text } from '../../src/report/formats/text.ts';
import { baselinePart } from '../../src/report/parts/peer-parts.ts';
import { anAnswer, aSimilarDevice, connecting, DAY, hoursAgo, someFacts } from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aChart, aDocumentOf, aSeries } from './a-document.ts';

const told = (blocks: readonly Block[], ascii = false): string =>
  text.write(aDocumentOf(...blocks), { width: 80, ascii, colour: false });

const withoutBand = ({ name, points }: ReturnType<typeof aSeries>) => ({
  name,
  points: points.map(({ at, value, isAnomaly }) => ({ at, value, isAnomaly })),
});

const plotRows = (written: string): readonly string[] => written.split('\n').filter((line) => /[┤|]/.test(line));

describe('the band of a chart', () => {
  it('is shaded behind the line and explained below it, in ASCII too', () => {
    const written = told([aChart()]);
    expect(plotRows(written).filter((line) => line.includes('░░░')).length).toBeGreaterThan(4);
    expect(written).toMatch(/^░░░ usual range$/m);
    const ascii = told([aChart()], true);
    expect(plotRows(ascii).filter((line) => line.includes(':::')).length).toBeGreaterThan(4);
    expect(ascii).toMatch(/^::: usual range$/m);
    expect(ascii).toMatch(/^[\n -~]*$/);
  });

  it('is neither drawn nor explained where no point tells one, or none is drawn', () => {
    const bare = told([aChart({ series: [withoutBand(aSeries('connections'))] })]);
    expect(bare).not.toMatch(/░|usual range/);
    const many = Array.from({ length: 5 }, (_, index) => aSeries(`series ${index}`));
    expect(told([aChart({ series: many })])).not.toContain('usual range');
  });
});

it('the report on peers shows the band of the similar devices behind the line of the device', () => {
  const hours = Array.from({ length: 20 }, (_, index) => 20 - index);
  const course = (of: number) => hours.map((hour) => ({ at: hoursAgo(hour), connections: of + (hour % 4) }));
  const similar = [1, 2, 3].map((did) => aSimilarDevice({ did, hostname: `peer-${did}` }, ...course(100)));
  const facts = someFacts({ peers: anAnswer({ ...connecting(...course(120)), similar }) });
  const [section] = baselinePart(facts, DAY, standardThresholds()).sections;
  const written = told(section?.blocks ?? []);
  expect(written).toContain('connections per interval, and the band of similar devices');
  expect(written).toMatch(/^░░░ usual range$/m);
  const [, own = '', peers = ''] = written.split(/^(?:this device|median of peers)$/m);
  expect(own.split('\n').filter((line) => line.includes('░░░░░░')).length).toBeGreaterThan(4);
  expect(plotRows(peers).join('')).not.toContain('░');
});
