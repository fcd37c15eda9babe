// How a device is looked at: each choice decides what is asked, a choice that nobody offered changes nothing, and the look goes along to the next device.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceQuestion } from '../../src/live/questions/index.ts';
import { COMPARE, PEERS } from '../../src/panes/device/page-ids.ts';
import { askedAbout, comparedIn, deviceParts } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { actOnSettings, MEASURES, settingsCrumb, settingsOf, viewOfDevice } from '../../src/panes/device/settings.ts';
import { device } from '../../src/panes/device.tsx';
import type { Outcome } from '../../src/panes/pane.ts';
import { emptyView, type View, withChoice } from '../../src/panes/view.ts';
import { askingOf } from './answers.ts';
import { aPaneContext } from './draw.tsx';

const DID = 142;

const aView = (parts: Partial<View> = {}): View => ({ ...emptyView('device'), did: DID, ...parts });

const asked = (parts: Partial<View> = {}): readonly DeviceQuestion[] => askedAbout(DID, aView(parts));

const COMMON = {
  did: DID,
  intervalHours: 1,
  showAll: true,
  odid: undefined,
  port: undefined,
  externalDomain: undefined,
} as const;

/** Connections with the similar devices, bytes sent and bytes received. */
const threeOf = (common: Partial<DeviceQuestion>, similarDevices = 5): readonly unknown[] => [
  { ...COMMON, ...common, datatype: 'co', similarDevices },
  { ...COMMON, ...common, datatype: 'sizeout' },
  { ...COMMON, ...common, datatype: 'sizein' },
];

const optionsOf = (outcome: Outcome | undefined): readonly string[] =>
  outcome?.kind === 'choose' ? outcome.options.map(({ id }) => id) : [];

describe('a device', () => {
  it('is asked about in three questions, hour by hour, with all intervals and five similar devices', () => {
    expect(asked()).toEqual(threeOf({}));
    expect(device.parts(askingOf(aView())).map(({ key }) => key)).toEqual(
      deviceParts(DID, aView()).map(({ key }) => key),
    );
  });

  it.each(['1', '2', '4', '6', '12', '24'])('is asked about in intervals of %s h', (interval) => {
    expect(asked({ choices: { interval } })).toEqual(threeOf({ intervalHours: Number(interval) as 1 }));
  });

  it.each(['3', '5', '10', '20'])('is asked about beside %s similar devices', (similar) => {
    expect(asked({ choices: { similar } })).toEqual(threeOf({}, Number(similar)));
  });

  it('is asked about with its empty intervals, whether they are shown or not: means are of all', () => {
    for (const empty of ['off', 'on']) expect(asked({ choices: { empty } })).toEqual(threeOf({ showAll: true }));
  });

  it('is asked about with another device, on a port and with a domain alone; words are for this console', () => {
    expect(asked({ filter: 'odid:9 port:443 domain:Example.com files' })).toEqual(
      threeOf({ odid: 9, port: 443, externalDomain: 'example.com' }),
    );
    expect(asked({ filter: 'files' })).toEqual(threeOf({}));
    expect(asked({ filter: 'port:x' })).toEqual(threeOf({}));
  });

  it.each([
    { interval: '3' },
    { interval: '' },
    { interval: '04' },
    { interval: 'constructor' },
    { similar: '4' },
    { similar: '-5' },
    { similar: 'all' },
    { measure: 'bytes' },
    { measure: '__proto__' },
    { empty: 'no' },
    { something: 'else' },
  ])('is looked at as usual where %j was never offered', (choices) => {
    expect(settingsOf(aView({ choices }))).toEqual(settingsOf(aView()));
    expect(asked({ choices, path: [PEERS] })).toEqual(threeOf({}));
  });
});

const KEPT = { interval: '4', measure: 'sent', empty: 'off', similar: '10' };

const PAGES: readonly (readonly string[])[] = [
  [],
  ...DEVICE_SECTIONS.map(({ id }) => [id]),
  ['compare', '40'],
  ['query', 'peers'],
];

describe('the bytes of the similar devices', () => {
  it.each(MEASURES.map(({ id, datatype }) => [id, datatype] as const))(
    'are asked for on the page of the peers alone, where %s are compared',
    (measure, datatype) => {
      for (const path of PAGES) {
        const questions = asked({ path, choices: { measure, similar: '10' } });
        const bytes = questions.filter(
          (question) => question.similarDevices !== undefined && question.datatype !== 'co',
        );
        expect(bytes).toEqual(
          path[0] === PEERS && datatype !== 'co' ? [{ ...COMMON, datatype, similarDevices: 10 }] : [],
        );
      }
    },
  );
});

