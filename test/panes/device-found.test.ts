// What was found about the open device: by its own answers, and by a look at everything where there was one.
import { describe, expect, it } from 'vitest';
import type { DeviceAnswer } from '../../src/domain/device.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import { findingsAbout } from '../../src/panes/device/judged.ts';
import { askedAbout, askedOf, deviceParts } from '../../src/panes/device/questions.ts';
import { device } from '../../src/panes/device.tsx';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import type { PaneContext } from '../../src/panes/pane.ts';
import { standOn } from '../../src/panes/parts/page.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { aDestination, anAnswer, aSummary, connecting, DID, END_AT, hoursAgo } from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aFinding } from '../report/a-document.ts';
import { given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const thresholds = standardThresholds();
const size = { columns: 120, rows: 60 };

/** Enough that something is judged, and one rule finds something. */
const TOLD = anAnswer({
  ...connecting({ at: hoursAgo(2), connections: 5 }),
  destinations: [aDestination({ connections: 5 })],
  summary: aSummary({ indicators: [{ type: 'unusual_port', port: 4444, confidence: 0.9, description: 'one' }] }),
});

const about = (id: string, did: number | undefined, parts: Partial<Finding> = {}): Finding =>
  aFinding({
    id,
    rule: id.split(':', 1)[0] ?? '',
    title: `found by ${id}`,
    at: hoursAgo(3),
    entity: { kind: 'device', name: 'laptop.corp.example', did, ip: undefined },
    link: { pane: 'flows', view: undefined, filter: 'port:445', did },
    ...parts,
  });

const EVERYTHING: readonly Finding[] = [
  about('NET-R6:one', DID, { severity: 'critical' }),
  about('SEC-R1:one', DID, { severity: 'info' }),
  about('NET-R6:other', 77),
  about('NET-R1:network', undefined),
  about(`DEV-R2:${DID}`, DID),
  about(`SER-R1:device.${DID}.connections`, DID),
  about('NET-R6:one', DID, { severity: 'low' }),
];

const viewOf = (path: readonly string[], parts: Partial<View> = {}): View => ({
  ...emptyView('device'),
  did: DID,
  path,
  ...parts,
});

type Known = Readonly<{ answer?: DeviceAnswer; everything?: readonly Finding[]; of?: WindowChoice }>;

const contextOf = (
  view: View,
  { answer = TOLD, everything = EVERYTHING, of = DEFAULT_WINDOW }: Known = {},
): PaneContext => {
  const questions = askedAbout(DID, view);
  const parts = deviceParts(DID, view);
  const read = readFrom([
    ...parts.map((part, place) =>
      given(part, { data: questions[place]?.datatype === 'co' ? answer : anAnswer(), at: END_AT }),
    ),
    given(findingsPart(of), { data: { findings: everything, deviceCount: 1, missing: [] }, at: END_AT }),
  ]);
  return aPaneContext({ view, read, thresholds, size, now: END_AT });
};

const foundOn = (view: View, known: Known = {}): readonly string[] | undefined => {
  const context = contextOf(view, known);
  const asked = askedOf(context, DID);
  return asked && findingsAbout(context, asked)?.map(({ id }) => id);
};

const textOf = (view: View, known: Known = {}): string =>
  draw(device.show(contextOf(view, known)).element, PENS.plain, size).join('\n');

const OWN = foundOn(viewOf([]), { everything: [] }) ?? [];

describe('what was found about the device', () => {
  it('is what its own answers tell where nobody looked at everything, or that found nothing of it', () => {
    expect(OWN.length).toBeGreaterThan(0);
    for (const id of OWN) expect(id).toMatch(/^(DEV|SER)-/);
    const others = EVERYTHING.filter(({ entity }) => entity.did !== DID);
    expect(foundOn(viewOf([]), { everything: others })).toEqual(OWN);
    expect(foundOn(viewOf([]), { of: { kind: 'last', hours: 6 } })).toEqual(OWN);
  });

  it('is also what a look at everything found of it by other rules, once each, the worst first', () => {
    expect(foundOn(viewOf([]))).toEqual(['NET-R6:one', ...OWN, 'SEC-R1:one']);
  });

  it('is not what was found of all it does, where something is asked about alone', () => {
    const ids = foundOn(viewOf([], { filter: 'port:443' }));
    expect(ids?.filter((id) => !/^(DEV|SER)-/.test(id))).toEqual([]);
  });
});

describe('what a look at everything found', () => {
  it('stands on the overview and leads to where it can be seen', () => {
    const text = textOf(viewOf([]));
    expect(text).toMatch(/What was found +1 critical/);
    expect(text.split('found by NET-R6:one')).toHaveLength(2);
    for (const { id } of EVERYTHING.slice(2, 6)) expect(text).not.toContain(`found by ${id}`);
    const shown = device.show(contextOf(standOn(viewOf([]), '', 'findings/NET-R6:one')));
    expect(shown.act('open')).toEqual({ kind: 'open', view: { ...emptyView('flows'), filter: 'port:445', did: DID } });
  });

  it('stands on the page of all that was found, and on no page that is about something else', () => {
    const everything = [about('NET-R6:one', DID, { link: { pane: 'flows', view: 'transfer', filter: '', did: DID } })];
    expect(textOf(viewOf(['indicators']), { everything })).toContain('found by NET-R6:one');
    for (const page of ['activity', 'transfer', 'peers', 'external', 'identity'])
      expect([page, textOf(viewOf([page]), { everything }).includes('found by')]).toEqual([page, false]);
  });

  it('is told of a device whose own answers tell nothing that could be judged', () => {
    const text = textOf(viewOf([]), { answer: anAnswer() });
    expect(text).toMatch(/What was found +1 critical, 1 info/);
    expect(text).not.toContain('there is nothing that could be judged');
  });
});
