// What flowed in and out, how fast on average and at the peak, what it was, and who measured it.
import { OTHER } from '../../../analysis/bandwidth/protocol-shares.ts';
import { GB_BYTES } from '../../../domain/amounts.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { sparkline } from '../../../text/sparkline.ts';
import { formatBytes, formatMbps, formatPercent } from '../../../text/units.ts';
import { type Line, lineWidth, plainLine } from '../../../theme/line.ts';
import { type Room, within } from '../../../widgets/room.ts';
import { NO_SKETCH, plainSketch, type Sketch, stackSketches } from '../../../widgets/sketch.ts';
import { tellValues } from '../../../widgets/sparkline.ts';
import { splitBarSketch } from '../../../widgets/split-bar.ts';
import { squeezeValues } from '../../../widgets/squeeze-values.ts';
import { openLine } from '../../parts/titled.ts';
import type { Drawing } from '../drawing.ts';
import { behind, movedBy } from '../moved.ts';

/** All on one line. Of the moment of the peak the year goes first, then all of it, then the average, before a figure would be cut. */
export const bandwidthLine = (drawing: Drawing, { width }: Pick<Room, 'width'>): Sketch => {
  const { model, lacks, clock, pen } = drawing;
  const { averageMbps, peakMbps, peakAt } = model.bandwidth;
  if (lacks.bandwidth !== undefined) return plainSketch([lackingLine(lacks.bandwidth)]);
  const when = peakAt === undefined ? '' : ` ${preposition(drawing)} ${clock.minute(peakAt).replace(/^\d+-/, '')}`;
  const average = `  average ${formatMbps(averageMbps)}`;
  const peak = `  ${peakName(drawing)} ${formatMbps(peakMbps)}`;
  const forms = [`${average}${peak}${when}`, `${average}${peak}`, peak].map(
    (end): Line => [{ text: 'Bandwidth  ', meaning: 'heading' }, { text: `${amounts(drawing)}${end}` }],
  );
  const whole = forms.find((line) => lineWidth(line) <= width) ?? forms.at(-1) ?? [];
  const [fitting = []] = within({ width, height: 1 }, pen, () => [whole]);
  return openLine('BW-NOW/total', fitting, width);
};

/** Over several lines, as many as there is height for. */
export const bandwidth = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { lacks, pen } = drawing;
  if (lacks.bandwidth !== undefined) return plainSketch([lackingLine(lacks.bandwidth)]);
  const line = (id: string, content: Line): Sketch => {
    const [fitting = []] = within({ width, height: 1 }, pen, () => [content]);
    return openLine(id, fitting, width);
  };
  const told = [
    line('BW-NOW/total', [{ text: 'Bandwidth  ', meaning: 'heading' }, { text: amounts(drawing) }]),
    ...speeds(drawing, width).map(([id, text]) => line(id, plainLine(text))),
    ...ratesLines(drawing, width).map((one) => line('BW-NOW/rates', one)),
  ];
  const below = height - told.length;
  // Who measured it takes a line at least.
  const parts = protocols(drawing, { width, height: Math.max(2, below - 1) });
  const left = below - parts.lines.length;
  return stackSketches([...told, parts, left < 1 ? NO_SKETCH : deployment(drawing, { width, height: left })]);
};

/** On one line where they have room: of the moment of the peak the year goes for that. */
const speeds = (drawing: Drawing, width: number): readonly (readonly [id: string, text: string])[] => {
  const { model, clock, pen } = drawing;
  const { bandwidth: now, before } = model;
  const moved = (name: 'averageMbps' | 'peakMbps'): string =>
    behind(movedBy(now[name], before.bandwidth[name], pen, formatMbps));
  const average = `average ${formatMbps(now.averageMbps)}${moved('averageMbps')}`;
  const peak = `${peakName(drawing)} ${formatMbps(now.peakMbps)}${moved('peakMbps')}`;
  const when = now.peakAt === undefined ? '' : ` ${preposition(drawing)} ${clock.minute(now.peakAt)}`;
  const whole = [`${average}  ${peak}${when}`, `${average}  ${peak}${when.replace(/ \d+-/, ' ')}`];
  const fitting = whole.find((text) => displayWidth(text) <= width);
  return fitting === undefined
    ? [
        ['BW-NOW/average', average],
        ['BW-NOW/peak', `${peak}${when}`],
      ]
    : [['BW-NOW/peak', fitting]];
};

