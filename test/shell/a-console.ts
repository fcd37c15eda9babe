// A console without a terminal: the session tells what a test says, and the services only remember what was wanted of them.

import { afterEach, expect, vi } from 'vitest';
import type { Decision } from '../../src/analysis/findings/decision.ts';
import { type Decisions, decide, NO_DECISIONS } from '../../src/analysis/findings/decisions.ts';
import { failed, type Result, success } from '../../src/domain/result.ts';
import type { Keys } from '../../src/hooks/keys/remap.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { PANES } from '../../src/panes/index.ts';
import type { FileWanted, Pane } from '../../src/panes/pane.ts';
import type { PaneName } from '../../src/panes/view.ts';
import { type Console, createConsole } from '../../src/shell/console.ts';
import { here } from '../../src/shell/history.ts';
import { type KeyMap, makeKeyMap } from '../../src/shell/key-map.ts';
import type { NotifyLevel } from '../../src/shell/notify.ts';
import type { Pulse } from '../../src/shell/pulse.ts';
import type { ExportWanted, Services } from '../../src/shell/services.ts';
import type { Size } from '../../src/terminal/size.ts';
import { localClock, UTC_CLOCK } from '../../src/text/clock-face.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aTable } from '../flows/a-flow.ts';
import { FAILURES } from '../live/session-kit.ts';
import { NOW } from '../panes/answers.ts';
import { PENS } from '../panes/draw.tsx';
import { flowsGiven, SOME_FLOWS } from '../panes/some-flows.ts';
import { aFakeSession, type FakeSession } from './a-session.ts';

export type FakeServices = Services &
  Readonly<{
    calls: string[];
    exports: ExportWanted[];
    writes: FileWanted[];
    /** The rows that were drawn past Ink, one map for each time. */
    drawn: ReadonlyMap<number, string>[];
    /** What comes of the next copy, export, file and search. */
    plan: {
      copy: Result<string>;
      export: Result<string>;
      write: Result<string>;
      device: Result<number>;
      decisions: (decision: Decision) => Result<Decisions>;
      now: number;
    };
  }>;

export const someServices = (): FakeServices => {
  const calls: string[] = [];
  const exports: ExportWanted[] = [];
  const writes: FileWanted[] = [];
  const drawn: ReadonlyMap<number, string>[] = [];
  const plan: FakeServices['plan'] = {
    copy: success('9 characters sent'),
    export: success('/tmp/report.csv'),
    write: success('/tmp/flows.csv, 1.2 MB'),
    device: success(7),
    decisions: (decision) => success(decide(NO_DECISIONS, decision)),
    now: NOW,
  };
  const called = (what: string): number => calls.push(what);
  return {
    calls,
    exports,
    writes,
    drawn,
    plan,
    now: () => plan.now,
    quit: () => called('quit'),
    suspend: () => called('suspend'),
    redraw: () => called('redraw'),
    drawRows: (rows) => drawn.push(rows),
    setMouse: (isOn) => called(`mouse ${isOn ? 'on' : 'off'}`),
    copy: (text) => {
      called(`copy ${text}`);
      return plan.copy;
    },
    exportReport: async (wanted) => {
      exports.push(wanted);
      return plan.export;
    },
    writeFile: async (wanted) => {
      writes.push(wanted);
      return plan.write;
    },
    keepDecision: async (decision) => {
      called(`keep ${decision.kind}`);
      return plan.decisions(decision);
    },
    findDevice: async (text) => {
      called(`find ${text}`);
      return plan.device;
    },
  };
};

