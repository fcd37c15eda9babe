// The pages of a device of which an appliance of the field tells shares and counts alone: what is told is seen, what is not is said once.
import { describe, expect, it } from 'vitest';
import type { DeviceAnswer } from '../../src/domain/device.ts';
import { type DeviceQuestion, devicePart } from '../../src/live/questions/index.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { deviceQuestions } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { device } from '../../src/panes/device.tsx';
import type { View } from '../../src/panes/view.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { DID, END_AT } from '../analysis/device-builders.ts';
import { askingOf, given, readFrom } from './answers.ts';
import { answerTo, aView, givensFor, linesOf, OTHER, textOf } from './device-field-kit.ts';
import { PENS, SIZES, unpainted } from './draw.tsx';

const [SMALL, MEDIUM, LARGE] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];
const TALL = { columns: 120, rows: 140 };

const VIEWS: readonly (readonly [string, View])[] = [
  ['overview', aView()],
  ...DEVICE_SECTIONS.map(({ id }): readonly [string, View] => [id, aView({ path: [id] })]),
  ['peers by bytes', aView({ path: ['peers'], choices: { measure: 'sent' } })],
  ['the outside as the measure', aView({ choices: { measure: 'externalConnections' } })],
  ['beside another', aView({ path: ['compare', String(OTHER)] })],
];