describe('two devices', () => {
  it('are asked about in the same questions', () => {
    const look = { choices: { interval: '6', similar: '3', empty: 'off' }, filter: 'port:443' };
    const common = { intervalHours: 6, port: 443 } as const;
    expect(asked({ ...look, path: [COMPARE, '40'] })).toEqual([
      ...threeOf(common, 3),
      ...threeOf({ ...common, did: 40 }, 3),
    ]);
    expect(asked({ path: [COMPARE, '-6'] }).map(({ did }) => did)).toEqual([DID, DID, DID, -6, -6, -6]);
  });

  it('are two only where another one is named', () => {
    for (const path of PAGES) expect(comparedIn(aView({ path }))).toBe(path[0] === COMPARE ? 40 : undefined);
    expect(asked({ path: [COMPARE] })).toEqual(threeOf({}));
  });

  it.each(PAGES.map((path) => [path]))('are laid beside each other by an action, from %j too', (path) => {
    const outcome = device
      .show(aPaneContext({ view: aView({ path, choices: KEPT, filter: 'files' }) }))
      .act('compare 7');
    expect(outcome).toEqual({
      kind: 'open',
      view: aView({ path: [COMPARE, '7'], choices: KEPT, filter: 'files' }),
    });
  });
});

describe('another device', () => {
  it('is looked at in the same way, from its overview, with nothing that was asked about the one before', () => {
    const before = aView({
      choices: { ...KEPT, side: 'external', 'destinations by': 'bytes', 'at activity': 'DEV-ACTIVITY/443', focus: 'x' },
      filter: 'port:443 files',
      path: [DEVICE_SECTIONS[0]?.id ?? ''],
      lists: { destinations: { index: 5, top: 2 } },
    });
    expect(viewOfDevice(before, 40)).toEqual({ ...emptyView('device'), did: 40, choices: KEPT });
    expect(viewOfDevice(before, undefined)).toEqual({ ...emptyView('device'), choices: KEPT });
    // What another pane calls the same means something else.
    expect(viewOfDevice({ ...emptyView('flows'), choices: KEPT }, 40)).toEqual({ ...emptyView('device'), did: 40 });
  });

  it('is asked about as the one before was, but for its filter', () => {
    const anyChoices = fc.record(
      {
        interval: fc.constantFrom('1', '2', '4', '6', '12', '24', '5'),
        measure: fc.constantFrom(...MEASURES.map(({ id }) => id), 'none'),
        empty: fc.constantFrom('on', 'off'),
        similar: fc.constantFrom('3', '5', '10', '20', '1'),
        side: fc.constantFrom('external'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyChoices, fc.integer(), (choices, did) => {
        const view = aView({ choices });
        const next = viewOfDevice({ ...view, filter: 'odid:9' }, did);
        expect(settingsOf(next)).toEqual(settingsOf(view));
        expect(askedAbout(did, next)).toEqual(asked({ choices }).map((question) => ({ ...question, did })));
      }),
    );
  });
});

describe('the keys of the look', () => {
  it.each([
    ['interval', 'interval', ['1', '2', '4', '6', '12', '24'], '4'],
    ['measure', 'measure', MEASURES.map(({ id }) => id), 'sent'],
    ['similar_devices', 'similar', ['3', '5', '10', '20'], '10'],
  ] as const)(
    '%s offers what there is, and each makes another question or another picture',
    (action, choice, ids, now) => {
      const outcome = actOnSettings(action, aView({ choices: KEPT }));
      expect(outcome).toMatchObject({ kind: 'choose', choice, chosen: now });
      expect(optionsOf(outcome)).toEqual(ids);
      const looks = ids.map((id) => JSON.stringify(settingsOf(withChoice(aView(), choice, id))));
      expect(new Set(looks).size).toBe(ids.length);
      expect(actOnSettings(action, aView())).toMatchObject({ chosen: choice === 'similar' ? '5' : ids[0] });
    },
  );

  it('leave the empty intervals out, and show them again', () => {
    const without = actOnSettings('empty_intervals', aView());
    expect(without).toEqual({ kind: 'view', view: aView({ choices: { empty: 'off' } }) });
    const again = without?.kind === 'view' ? actOnSettings('empty_intervals', without.view) : undefined;
    expect(again?.kind === 'view' && settingsOf(again.view)).toEqual(settingsOf(aView()));
    expect(actOnSettings('sort', aView())).toBeUndefined();
  });
});

describe('the path above the pane', () => {
  it.each([
    [{}, 'co 1h, 5 similar'],
    [KEPT, 'sizeout 4h, no 0, 10 similar'],
    [{ measure: 'received' }, 'sizein 1h, 5 similar'],
    [{ measure: 'externalConnections', interval: '24' }, 'co, external 24h, 5 similar'],
  ])('tells %j as %j', (choices, told) => {
    expect(settingsCrumb(settingsOf(aView({ choices })))).toBe(told);
  });

  it('is another for each look', () => {
    const crumbs = MEASURES.flatMap(({ id }) =>
      ['1', '4'].flatMap((interval) =>
        ['on', 'off'].flatMap((empty) =>
          ['3', '20'].map((similar) =>
            settingsCrumb(settingsOf(aView({ choices: { measure: id, interval, empty, similar } }))),
          ),
        ),
      ),
    );
    expect(new Set(crumbs).size).toBe(crumbs.length);
  });
});
