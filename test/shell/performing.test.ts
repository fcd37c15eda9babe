// What is done outside of the console, and what is told of it.
import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '../../src/domain/result.ts';
import { FAILURES } from '../live/session-kit.ts';
import { someFlows } from '../panes/some-flows.ts';
import { aConsole, amongFlows, refusal, settle, someServices } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

describe('keys that ask for something outside', () => {
  it.each([
    ['q', 'quit'],
    ['ctrl+c', 'quit'],
    ['ctrl+z', 'suspend'],
    ['ctrl+l', 'redraw'],
    ['M', 'mouse on'],
  ])('%s: %s', (press, call) => {
    const driven = aConsole();
    driven.press(press);
    expect(driven.services.calls).toEqual([call]);
  });

  it('r asks for everything on the screen', () => {
    const driven = aConsole();
    driven.press('r');
    expect(driven.session.calls).toEqual(['refresh']);
  });

  it('p stops asking and goes on again', () => {
    const driven = aConsole();
    driven.press('p');
    expect(driven.session.isPaused()).toBe(true);
    driven.press('p');
    expect(driven.session.isPaused()).toBe(false);
  });

  it('Esc gives nothing up while nothing is waited for', () => {
    const driven = aConsole();
    driven.press('esc esc');
    expect(driven.session.calls).toEqual([]);
    expect(driven.note()).toBeUndefined();
  });
});

describe('the interval', () => {
  it('becomes longer and shorter by steps, and what holds now is told', () => {
    const driven = aConsole();
    driven.press('-');
    expect(driven.session.intervals()).toEqual({ summary: 120_000, network: 60_000, device: 600_000 });
    expect(driven.note()).toBe('asking for summary every 2m, network every 1m, device every 10m');
    driven.press('+ +');
    expect(driven.session.intervals()).toEqual({ summary: 30_000, network: 15_000, device: 120_000 });
  });

  it('never becomes shorter than 5 s, and that is told', () => {
    const driven = aConsole();
    driven.press(Array.from({ length: 20 }, () => '+').join(' '));
    expect(driven.session.intervals()).toEqual({ summary: 5_000, network: 5_000, device: 5_000 });
    expect(driven.note()).toContain('(the least there is)');
  });
});

describe('a copy', () => {
  it('takes what is selected, and tells what came of it', async () => {
    const driven = await amongFlows();
    driven.press('y');
    expect(driven.services.calls[0]).toMatch(/^copy 2026-01-15T14:00:00\.000Z\tws-0000\t/);
    expect(driven.note()).toBe('flow: 9 characters sent');
  });

  it('that cannot be made is told with what to do', async () => {
    const services = someServices();
    services.plan.copy = refusal;
    const driven = await amongFlows({ services });
    driven.press('y');
    expect(driven.note()).toBe('part: it did not come. Wait.');
  });

  it('of nothing copies nothing', () => {
    const driven = aConsole({ pane: 'flows' });
    driven.press('y');
    expect(driven.services.calls).toEqual([]);
  });
});

/** Answers when a test says so. */
const later = <T>() => Promise.withResolvers<Result<T>>();

describe('an export', () => {
  it('is told while it is written, and where it is when it is done', async () => {
    const export_ = later<string>();
    const services = { ...someServices(), exportReport: () => export_.promise };
    const driven = aConsole({ services });
    driven.run('export csv');
    expect(driven.note()).toBe('writing dashboard as csv …');
    export_.resolve(success('/home/me/report\u001b[31m.csv'));
    await settle();
    expect(driven.note()).toMatch(/^wrote \/home\/me\/report/);
    expect(driven.note()).not.toContain('\u001b');
  });

  it('that failed is told, and nothing else has changed', async () => {
    const services = someServices();
    services.plan.export = failed(FAILURES.configuration);
    const driven = aConsole({ services });
    const before = driven.state();
    driven.run('export csv');
    await settle();
    expect(driven.note()).toBe('part: it did not come. Wait.');
    expect(driven.state()).toEqual({ ...before, note: driven.state().note, typed: ['export csv'] });
  });
});

describe('a device that is looked for', () => {
  it('is opened when it is found, as a step', async () => {
    const search = later<number>();
    const services = { ...someServices(), findDevice: () => search.promise };
    const driven = aConsole({ services });
    driven.run('device ws-0142');
    expect(driven.note()).toBe('looking for ws-0142 …');
    expect(driven.view().pane).toBe('stats');
    search.resolve(success(142));
    await settle();
    expect(driven.view()).toMatchObject({ pane: 'device', did: 142 });
    expect(driven.note()).toBeUndefined();
    driven.press('esc');
    expect(driven.view().pane).toBe('stats');
  });

  it('that is not found is told, and one stays where one is', async () => {
    const services = someServices();
    services.plan.device = failed({ ...FAILURES.parameter, what: 'device "x"', came: 'no device is called that' });
    const driven = aConsole({ services });
    const before = driven.state().history;
    driven.run('device x');
    await settle();
    expect(driven.note()).toContain('device "x": no device is called that.');
    expect(driven.state().history).toBe(before);
  });

  it('keeps the keys that were pressed meanwhile', async () => {
    const search = later<number>();
    const services = { ...someServices(), findDevice: () => search.promise };
    const driven = aConsole({ services });
    driven.run('device ws-0142');
    driven.press('2 :');
    driven.type('the');
    search.resolve(success(142));
    await settle();
    expect(driven.state().overlay).toMatchObject({ kind: 'palette', line: { text: 'the' } });
    driven.press('esc esc');
    expect(driven.view().pane).toBe('flows');
  });
});

describe('an appliance that is connected later', () => {
  it('is listened to instead of the one before', () => {
    const first = aFakeSession();
    const driven = aConsole({ session: first });
    const second = aFakeSession({ givens: [someFlows()] });
    driven.console.connect(second, { profile: 'other', host: 'other.example', isDemo: true });
    const frame = driven.console.get();
    expect(frame.source.profile).toBe('other');
    expect(driven.console.get()).toBe(frame);
    first.set({ isPaused: true });
    expect(driven.console.get()).toBe(frame);
    second.set({ isPaused: true });
    expect(driven.console.get()).not.toBe(frame);
    driven.press('r');
    expect(first.calls).toEqual([]);
    expect(second.calls).toEqual(['refresh']);
  });
});

describe('what is drawn', () => {
  it('is the same object as long as nothing changed', () => {
    const driven = aConsole();
    expect(driven.console.get()).toBe(driven.console.get());
  });

  it('shows the pane anew only when something that it shows has changed', () => {
    const driven = aConsole();
    const { shown } = driven.console.get();
    driven.console.tick();
    driven.press('ä');
    expect(driven.console.get().shown).toBe(shown);
    driven.session.set({});
    expect(driven.console.get().shown).not.toBe(shown);
  });

  it('follows the size of the terminal', () => {
    const driven = aConsole();
    driven.console.resize({ columns: 80, rows: 24 });
    expect(driven.console.get().layout.pane).toEqual({ columns: 80, rows: 21 });
    driven.console.resize({ columns: 59, rows: 24 });
    expect(driven.console.get().layout.isTooSmall).toBe(true);
    driven.console.resize({ columns: 60, rows: 15 });
    expect(driven.console.get().layout.isTooSmall).toBe(false);
  });
});
