// The figures on the pages of a device are those of `darktop report … --format json` about the same device at the same moment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { device } from '../../src/panes/device.tsx';
import { emptyView, type View } from '../../src/panes/view.ts';
import { UTC_CLOCK } from '../../src/text/clock-face.ts';
import { formatBytes, formatCount, formatPercent } from '../../src/text/units.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { type Made, makeReport, SOURCE } from '../report/reports-made.ts';
import { type Given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, unpainted } from './draw.tsx';
import { answerAllPages, DID } from './pages.ts';

let running: Running;
let full: readonly Given[] = [];

beforeAll(async () => {
  running = await runAppliance(['ransomware']);
  full = await answerAllPages(running);
}, 60_000);
afterAll(() => running.stop());

const reportOf = (name: string): Promise<Made> =>
  makeReport(
    name,
    (needs) =>
      takeSnapshot(running.asker(), needs, {
        source: SOURCE,
        at: NOW,
        linkCapacityMbps: undefined,
        thresholds: standardThresholds(),
      }),
    {
      at: NOW,
      window: { endAt: NOW, hours: 24, endsNow: true },
      did: DID,
      intervalHours: 1,
      top: Number.POSITIVE_INFINITY,
    },
  );

const pageOf = (path: readonly string[], columns = 82, view: Partial<View> = {}): readonly string[] => {
  const size = { columns, rows: 900 };
  const shown = device.show(
    aPaneContext({ view: { ...emptyView('device'), did: DID, path, ...view }, size, read: readFrom(full) }),
  );
  const lines = unpainted(draw(shown.element, PENS.plain, size)).map((line) => line.slice(1));
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
};

const wordsOf = (lines: readonly string[]): readonly string[] =>
  lines
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');

/** What is between the charts and what the rules made of it. */
const figuresIn = (lines: readonly string[]): readonly string[] => {
  const titles = lines.flatMap((line, row) => (line.startsWith('── ') ? [{ line, row }] : []));
  // The band is told in the data of the report, and counted below.
  const end = titles.find(({ line }) => /^── (Findings|Not reported|Against the band)/.test(line));
  return lines.slice(titles[0]?.row ?? 0, end?.row ?? lines.length);
};

const REPORTS = DEVICE_SECTIONS.filter(({ parts }) => parts !== undefined).map(
  ({ id, reportName }) => [id, reportName] as const,
);

describe('a page of the device pane', () => {
  it.each(REPORTS)('%s has no figure that the report %s does not have of the same device', async (id, name) => {
    const page = wordsOf(figuresIn(pageOf([id])));
    const { text, json } = await reportOf(name);
    const told = new Set(wordsOf([text]));
    const figures = page.filter((word) => /\d/.test(word));
    expect(page.length).toBeGreaterThan(10);
    expect(Object.keys(json.data).length).toBeGreaterThan(1);
    expect(figures.filter((word) => !told.has(word))).toEqual([]);
  });
});

type Point = Readonly<{ at: string }> & Readonly<Record<Amounts, number>>;

type Amounts =
  | 'connections'
  | 'uniqueDestinations'
  | 'internalConnections'
  | 'externalConnections'
  | 'bytesOut'
  | 'bytesIn';

type Data = Readonly<{
  'DEV-ACTIVITY': Readonly<{
    connections: number;
    externalConnections: number;
    externalSharePercent: number;
    uniqueDestinations: number;
    peakConnections: number;
    peakAt: number;
    series: readonly Point[];
  }>;
  'DEV-TRANSFER': Readonly<{
    ratio: number;
    pattern: string;
    out: Readonly<{ bytes: number }>;
    in: Readonly<{ bytes: number }>;
    series: readonly Point[];
  }>;
  'DEV-DEST': Readonly<{
    uniqueDestinations: number;
    externalDestinationCount: number;
    destinations: readonly Readonly<{
      label: string;
      ip: string;
      connections: number;
      bytesOut: number;
      bytesIn: number;
      ports: readonly number[];
      firstAt: number;
      lastAt: number;
    }>[];
  }>;
  'DEV-BASELINE': Readonly<{
    connections: Readonly<{ ratio: number }>;
    band: readonly Readonly<{ at: number; outside?: string }>[];
  }>;
  'DEV-RISK': Readonly<{ level: string; score: number }>;
}>;

