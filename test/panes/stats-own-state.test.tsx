// What an appliance tells of itself on the Stats pane: a line of the overview, sections of Totals, and nothing of one that tells nothing.
import { describe, expect, it } from 'vitest';
import type { ApplianceFacts } from '../../src/analysis/facts.ts';
import { eventsPart, partsOffPart, silentProbesPart, statusPart, systemPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import type { PaneContext } from '../../src/panes/pane.ts';
import { stats } from '../../src/panes/stats.tsx';
import { emptyView } from '../../src/panes/view.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { applianceFacts, troubledAppliance } from '../analysis/appliance-facts.ts';
import { fieldEvents, fieldSystem } from '../analysis/field-statistics.ts';
import { FAILURES } from '../live/session-kit.ts';
import { answered, type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES, unpainted } from './draw.tsx';

const GIVENS = [
  answered(eventsPart('security', DEFAULT_WINDOW), fieldEvents(NOW, 24)),
  answered(systemPart(), fieldSystem()),
];

const givensOf = ({ status, silentProbes, partsOff }: ApplianceFacts): readonly Given[] => [
  ...GIVENS,
  answered(statusPart(), status),
  answered(silentProbesPart(), silentProbes),
  answered(partsOffPart(), partsOff),
];

const AT_EASE = givensOf(applianceFacts(NOW));
const IN_TROUBLE = givensOf(troubledAppliance(NOW));
/** As the documents have it: nothing is told, and nothing is wrong. */
const SILENT = [
  ...GIVENS,
  given(statusPart(), { at: NOW }),
  answered(silentProbesPart(), []),
  answered(partsOffPart(), []),
];

const shown = (givens: readonly Given[], parts: Partial<PaneContext> & Readonly<{ path?: readonly string[] }> = {}) => {
  const { path = [], ...rest } = parts;
  const context = aPaneContext({ view: { ...emptyView('stats'), path }, read: readFrom(givens), ...rest });
  return stats.show(context);
};

const LONG = { columns: 120, rows: 110 };

const textOf = (givens: readonly Given[], parts: Parameters<typeof shown>[1] = {}): string => {
  const { size = LONG, pen = PENS.plain } = parts;
  return unpainted(draw(shown(givens, { ...parts, size, pen }).element, pen, size)).join('\n');
};

const totals = (givens: readonly Given[], parts: Parameters<typeof shown>[1] = {}): string =>
  textOf(givens, { ...parts, path: ['totals'] });

const asksStatus = (parts: Parameters<typeof shown>[1]): boolean =>
  (shown(AT_EASE, parts).parts ?? []).some(({ key }) => key === statusPart().key);

describe.each(SIZES)('on $columns columns', (size) => {
  it.each(['overview', 'totals'])('the page %s keeps to its room, in colour and without', (page) => {
    const path = page === 'overview' ? [] : [page];
    for (const pen of Object.values(PENS))
      for (const givens of [AT_EASE, IN_TROUBLE, SILENT]) {
        const lines = unpainted(draw(shown(givens, { path, size, pen }).element, pen, size));
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
        expect(lines.join('\n')).not.toMatch(/\b(?:NaN|undefined|Infinity|null)\b/);
      }
  });

  it('the same frame as ever where nothing is told', () => {
    for (const path of [[], ['totals']]) expect(textOf(SILENT, { path, size })).toBe(textOf(GIVENS, { path, size }));
  });

  it('what is wrong stands at the top of Totals', () => {
    const text = totals(IN_TROUBLE, { size });
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Of itself it tells: excess traffic: some goes unseen; probe Factory',
    );
    expect(totals(AT_EASE, { size })).not.toContain('Of itself');
  });
});

describe('the overview', () => {
  it.each(SIZES.slice(1))('has a line of it on $columns columns, below the tiles', (size) => {
    const lines = textOf(AT_EASE, { size }).split('\n');
    const row = lines.findIndex((line) =>
      line.includes('Appliance  7.1.0, cpu 12 %, memory 40 %, disk 30 %, nothing behind'),
    );
    expect(row).toBeGreaterThan(1);
    expect(row).toBeLessThan(7);
    expect(lines).toHaveLength(textOf(SILENT, { size }).split('\n').length);
  });

  it('marks what is wrong by a sign beside the colour', () => {
    const size = { columns: 200, rows: 50 };
    expect(textOf(IN_TROUBLE, { size })).toContain(
      '7.1.0, ◆ excess traffic: some goes unseen, ◆ probe Factory did not',
    );
    expect(textOf(IN_TROUBLE, { size, pen: PENS.ascii })).toContain('* excess traffic');
    expect(textOf(IN_TROUBLE, { size })).toMatch(/The appliance sees more traffic than it is made for/);
  });

  it('says why nothing of it is told', () => {
    const told = given(statusPart(), { failure: FAILURES.offline });
    expect(textOf([...GIVENS, told], { size: { columns: 120, rows: 36 } })).toContain(
      `Appliance  does not tell how it is: ${FAILURES.offline.came}`,
    );
  });

  it('leads from it to Totals', () => {
    const view = { ...emptyView('stats'), choices: { 'at overview': 'SYS-STATE/line' } };
    const outcome = shown(AT_EASE, { view, size: { columns: 120, rows: 36 } }).act('open');
    expect(outcome).toMatchObject({ kind: 'open', view: { pane: 'stats', path: ['totals'] } });
  });

  it('asks for it where there is room, and nowhere else', () => {
    expect(asksStatus({ size: { columns: 120, rows: 36 } })).toBe(true);
    expect(asksStatus({ size: { columns: 80, rows: 24 } })).toBe(false);
    expect(asksStatus({ size: { columns: 80, rows: 24 }, path: ['totals'] })).toBe(true);
    expect(asksStatus({ size: { columns: 120, rows: 36 }, path: ['security'] })).toBe(false);
  });
});

describe('Totals', () => {
  it('tells how the appliance is', () => {
    const text = totals(AT_EASE);
    for (const told of [
      /version +7\.1\.0 \(f35936c6\)/,
      /cpu +12 %/,
      /analysis behind +nothing/,
      /bandwidth now +251 Mbps/,
    ])
      expect(text).toMatch(told);
    expect(text).not.toMatch(/fell silent|Probes of the appliance|Not asked any more|did not answer/);
  });

  it('tells what is wrong, with its age, and what cannot be asked', () => {
    const text = totals(IN_TROUBLE, { size: { columns: 200, rows: 110 } });
    for (const told of [
      /excess traffic +◆ yes/,
      /licence until +◆ .*ends in 12 days/,
      /SaaS licence until +△ .*has ended/,
      /DHCP +3 d/,
      /Branch +no +7\.1\.0/,
      /Factory +yes +-/,
      /devicesearch: this token may not ask for it/,
    ])
      expect(text).toMatch(told);
  });

  it('says why it is not told, but not that a recording does not hold it', () => {
    const failing = [...GIVENS, given(statusPart(), { failure: FAILURES.offline })];
    expect(totals(failing)).toContain('SYS-APPLIANCE');
    const source = { profile: 'p', host: 'h', isDemo: false, isReplay: true };
    expect(totals(failing, { source })).toBe(totals(GIVENS, { source }));
  });

  it('tells and asks nothing of it beside a window of the past', () => {
    const window: WindowChoice = { kind: 'span', endAt: NOW - 3_600_000, hours: 24 };
    expect(totals(AT_EASE, { window })).not.toContain('SYS-APPLIANCE');
    expect(asksStatus({ window, path: ['totals'] })).toBe(false);
  });
});