/** Beats when a test says so. */
export const aPulse = (): Pulse & Readonly<{ beat(): void; requests(): number; hurries(): number }> => {
  const listeners = new Set<() => void>();
  let requests = 0;
  let hurries = 0;
  let isDue = false;
  return {
    request: () => {
      requests += 1;
      isDue = true;
    },
    hurry: () => {
      hurries += 1;
      isDue = true;
    },
    isDue: () => isDue,
    requests: () => requests,
    hurries: () => hurries,
    beat: () => {
      isDue = false;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    release: () => undefined,
    stop: () => undefined,
  };
};

export const keyMapOf = (keys: Keys = {}): KeyMap => {
  const made = makeKeyMap(PANES, keys);
  if (!made.ok) throw new Error(made.failure.came);
  return made.value;
};

export type ConsoleParts = Readonly<{
  panes?: readonly Pane[];
  session?: FakeSession;
  services?: FakeServices;
  pulse?: Pulse;
  size?: Size;
  keys?: Keys;
  pane?: PaneName;
  window?: WindowChoice;
  pen?: Pen;
  profile?: string;
  isDemo?: boolean;
  isClockFrozen?: boolean;
  hasSweep?: boolean;
  isReplay?: boolean;
  notify?: NotifyLevel;
}>;

export type Driven = Readonly<{
  console: Console;
  session: FakeSession;
  services: FakeServices;
  /** Keys one after the other, with spaces between. */
  press(presses: string): void;
  /** A command, and enter behind it. */
  run(line: string): void;
  type(text: string): void;
  state(): ReturnType<Console['get']>['state'];
  view(): ReturnType<typeof here>['view'];
  window(): WindowChoice;
  note(): string | undefined;
}>;

const open = new Set<Console>();

/** What one console still works out must not be shown by the next. */
afterEach(() => {
  for (const console of open) console.close();
  open.clear();
});

export const aConsole = (parts: ConsoleParts = {}): Driven => {
  const { session = aFakeSession(), services = someServices(), pulse = aPulse(), pen = PENS.plain } = parts;
  const source = {
    profile: parts.profile ?? 'acme-prod',
    host: 'appliance.example',
    isDemo: parts.isDemo ?? false,
    isReplay: parts.isReplay ?? false,
  };
  const console = createConsole({
    panes: parts.panes ?? PANES,
    keyMap: keyMapOf(parts.keys),
    services,
    pulse,
    session,
    source,
    size: parts.size ?? { columns: 120, rows: 36 },
    thresholds: standardThresholds(),
    hasSweep: parts.hasSweep ?? true,
    themes: [
      { id: 'default', title: 'default' },
      { id: 'light', title: 'light' },
    ],
    formats: [
      { id: 'csv', title: 'csv' },
      { id: 'json', title: 'json' },
    ],
    penOf: () => pen,
    clockOf: (zone) => (zone === 'utc' ? UTC_CLOCK : localClock(() => 3_600_000)),
    isClockFrozen: parts.isClockFrozen ?? false,
    linkCapacityMbps: undefined,
    start: {
      pane: parts.pane ?? 'stats',
      theme: 'default',
      hasMouse: false,
      notify: parts.notify ?? 'off',
      ...(parts.window === undefined ? {} : { window: parts.window }),
    },
  });
  open.add(console);
  console.connect(session, source);
  const press = (presses: string): void => {
    for (const one of presses.split(' ')) console.press(one);
  };
  const type = (text: string): void => {
    for (const character of text) console.press(character === ' ' ? 'space' : character);
  };
  const state = () => console.get().state;
  return {
    console,
    session,
    services,
    press,
    type,
    run: (line) => {
      console.press(':');
      type(line);
      console.press('enter');
    },
    state,
    view: () => here(state().history).view,
    window: () => here(state().history).window,
    note: () => state().note?.text,
  };
};

export const refusal = failed(FAILURES.offline);

/** How many rows the list of the pane has; undefined while there is none. */
const rowsOf = ({ console, view }: Driven, list: string): number | undefined => {
  const outcome = console.get().shown.act('last_row');
  return outcome?.kind === 'view' && outcome.view.pane === view().pane
    ? (outcome.view.lists[list]?.index ?? -1) + 1
    : undefined;
};

/** Nothing changes by itself any more. */
const isQuiet = async ({ console }: Driven): Promise<void> => {
  for (;;) {
    const frame = console.get();
    await settle();
    if (console.get() === frame) return;
  }
};

/** The flows are put in order between the keys. */
export const amongFlows = async (parts: ConsoleParts = {}, count = SOME_FLOWS.length): Promise<Driven> => {
  const session = aFakeSession({ givens: [flowsGiven(aTable(SOME_FLOWS))] });
  const driven = aConsole({ pane: 'flows', session, ...parts });
  await vi.waitFor(() => expect(rowsOf(driven, 'flows')).toBe(count), { interval: 1 });
  await isQuiet(driven);
  return driven;
};

/** Lets promises that are settled be heard. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