/** Of all reports about the device. */
const dataOf = async (): Promise<Data> => {
  const made = await Promise.all(['device', 'transfer', 'peers', 'device-external'].map(reportOf));
  return Object.assign({}, ...made.map(({ json }) => json.data)) as Data;
};

describe('the intervals', () => {
  it('are those of the reports, one in each row, the latest first', async () => {
    const data = await dataOf();
    const bytes = new Map(data['DEV-TRANSFER'].series.map((point) => [point.at, point]));
    const expected = data['DEV-ACTIVITY'].series
      .map((point) => [
        UTC_CLOCK.minute(Date.parse(point.at)),
        formatCount(point.connections),
        formatCount(point.uniqueDestinations),
        formatCount(point.internalConnections),
        formatCount(point.externalConnections),
        formatBytes(bytes.get(point.at)?.bytesOut),
        formatBytes(bytes.get(point.at)?.bytesIn),
      ])
      .map((cells) => cells.join(' '))
      .reverse();
    const rows = pageOf(['intervals'], 160).filter((line) => /\d{4}-\d\d-\d\d/.test(line));
    expect(expected.length).toBeGreaterThan(20);
    expect(rows.map((line) => wordsOf([line.replace(/^[●\s]+/, '')]).join(' '))).toEqual(
      expected.map((words) => expect.stringMatching(new RegExp(`^${words.replace(/[.+]/g, '\\$&')}( |$)`))),
    );
  });
});

describe('the destinations', () => {
  it('are those of the report, one in each row', async () => {
    const { 'DEV-DEST': list } = await dataOf();
    const page = pageOf(['destinations'], 240);
    const rows = page.slice(page.findIndex((line) => /destination +address/.test(line)) + 1);
    expect(page.join('\n')).toContain(
      `destinations: ${formatCount(list.uniqueDestinations)}  over everything that is kept: ${formatCount(list.externalDestinationCount)} external`,
    );
    expect(rows).toHaveLength(list.destinations.length);
    for (const [place, { label, ip, connections, bytesOut, bytesIn, ports }] of list.destinations.entries()) {
      const told = [
        label,
        ip.slice(0, 12),
        formatCount(connections),
        formatBytes(bytesOut),
        formatBytes(bytesIn),
        String(ports[0] ?? ''),
      ];
      for (const words of told) expect(rows[place]).toContain(words.slice(0, 20));
    }
  });
});

describe('the overview', () => {
  it.each([80, 120, 200])('says what the reports say, on %i columns', async (columns) => {
    const data = await dataOf();
    const text = pageOf([], columns).join('\n');
    const { 'DEV-ACTIVITY': activity, 'DEV-TRANSFER': transfer } = data;
    const told = [
      formatCount(activity.connections),
      formatCount(activity.uniqueDestinations, 1),
      formatCount(activity.externalConnections),
      formatBytes(transfer.out.bytes),
      formatBytes(transfer.in.bytes),
      `${formatCount(data['DEV-BASELINE'].connections.ratio, 1)}x`,
      `${data['DEV-RISK'].level} ${data['DEV-RISK'].score.toFixed(2)}`,
      `${formatCount(data['DEV-DEST'].uniqueDestinations)}, ${formatCount(data['DEV-DEST'].externalDestinationCount)} external`,
    ];
    for (const words of told) expect(text).toContain(words);
    if (columns < 120) return;
    expect(text).toContain(`peak ${formatCount(activity.peakConnections)}`);
    expect(text).toContain(formatPercent(activity.externalSharePercent, 0));
    expect(text).toContain(transfer.pattern);
  });
});

describe('the band of the similar devices', () => {
  it('has as many intervals outside as the report tells', async () => {
    const { band } = (await dataOf())['DEV-BASELINE'];
    const count = (side: string): string => formatCount(band.filter(({ outside }) => outside === side).length);
    const page = pageOf(['peers']).join('\n');
    expect(page).toMatch(new RegExp(`intervals above the band +${count('above')} +of ${formatCount(band.length)}\\n`));
    expect(page).toMatch(new RegExp(`intervals below the band +${count('below')}\\n`));
  });
});
