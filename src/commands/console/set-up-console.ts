// Makes the console out of what was configured, and the services that it needs.

import type { Settings } from '../../config/load-config.ts';
import type { Instant } from '../../domain/instant.ts';
import { parseWindow } from '../../live/session/parse-window.ts';
import { PANES } from '../../panes/index.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { announceNews } from '../../shell/announce-news.ts';
import { type Console, createConsole, type ConsoleOptions as ShellOptions } from '../../shell/console.ts';
import { createPulse, type Pulse } from '../../shell/pulse.ts';
import { noSession } from '../../shell/session.ts';
import { notificationBytes } from '../../terminal/notification.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { localClock, UTC_CLOCK } from '../../text/clock-face.ts';
import { EXIT } from '../setting/exit-code.ts';
import { isFrozen } from '../setting/simulated-clock.ts';
import type { Connected, Drawing } from './drawing.ts';
import { type KeepDecisions, keepDecisions, NOTHING_KEPT } from './kept-decisions.ts';
import { intervalsOf } from './live-data.ts';
import { localAhead } from './local-ahead.ts';
import { createPens, THEME_OPTIONS } from './pens.ts';
import { createServices } from './services.ts';

export type SettingUp = Omit<Drawing, 'streams'> &
  Readonly<{
    terminal: Terminal;
    now: () => number;
    leave(code: number): void;
    connected(): Connected | undefined;
  }>;

/** Thirty drawings of data a second are more than anybody sees; a key does not wait for them. */
const GAP_MS = 33;

const FORMAT_OPTIONS = FORMATS.map(({ name, says }) => ({ id: name, title: name, detail: says }));

export const setUpConsole = (settingUp: SettingUp): Readonly<{ console: Console; pulse: Pulse }> => {
  const { surroundings, config, keyMap, capabilities, terminal, now, leave, connected, replay } = settingUp;
  const { settings, profile } = config;
  const pulse = createPulse({
    gapMs: GAP_MS,
    isBehind: () => terminal.meter().isBackedUp,
    elapsed: () => performance.now(),
  });
  const quit = (): void => leave(EXIT.ok);
  const isReplay = replay !== undefined;
  const kept = keepsOf(settingUp, {
    decided: (decisions) => console.decided(decisions),
    tell: (note) => console.tell(note),
  });
  const services = createServices({
    surroundings,
    terminal,
    capabilities,
    config,
    now,
    quit,
    connected,
    isReplay,
    keepDecision: kept.keep,
  });
  const name = profile?.name ?? 'demo';
  const console = createConsole({
    panes: PANES,
    keyMap,
    services,
    pulse,
    session: noSession(intervalsOf(config)),
    source: replay?.source ?? {
      profile: name,
      host: profile?.host.host ?? 'embedded',
      isDemo: profile === undefined,
    },
    size: terminal.size(),
    thresholds: settings.thresholds,
    themes: THEME_OPTIONS,
    formats: FORMAT_OPTIONS,
    penOf: createPens(capabilities, settings.screenReader),
    clockOf: (zone) => (zone === 'utc' ? UTC_CLOCK : localClock(localAhead)),
    isClockFrozen: isStandingStill(settingUp),
    hasSweep: settings.sweep,
    linkCapacityMbps: profile?.linkCapacityMbps,
    start: startOf(settings, now()),
  });
  const stopAnnouncing = announceTo(settingUp, console);
  const close = (): void => {
    stopAnnouncing();
    kept.stop();
    console.close();
  };
  return { console: { ...console, close }, pulse };
};

const startOf = (settings: Settings, at: Instant): ShellOptions['start'] => {
  const window = parseWindow(settings.window, at);
  return {
    pane: 'stats',
    theme: settings.theme,
    hasMouse: settings.mouse,
    notify: settings.notify,
    ...(window.ok ? { window: window.value } : {}),
  };
};

/** A replay shows what was; nothing is decided for good there. */
const keepsOf = (
  { surroundings, config, replay }: SettingUp,
  { decided, tell }: Pick<Console, 'decided' | 'tell'>,
): KeepDecisions =>
  replay !== undefined
    ? NOTHING_KEPT
    : keepDecisions({
        env: surroundings.env,
        profile: config.profile?.name,
        onDecisions: decided,
        onNotice: (text) => tell({ text, meaning: 'warning' }),
      });

/** What is spoken holds no escape sequence: there, the bell stands for the notification. */
const announceTo = ({ config, capabilities, terminal }: SettingUp, console: Console): (() => void) => {
  const { screenReader, notifyBy } = config.settings;
  const way = screenReader ? 'bell' : notifyBy;
  return announceNews({
    console,
    announce: (text) => terminal.control(notificationBytes(text, way, capabilities)),
    elapsed: () => performance.now(),
  });
};

/** The clock of the embedded appliance may stand from the beginning; that of a replay comes to its end. */
export const isStandingStill = ({ config, options, replay }: Pick<Drawing, 'config' | 'options' | 'replay'>): boolean =>
  replay === undefined && config.profile === undefined && isFrozen(options);
