// The Stats pane over what an appliance of the field tells: whole frames of three sizes, what stands in the place of what is not told, and where figures lead.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { MitreSummary } from '../../src/domain/stats.ts';
import {
  bandwidthPart,
  capacityPart,
  eventsPart,
  mitrePart,
  pastWindowsPart,
  seriesPart,
  systemPart,
} from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import { STATS_SECTIONS } from '../../src/panes/stats/sections.ts';
import { stats } from '../../src/panes/stats.tsx';
import { emptyView, type View } from '../../src/panes/view.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Pen } from '../../src/theme/pen.ts';
import {
  fieldBandwidth,
  fieldEvents,
  fieldInventory,
  fieldMitre,
  fieldStatistics,
  fieldSystem,
} from '../analysis/field-statistics.ts';
import { FAILURES } from '../live/session-kit.ts';
import { answered, type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES } from './draw.tsx';

const HOURS = [1, 6, 24, 168, 720];

const givensOf = (window: WindowChoice = DEFAULT_WINDOW, mitre: MitreSummary = fieldMitre()): readonly Given[] => [
  ...HOURS.flatMap((hours) => {
    const choice = { ...window, hours };
    return [
      answered(eventsPart('security', choice), fieldEvents(NOW, hours)),
      answered(eventsPart('connection', choice), fieldEvents(NOW, hours, 'network events')),
      answered(eventsPart('notice', choice), fieldEvents(NOW, hours, 'notices')),
      answered(mitrePart(choice), mitre),
      answered(bandwidthPart(choice), fieldBandwidth(NOW, hours)),
      answered(bandwidthPart(choice, 'csensor'), fieldBandwidth(NOW, hours, 0.1)),
      answered(bandwidthPart(choice, 'network'), fieldBandwidth(NOW, hours, 0.9)),
    ];
  }),
  given(systemPart(), {
    data: fieldSystem(),
    at: NOW,
    past: [{ data: fieldSystem({ inventory: fieldInventory({ credentialCount: 440 }) }), at: NOW - 60_000 }],
  }),
  given(capacityPart(undefined), { data: fieldStatistics(NOW).capacity, at: NOW }),
  ...(['security', 'connections', 'notices'] as const).map((name) =>
    given(seriesPart(name), { failure: FAILURES.offline }),
  ),
  given(pastWindowsPart(window), { data: [], at: NOW }),
];

const GIVENS = givensOf();

type Shown = Readonly<{
  path?: readonly string[];
  size?: (typeof SIZES)[number];
  pen?: Pen;
  givens?: readonly Given[];
}>;

const [SMALL, MIDDLE, LARGE] = SIZES as readonly [
  (typeof SIZES)[number],
  (typeof SIZES)[number],
  (typeof SIZES)[number],
];

const framesOf = ({ path = [], size = MIDDLE, pen = PENS.plain, givens = GIVENS }: Shown = {}): readonly string[] => {
  const view: View = { ...emptyView('stats'), path };
  return draw(stats.show(aPaneContext({ view, size, pen, read: readFrom(givens) })).element, pen, size);
};

const textOf = (shown: Shown = {}): string => framesOf(shown).join('\n');

/** Where many say so, what is known is hard to find. */
const lacksIn = (text: string): number => text.match(/not reported/gi)?.length ?? 0;

describe.each(SIZES)('on $columns columns', (size) => {
  it('the overview shows what is told, in its place and with its span', () => {
    const text = textOf({ size });
    for (const told of ['Model events', 'Responses, 7 d', '5 on 4 devices', 'Devices, 7 d', '204', 'Subnets, 7 d'])
      expect(text).toContain(told);
    expect(text).toMatch(/Credentials, 28 d/);
    expect(text).toMatch(/448 ↑8/);
    expect(text).toContain('Patterns, 12 weeks');
    expect(text).toContain('3,278,640');
    expect(text).toContain('10 of 12 tactics seen since 2025-12-18');
    expect(text).toMatch(/Bandwidth +\d+ GB, in and out not reported/);
    expect(text).toMatch(/busiest day \d/);
    expect(text).not.toContain('Model breaches');
    expect(text).not.toContain('Alerts');
  });

  it('the overview says once that severities are not reported', () => {
    const text = textOf({ size });
    expect(text).toMatch(/Severity +not reported/);
    expect(text).not.toContain('critical ');
    expect(lacksIn(text)).toBeLessThanOrEqual(3);
  });

  it.each([undefined, ...STATS_SECTIONS.map(({ id }) => id), 'mitre impact'])('page %s keeps to its room', (id) => {
    const path = id === undefined ? [] : id.split(' ');
    for (const pen of Object.values(PENS)) {
      const lines = framesOf({ path, size, pen });
      expect(lines.length).toBeLessThanOrEqual(size.rows);
      if (pen === PENS.colour) continue;
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
      expect(lines.join('\n')).not.toMatch(/\b(?:NaN|undefined|Infinity|null)\b|\u001b/);
    }
  });
});