/** A mean of a day is no peak. */
const peakName = ({ model: { rates } }: Drawing): string => (rates === undefined ? 'peak' : `busiest ${rates.step}`);

const preposition = ({ model: { rates } }: Drawing): string => (rates === undefined ? 'at' : 'from');

const RATES = 'Rates  ';

/** Where the figures of the window have no room for it. */
export const rates = (drawing: Drawing, { width }: Pick<Room, 'width'>): Sketch =>
  stackSketches(
    ratesLines(drawing, width - displayWidth(RATES)).map((one) =>
      openLine('BW-NOW/rates', [{ text: RATES, meaning: 'heading' }, ...one], width),
    ),
  );

/** Fewer than three say no more than the average and the busiest. */
const ratesLines = ({ model: { rates }, pen }: Drawing, width: number): readonly Line[] => {
  if (rates === undefined || rates.values.length < 3) return [];
  const words = `by the ${rates.step}, ${rates.period}`;
  if (pen.isSpoken) return [plainLine(`${words}, Mbps: ${tellValues(rates.values)}`)];
  const scale = `up to ${formatMbps(rates.mostMbps)}`;
  const room = width - displayWidth(words) - displayWidth(scale) - 4;
  const course = sparkline(squeezeValues(rates.values, Math.max(1, room)), pen);
  return [[{ text: `${words}  ` }, { text: course, meaning: 'accent' }, { text: `  ${scale}`, meaning: 'dim' }]];
};

const amounts = (drawing: Drawing): string => {
  const { bandwidth: now, before } = drawing.model;
  if (drawing.model.rates !== undefined && now.ingressGb === undefined && now.egressGb === undefined) {
    const moved = behind(movedBy(now.totalGb, before.bandwidth.totalGb, drawing.pen, gigabytes));
    return `${gigabytes(now.totalGb)}${moved}, in and out not reported`;
  }
  return bothWays(drawing);
};

const bothWays = ({ model: { bandwidth: now, before }, pen }: Drawing): string =>
  [
    `in ${gigabytes(now.ingressGb)}${behind(movedBy(now.ingressGb, before.bandwidth.ingressGb, pen, gigabytes))}`,
    `out ${gigabytes(now.egressGb)}${behind(movedBy(now.egressGb, before.bandwidth.egressGb, pen, gigabytes))}`,
  ].join('  ');

const lackingLine = (word: string): Line => [{ text: 'Bandwidth  ', meaning: 'heading' }, { text: word }];

const gigabytes = (gb: number | undefined): string => formatBytes(gb === undefined ? undefined : gb * GB_BYTES);

export const protocols = ({ model, pen }: Drawing, room: Room): Sketch => {
  const rows = model.protocols ?? [];
  return splitBarSketch(
    {
      ...room,
      parts: rows.map(({ protocol, sharePercent }) => ({
        label: protocol,
        value: sharePercent,
        text: formatPercent(sharePercent, 0),
      })),
      empty: 'protocols not reported',
    },
    // What is left over is no protocol that flows could be of.
    rows.map(({ protocol }) => (protocol === OTHER ? '' : `BW-PROTOCOLS/${protocol}`)),
    pen,
  );
};

/** A bar where there is room for one, else in words. */
export const deployment = ({ model: { deployment: split }, lacks, pen }: Drawing, { width, height }: Room): Sketch => {
  const say = (words: string): Sketch =>
    plainSketch(within({ width, height: 1 }, pen, () => [plainLine(words, 'dim')]));
  // One of the two may be refused for good.
  if (lacks.deployment !== undefined) return say(`measured by: ${lacks.deployment}`);
  if (!split.isAvailable) return say('measured by: not available');
  const parts = [
    { label: 'cSensor agents', share: split.csensorSharePercent },
    { label: 'network sensors', share: split.networkSharePercent },
  ].map(({ label, share }) => ({ label, value: share, text: formatPercent(share, 0) }));
  if (height < ROOM_FOR_BAR) {
    const words = parts.map(({ label, text }) => `${label} ${text}`).join(', ');
    return openLine('BW-DEPLOYMENT/cSensor agents', plainLine(`by ${words}`), width);
  }
  return stackSketches([
    say('measured by'),
    splitBarSketch(
      { width, height: height - 1, parts, empty: 'nothing flowed' },
      parts.map(({ label }) => `BW-DEPLOYMENT/${label}`),
      pen,
    ),
  ]);
};

const ROOM_FOR_BAR = 3;
