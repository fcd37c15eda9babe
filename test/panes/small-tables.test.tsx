// The small tables of the panes: of one finding, and of the devices that resemble the open one; lines around their cells only where there is room.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionInterval } from '../../src/domain/device.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { devicePart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { deviceQuestions } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import { findings } from '../../src/panes/findings.tsx';
import { emptyView } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { aConnectionInterval, amongPeers, DID } from '../analysis/device-builders.ts';
import { aFinding } from '../report/a-document.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { answered, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const SPOKEN: Pen = { ...PENS.plain, isSpoken: true };

const FINDING = aFinding({
  rule: 'NET-R4',
  severity: 'critical',
  title: 'SMB from one device to many',
  evidence: 'It spoke to 129 hosts on port 445; the rule begins at 20.',
  action: 'Isolate the device.',
  entity: { kind: 'device', name: 'ws-0142', did: 142, ip: undefined },
  value: 129,
  threshold: 20,
  at: Date.UTC(2026, 0, 15, 12, 2),
});

const pageOf = (finding: Finding, size: Size, pen: Pen = PENS.plain): readonly string[] => {
  const read = readFrom([answered(findingsPart(DEFAULT_WINDOW), { findings: [finding], deviceCount: 1, missing: [] })]);
  const view = { ...emptyView('findings'), path: [finding.id] };
  return draw(findings.show(aPaneContext({ view, read, size, pen })).element, pen, size);
};

const writtenIn = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);

describe('the page of a finding', () => {
  it('has a table of what it is, and tells its numbers beside the sentences', () => {
    expect(writtenIn(pageOf(FINDING, { columns: 80, rows: 21 }))).toEqual([
      '  ▲ SMB from one device to many',
      '',
      '  ┌──────────┬────────┬─────────┬───────────────────┐',
      '  │ severity │ rule   │ about   │ since             │',
      '  ├──────────┼────────┼─────────┼───────────────────┤',
      '  │ critical │ NET-R4 │ ws-0142 │ 2026-01-15 12:02Z │',
      '  └──────────┴────────┴─────────┴───────────────────┘',
      '',
      '  Why: 129 against a threshold of 20',
      '  It spoke to 129 hosts on port 445; the rule begins at 20.',
      '',
      '  What to do',
      '  Isolate the device.',
    ]);
  });

  it('leaves the lines around the cells out before anything that is told is cut', () => {
    expect(writtenIn(pageOf(FINDING, { columns: 80, rows: 12 }))).toEqual([
      '  ▲ SMB from one device to many',
      '',
      '    severity  rule    about    since',
      '    critical  NET-R4  ws-0142  2026-01-15 12:02Z',
      '',
      '  Why: 129 against a threshold of 20',
      '  It spoke to 129 hosts on port 445; the rule begins at 20.',
      '',
      '  What to do',
      '  Isolate the device.',
    ]);
    expect(pageOf(FINDING, { columns: 80, rows: 13 })[2]).toMatch(/^ {2}┌/);
  });

  it('is drawn in ASCII, and told as one sentence', () => {
    expect(pageOf(FINDING, { columns: 80, rows: 21 }, PENS.ascii)[2]).toBe(
      '  +----------+--------+---------+-------------------+',
    );
    expect(pageOf(FINDING, { columns: 400, rows: 21 }, SPOKEN)).toContain(
      '  row 1: severity critical, rule NET-R4, about ws-0142, since 2026-01-15 12:02Z',
    );
  });

  it('keeps to its room, whatever it is about and however little there is', () => {
    const anySize = fc.record({ columns: fc.integer({ min: 1, max: 120 }), rows: fc.integer({ min: 1, max: 24 }) });
    fc.assert(
      fc.property(hostileText, hostileText, anySize, (name, text, size) => {
        const finding = { ...FINDING, title: text, evidence: text, entity: { ...FINDING.entity, name } };
        const lines = pageOf(finding, size);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
      }),
      { numRuns: 60 },
    );
  });
});

const hourOf = (connections: number): Partial<ConnectionInterval> =>
  aConnectionInterval({ at: NOW - HOUR_MS, connections });

const overviewOf = (rows: number, peers: readonly number[], pen: Pen = PENS.plain): readonly string[] => {
  const view = { ...emptyView('device'), did: DID };
  const size = { columns: pen.isSpoken ? 400 : 80, rows };
  const { peers: answer } = amongPeers(hourOf(150), ...peers.map(hourOf));
  if (answer === undefined) throw new Error('there is no answer');
  const { peers: asked, sent, received } = deviceQuestions(DID, view);
  const silent = { ...answer, series: undefined, similar: undefined };
  const read = readFrom([
    answered(devicePart(asked), answer),
    answered(devicePart(sent), silent),
    answered(devicePart(received), silent),
  ]);
  return draw(device.show(aPaneContext({ view, read, size, pen })).element, pen, size);
};

describe('the overview of a device', () => {
  it('has a table of the similar devices below its charts', () => {
    const lines = overviewOf(44, [100, 300, 150]);
    expect(lines).toHaveLength(44);
    expect(lines.slice(-10)).toEqual([
      '',
      ' ┌────────────────┬───────┬─────────────┬─────────────────┐',
      ' │ similar device │ score │ connections │ this device has │',
      ' ├────────────────┼───────┼─────────────┼─────────────────┤',
      ' │ peer-0         │  0.90 │         100 │       50 % more │',
      ' ├────────────────┼───────┼─────────────┼─────────────────┤',
      ' │ peer-1         │  0.90 │         300 │      50 % fewer │',
      ' ├────────────────┼───────┼─────────────┼─────────────────┤',
      ' │ peer-2         │  0.90 │         150 │         as many │',
      ' └────────────────┴───────┴─────────────┴─────────────────┘',
    ]);
  });

  it('says what cannot be compared with none', () => {
    expect(overviewOf(44, [0]).join('\n')).toContain('│           0 │    not reported │');
  });

  it('has none where the charts need the room, and none without similar devices', () => {
    expect(overviewOf(39, [100]).join('\n')).not.toContain('│ similar device │');
    expect(overviewOf(40, [100]).join('\n')).toContain('│ similar device │');
    expect(overviewOf(44, []).join('\n')).not.toContain('│ similar device │');
  });

  it('tells of the similar devices, and of each chart in a line of its own', () => {
    const lines = overviewOf(44, [100], SPOKEN);
    expect(lines).toContain(' row 1: similar device peer-0, score 0.90, connections 100, this device has 50 % more');
    expect(lines.filter((line) => /^ (Connections per 1 h|Sent|Received)[.:] /.test(line))).toHaveLength(3);
  });
});