describe('the overview', () => {
  it('draws the rates of the days and devices by kind where there is room', () => {
    for (const size of [MIDDLE, LARGE]) {
      const text = textOf({ size });
      expect(text).toMatch(/by the day, 7d +[▁-█]+ +up to 8\.\d Mbps/);
      expect(text).toMatch(/Devices by kind +7 days/);
      expect(text).toMatch(/desktop +84 /);
    }
    expect(textOf({ size: { ...SMALL, rows: 48 } })).toMatch(/Devices by kind +7 days/);
  });

  it('writes a number that a cell of tactics has no room for in short, and whole where it is spoken', () => {
    expect(textOf({ size: SMALL })).toMatch(/█ 718 █+ 1k █ 712/);
    expect(textOf({ size: LARGE })).toContain('███ 1,104');
    expect(textOf({ size: SMALL, pen: { ...PENS.plain, isSpoken: true } })).toContain('Privilege Escalation 1,104');
  });

  it('says that the last hour still runs', () => {
    const endAt = NOW + 20 * 60_000;
    const running = givensOf().map((one) =>
      one.key === eventsPart('security', DEFAULT_WINDOW).key
        ? answered(eventsPart('security', DEFAULT_WINDOW), fieldEvents(endAt, 24))
        : one,
    );
    expect(textOf({ givens: running })).toMatch(/last \d+ so far/);
    expect(textOf()).not.toContain('so far');
  });

  it('tells a window that is longer than what is told', () => {
    const window: WindowChoice = { kind: 'last', hours: 720 };
    const size = MIDDLE;
    const read = readFrom(givensOf(window));
    const lines = draw(stats.show(aPaneContext({ size, read, window })).element, PENS.plain, size);
    expect(lines.join('\n')).toMatch(/Model events[^\n]*\n *[›]?[\d,]+ since 12-18/);
  });

  it('tells the documented tiles where only kinds are missing, and counts nothing twice', () => {
    const system = answered(systemPart(), fieldSystem({ devices: { total: 204, active: 90, new: 3 } }));
    const text = textOf({ givens: [...GIVENS.filter(({ key }) => key !== systemPart().key), system] });
    expect(text).toContain('Devices active');
    expect(text).toContain('90, 3 new');
  });

  it('speaks in words where a screen is read aloud', () => {
    const pen = { ...PENS.plain, isSpoken: true };
    const text = textOf({ pen, size: { columns: 120, rows: 60 } });
    expect(text).toContain('Responses, 7 d: 5 on 4 devices');
    expect(text).toMatch(/by the day, 7d, Mbps: low \d/);
  });
});