const SLIPS = /\bundefined\b|\bNaN\b|\bInfinity\b|\[object|\bnull\b|not reported connections/;

describe.each(VIEWS)('%s', (_name, view) => {
  it('keeps to its room in any of three, and says without colour what it says with it', () => {
    for (const size of SIZES) {
      const plain = linesOf(view, size);
      expect(plain.length).toBeLessThanOrEqual(size.rows);
      expect(plain.filter((line) => displayWidth(line) > size.columns)).toEqual([]);
      expect(plain.join('\n')).not.toMatch(SLIPS);
      expect(unpainted(linesOf(view, size, PENS.colour))).toEqual(plain);
      expect(linesOf(view, size, PENS.ascii).join('')).toMatch(/^[\u0020-\u007e]*$/);
    }
  });

  it('never draws a chart of nothing', () => {
    for (const size of [SMALL, MEDIUM, LARGE]) expect(textOf(view, size)).not.toMatch(/per \d+ h: not reported/);
  });
});

describe('the overview', () => {
  it('tells shares where intervals tell neither destinations nor what goes outside', () => {
    const text = textOf(aView(), MEDIUM);
    expect(text).toMatch(/Connections +Devices used +External +Sent/);
    expect(text).toMatch(/\n +[\d,]+ +peak [\d,]+ .* 3 +and others +62 % +of what it used /);
    // Of the outside by itself nothing is asked here.
    expect(text).toMatch(/Risk of contacts\n.* minimal 0\.00 {2}1 of 4 parts/);
  });

  it('tells them in few words where there is little room', () => {
    const text = textOf(aView(), SMALL);
    expect(text).toMatch(/3 +and others +62 % /);
    expect(text).toContain('Risk, 1 of 4 parts');
  });

  it('draws with whom and on which ports it spoke, with the rest below', () => {
    const text = textOf(aView(), LARGE);
    expect(text).toMatch(/Destinations {2}4 named, shares of what it used, all that is kept/);
    for (const row of [
      /external +62 % +█+/,
      /srv-file-01 +20 % +█+/,
      /device -3 +10 % +█+/,
      /10\.10\.0\.11 +3 % +█/,
      /others +5 % +█/,
      /Ports used {2}shares, all that is kept/,
      /443 HTTPS +44 % +█+/,
      /5001 - 10000 +11 % +█+/,
      /others +4 % +█/,
      /Ports served {2}shares, all that is kept/,
      /22 SSH +100 % +█+/,
      /Devices with their ports/,
      /from jump-01 22 SSH +2 % +█/,
      /device -3 5001 - 10000 +10 % +█/,
    ])
      expect(text).toMatch(row);
    expect(text.search(/others +5 %/)).toBeGreaterThan(text.search(/10\.10\.0\.11 +3 %/));
  });

  it('compares with its peers what is counted of them, and nothing else', () => {
    const text = textOf(aView(), MEDIUM);
    expect(text).toMatch(/Against its peers {2}a multiple of the mean of 5\s/);
    expect(text).toMatch(/connections +1\.\d\dx/);
    expect(text).not.toMatch(/destinations +not reported|external share/);
  });

  it('calls domains what is named of the outside alone', () => {
    const view = aView({ filter: 'odid:0' });
    expect(textOf(view, MEDIUM)).toMatch(/Connections +Domains +External/);
  });
});

describe('the activity', () => {
  const text = textOf(aView({ path: ['activity'] }), TALL);

  it('says in one sentence what intervals leave out', () => {
    expect(text.match(/Not reported by interval: destinations, what goes/g)).toHaveLength(1);
    expect(text).toContain('outside, protocols and ports.');
    expect(text).not.toMatch(/no port was reported|no protocol was reported/);
  });

  it('shows totals beside, on a scale of their own', () => {
    expect(text).toMatch(/used, in total +1,589/);
    expect(text).toMatch(/served, in total +41/);
    expect(text).toMatch(/These totals are on a scale of their own/);
  });

  it('shows used and served apart, and devices with their ports', () => {
    for (const title of ['Ports used', 'Ports served', 'Devices used', 'Devices served', 'Devices with their ports'])
      expect(text).toContain(`── ${title} ──`);
    expect(text).toMatch(/jump-01 +22 +SSH +was asked +2 %/);
    expect(text).toMatch(/others +- +3 %/);
  });
});

describe('the intervals', () => {
  it('have no columns that say nothing', () => {
    const text = textOf(aView({ path: ['intervals'] }), MEDIUM);
    expect(text).toMatch(/begins ↓ +connections +sent +received +out to in/);
    expect(text).not.toMatch(/destinations +internal/);
  });

  it('split what stayed inside from what went outside once that is asked', () => {
    const view = aView({ path: ['intervals'], choices: { measure: 'externalConnections' } });
    expect(textOf(view, MEDIUM)).toMatch(/begins ↓ +connections +internal +external +sent/);
  });
});

describe('the destinations', () => {
  const view = aView({ path: ['destinations'] });

  it('stand in the order of their shares, without columns that say nothing', () => {
    const rows = textOf(view, MEDIUM).split('\n').slice(2, 8);
    expect(rows[0]).toMatch(/destinations: 4 .*shares of what it used \(5 % is not named\), no amounts/);
    expect(rows[1]).toMatch(/destination +address +side +share ↓ +ports +first/);
    expect(rows.slice(2).map((row) => row.trim().split(/ {2,}/).slice(0, 2))).toEqual([
      ['› external', 'out'],
      ['srv-file-01', '10.10.0.15'],
      ['device -3', '10 %'],
      ['10.10.0.11', '10.10.0.11'],
    ]);
  });

  it('can be turned round by the share', () => {
    const turned = textOf({ ...view, choices: { 'destinations by': 'share turned' } }, MEDIUM);
    expect(turned).toMatch(/share ↑/);
    expect(turned.indexOf('10.10.0.11')).toBeLessThan(turned.indexOf('srv-file-01'));
  });
});

describe('the talk with the outside', () => {
  const view = aView({ path: ['external'] });
  const partsOf = (withOutside: boolean) =>
    device.parts({ ...askingOf(view), read: readFrom(withOutside ? givensFor(view) : []) });

  it('is asked about by itself once the first answer is known to tell of all of it together', () => {
    expect(partsOf(false)).toHaveLength(3);
    const [, , , outside] = partsOf(true);
    expect(outside?.name).toBe(`what device ${DID} did outside`);
    expect(outside?.isOptional).toBe(true);
    const elsewhere = aView({ path: ['activity'] });
    expect(device.parts({ ...askingOf(elsewhere), read: readFrom(givensFor(view)) })).toHaveLength(3);
    const narrowed = aView({ path: ['external'], filter: 'odid:7' });
    expect(device.parts({ ...askingOf(narrowed), read: readFrom(givensFor(narrowed)) })).toHaveLength(3);
  });

  it('is shown as far as it is told while the rest is asked for', () => {
    const before = textOf(view, TALL, { read: readFrom(givensFor(view, { withOutside: false })) });
    expect(before).toContain(`3 of 4 answers; still to come: what device ${DID} did outside`);
    expect(before).toMatch(/share of all it used +62 %/);
    expect(before).toMatch(/did not report domains,\s+networks, countries/);
  });

  it('names domains and networks with their shares, and its ports apart from all others', () => {
    const text = textOf(view, TALL);
    for (const row of [
      /office\.example +40 % +█+/,
      /AS64500 Example Cloud +53 % +█+/,
      /3478 +2 % +[▏▎▍▌▋▊▉█]/,
      /443 +90 % +█+/,
      /others +30 % +█+/,
    ])
      expect(text).toMatch(row);
    expect(text).not.toContain('5001 - 10000');
    expect(text).not.toMatch(/Countries|Unknown +not reported/);
  });

  it('says which parts of the risk are not known', () => {
    const text = textOf(view, TALL);
    expect(text).toMatch(/of 0\.90, and 2 parts are not known/);
    expect(text).toMatch(/high-risk countries +not reported/);
    expect(text).toMatch(/many destinations +not reported/);
    expect(text).toMatch(/office\.example holds 40 %/);
  });
});

describe('the peers', () => {
  it('have a band made of their counts, and say what is not counted', () => {
    const text = textOf(aView({ path: ['peers'] }), TALL);
    expect(text).toContain('the band of 5 similar devices');
    expect(text).toMatch(/Not reported: destinations per interval\./);
    // What went outside is asked of the similar devices too.
    expect(text).toMatch(/lt-100 +100 +0\.97 +[\d,]+ +\d+\.\d %/);
    expect(text).not.toMatch(/in destinations/);
  });
});

describe('an appliance that tells no intervals', () => {
  const bare = (question: DeviceQuestion): DeviceAnswer => {
    const told = answerTo(question);
    const similar = told.similar?.map((peer) => ({ ...peer, series: undefined }));
    return { ...told, series: undefined, similar };
  };
  const textOfBare = (path: readonly string[]): string => {
    const view = aView({ path });
    const { peers, sent, received } = deviceQuestions(DID, view);
    const givens = [peers, sent, received].map((one) => given(devicePart(one), { data: bare(one), at: END_AT }));
    return textOf(view, TALL, { read: readFrom(givens) });
  };

  it('still tells shares', () => {
    const text = textOfBare([]);
    expect(text).toMatch(/Connections per 1 h: not reported/);
    expect(text).toMatch(/external +62 % +█/);
    expect(textOfBare(['activity'])).toMatch(
      /Intervals were not reported\..*Devices used|Devices used.*\n Intervals were/s,
    );
  });

  it('is not said to have named nobody who resembles the device', () => {
    expect(textOfBare(['peers'])).toContain('the appliance told no intervals of the similar devices that it named');
  });
});

describe('what an appliance of the field never tells', () => {
  it('of who a device is, is said in one sentence', () => {
    const text = textOf(aView({ path: ['identity'] }), MEDIUM);
    expect(text).toMatch(/name +lt-0096/);
    expect(text).toMatch(/Not reported: label, type, by its flows, .*model, location/s);
    expect(text).not.toMatch(/location +not reported/);
  });

  it('of what is odd about it, is said once', () => {
    const text = textOf(aView({ path: ['indicators'] }), MEDIUM);
    expect(text.match(/DEV-ANOMALY: the appliance did not report it/g)).toHaveLength(1);
  });

  it('of whom bytes went to in an interval, is told as shares of all of them', () => {
    const text = textOf(aView({ path: ['transfer'] }), TALL);
    expect(text).toMatch(/Sent, with devices it used/);
    expect(text).not.toMatch(/in the last five\s+intervals/);
  });
});

describe('a window that begins before the appliance tells anything', () => {
  it('says so beside where it begins', () => {
    const month: WindowChoice = { kind: 'last', hours: 720 };
    expect(textOf(aView(), MEDIUM, { window: month })).toMatch(/last 30d from 12-18 14:00Z, nothing is told before/);
    const text = textOf(aView({ path: ['activity'] }), TALL, { window: month });
    expect(text).toMatch(/The appliance tells of this device since/);
    expect(textOf(aView(), MEDIUM)).not.toContain('nothing is told before');
  });
});

describe('two devices', () => {
  it('are laid beside each other by what is told of both', () => {
    const text = textOf(aView({ path: ['compare', String(OTHER)] }), TALL);
    expect(text).toMatch(/Not reported of either: destinations per interval/);
    expect(text).toMatch(/Ports used, over everything/);
    expect(text).toMatch(/5001 - 10000 +11 % +11 %/);
    expect(text).toMatch(/Only the largest\s/);
  });
});