describe('the pages', () => {
  it('name together what is not reported of security events, and none of it twice', () => {
    const text = textOf({ path: ['security'], size: LARGE });
    expect(text).toContain('model events');
    expect(text).toContain('Not reported: model breaches, AI Analyst incidents');
    expect(text).toContain('SEC-SEVERITY: the appliance did not report it');
    expect(text).toContain('Trend of security events');
  });

  it('of bandwidth show the intervals with their rates, and what cannot be compared', () => {
    const givens = givensOf();
    const text = textOf({ path: ['bandwidth'], size: { columns: 200, rows: 70 }, givens });
    expect(text).toMatch(/busiest day +8\.\d Mbps +from 2026-01-1\d 11:40Z/);
    expect(text).toContain('Volumes are told by the day');
    expect(text).toMatch(/from +lasts +volume +rate/);
    expect(text).toContain('Shorter periods are not compared');
    expect(text).toContain('Not reported: in, out, average in, average out.');
    expect(text).toMatch(/cSensor agents .*10\.0 %/);
    expect(text).toContain('Use of the link, 27 days');
    expect(text).toContain('use of the link, day by day');
  });

  it('of tactics say since when they are counted, and what was weighed', () => {
    const text = textOf({ path: ['mitre'], size: { columns: 200, rows: 70 } });
    expect(text).toContain('Since 2025-12-18: 10 of 12 tactics were seen');
    expect(text).toContain('ATT&CK coverage, since 2025-12-18');
    expect(text).toMatch(/tactic +alerts +share +unusual +weighed/);
    expect(text).toMatch(/Initial Access +545 +11\.\d % +437,859 +96,334,873/);
    expect(text).toContain('MIT-TECHNIQUES: the appliance does not report techniques');
  });

  it.each([
    ['initial_access', '545 alerts of Initial Access', '545'],
    ['impact', 'Impact was not seen', '0'],
  ])('of the tactic %s tell that techniques are not reported', (tactic, summary, count) => {
    const text = textOf({ path: ['mitre', tactic], size: LARGE });
    expect(text).toContain(`Since 2025-12-18: ${summary}`);
    expect(text).toMatch(new RegExp(`alerts +${count}\\b`));
    expect(text).toMatch(/unusual events +437,8\d\d/);
    expect(text).toContain('the appliance does not report techniques');
    expect(text).not.toContain('none was seen');
  });

  it('of totals show everything that is counted, each with its span, and the rest in a line', () => {
    const text = textOf({ path: ['totals'], size: { columns: 120, rows: 60 } });
    expect(text).toContain('The appliance counts 204 devices in 7 days');
    for (const told of [
      /credentials +448 +↑ 8, 28 days/,
      /patterns of life +3,278,640 +12 weeks/,
      /SaaS Office365 +39/,
    ])
      expect(text).toMatch(told);
    expect(text).toContain('DNS server');
    expect(text).toMatch(/SYS-TOTALS: active and new devices, alerts by priority, events, traffic/);
    expect(text).not.toMatch(/ 0( |$)/m);
  });

  it('of periods leave out what no period tells, and name it below', () => {
    const text = textOf({ path: ['periods'], size: { columns: 120, rows: 60 } });
    expect(text).toMatch(/all events +\d/);
    expect(text).toMatch(/average rate +\d/);
    expect(text).toContain('Not reported: critical severity');
    expect(text).not.toMatch(/^.critical severity +not reported/m);
    expect(text).toContain('Tactics are counted since 2025-12-18');
  });

  it.each([
    ['connections', 'network events'],
    ['notices', 'notices'],
  ])('of %s work from the hours', (path, kind) => {
    const text = textOf({ path: [path], size: LARGE });
    expect(text).toContain(kind);
    expect(text).toMatch(/busiest hour +\d/);
    expect(text).toMatch(/trend +(?:increasing|decreasing|stable)/);
  });
});

const led = (id: string, path: readonly string[] = []) => {
  const view = { ...emptyView('stats'), path, choices: { [`at ${path[0] ?? 'overview'}`]: id } };
  const size = { columns: 200, rows: 70 };
  const outcome = stats.show(aPaneContext({ view, size, read: readFrom(GIVENS) })).act('open');
  return outcome?.kind === 'open'
    ? { pane: outcome.view.pane, path: outcome.view.path, window: outcome.window }
    : outcome;
};

describe('enter', () => {
  it.each([
    ['SYS-KINDS/all', [], { pane: 'stats', path: ['totals'], window: undefined }],
    ['SYS-OWN/credentials', [], { pane: 'stats', path: ['totals'], window: undefined }],
    ['SYS-OWN/subnets', ['totals'], { pane: 'flows', path: ['subnets'], window: undefined }],
    ['SYS-KINDS/desktop', ['totals'], { pane: 'device', path: [], window: undefined }],
    ['BW-NOW/rates', [], { pane: 'stats', path: ['bandwidth'], window: undefined }],
  ] as const)('on %s leads on', (id, path, where) => {
    expect(led(id, path)).toEqual(where);
  });

  it('on the busiest day leads to the whole day', () => {
    const outcome = led('BW-NOW/busiest day', ['bandwidth']);
    expect(outcome).toMatchObject({ pane: 'flows', window: { hours: 24 } });
    expect(led('BW-CAPACITY/peak day', ['bandwidth'])).toMatchObject({ pane: 'flows', window: { hours: 24 } });
  });

  it('on a tactic leads to its page', () => {
    expect(led('MIT-TACTICS/Impact')).toMatchObject({ pane: 'stats', path: ['mitre', 'impact'] });
  });
});

describe('a window of the past', () => {
  it('says that totals are only told of now', () => {
    const window: WindowChoice = { kind: 'span', endAt: NOW - HOUR_MS, hours: 24 };
    const size = MIDDLE;
    const read = readFrom(givensOf(window));
    const text = draw(stats.show(aPaneContext({ size, read, window })).element, PENS.plain, size).join('\n');
    expect(text).toContain('Model events');
    expect(text).toContain('only told of now');
    expect(text).toContain('since 2025-12-18');
  });
});
