// The life of the console on a terminal: drawn at once, connected meanwhile, everything given back in the end.
import { render } from 'ink';
import type { Config } from '../../config/load-config.ts';
import type { Failure } from '../../domain/failure.ts';
import { App } from '../../shell/app.tsx';
import type { Console } from '../../shell/console.ts';
import type { KeyMap } from '../../shell/key-map.ts';
import type { Pulse } from '../../shell/pulse.ts';
import type { Capabilities } from '../../terminal/capabilities.ts';
import { openTerminal } from '../../terminal/open-terminal.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { connectAppliance, type OpenAppliance } from '../setting/appliance.ts';
import type { ConsoleOptions } from '../setting/console-options.ts';
import { EXIT } from '../setting/exit-code.ts';
import { isFrozen, simulatedClock } from '../setting/simulated-clock.ts';
import type { Surroundings, TerminalStreams } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { everySecond } from './every-second.ts';
import { createHistory, type LiveData, openLiveData } from './live-data.ts';
import { setUpConsole } from './set-up-console.ts';

export type Drawing = Readonly<{
  surroundings: Surroundings;
  options: ConsoleOptions;
  config: Config;
  keyMap: KeyMap;
  capabilities: Capabilities;
  streams: TerminalStreams;
}>;

/** Why it ended: somebody left, or something cannot be had at all. */
type Ending = Readonly<{ kind: 'left'; code: number }> | Readonly<{ kind: 'failed'; failure: Failure }>;

export const drawConsole = async (drawing: Drawing): Promise<number> => {
  const { surroundings, options, config, capabilities, streams } = drawing;
  const { settings } = config;
  const ended = Promise.withResolvers<Ending>();
  const leave = (code: number): void => ended.resolve({ kind: 'left', code });
  const isDemo = config.profile === undefined;
  const now = isDemo ? simulatedClock(options, options.at ?? surroundings.now(), surroundings.now) : surroundings.now;
  const terminal = openTerminal({
    ...streams,
    capabilities,
    mode: settings.screenReader ? 'spoken' : 'screen',
    hasMouse: settings.mouse,
    onStop: () => leave(EXIT.interrupted),
  });
  terminal.onGone(() => leave(EXIT.ok));
  let connected: Connected | undefined;
  const { console, pulse } = setUpConsole({ ...drawing, terminal, now, leave, connected: () => connected });
  const connecting = connect(drawing, { console, now });
  connecting.then(
    (result) => {
      if (result.kind === 'failed') ended.resolve(result);
      else connected = result;
    },
    (error) => ended.reject(error),
  );
  const hasTicks = !settings.screenReader && !(isDemo && isFrozen(options));
  const stopDrawing = draw({ terminal, console, pulse, hasTicks, now, onError: ended.reject });
  try {
    const ending = await ended.promise;
    await stopDrawing();
    return ending.kind === 'left' ? ending.code : await tellAndGiveUp(surroundings, ending.failure);
  } finally {
    await stopDrawing();
    const open = await connecting.catch(() => undefined);
    if (open?.kind === 'connected') {
      await open.live.close();
      await open.opened.close();
    }
  }
};

export type Connected = Readonly<{ kind: 'connected'; opened: OpenAppliance; live: LiveData }>;

/** The embedded appliance starts in its own thread while the first frame is drawn. */
const connect = async (
  { surroundings, options, config }: Drawing,
  { console, now }: Readonly<{ console: Console; now: () => number }>,
): Promise<Connected | Readonly<{ kind: 'failed'; failure: Failure }>> => {
  const { requests, onRequest } = createHistory();
  const opened = await connectAppliance(surroundings, options, config, onRequest);
  if (!opened.ok) return { kind: 'failed', failure: opened.failure };
  const live = openLiveData(opened.value, { now, random: surroundings.random, requests });
  const { profile, isDemo } = opened.value;
  console.connect(live.session, { profile: profile.name, host: isDemo ? 'embedded' : profile.host.host, isDemo });
  return { kind: 'connected', opened: opened.value, live };
};

type Picture = Readonly<{
  terminal: Terminal;
  console: Console;
  pulse: Pulse;
  hasTicks: boolean;
  now: () => number;
  onError(error: unknown): void;
}>;

/** Returns what ends it; a second time it does nothing. */
const draw = ({ terminal, console, pulse, hasTicks, now, onError }: Picture): (() => Promise<void>) => {
  terminal.enter();
  const ink = render(<App console={console} />, {
    stdout: terminal.stdout,
    stdin: terminal.stdin,
    // Every frame comes whole and at once; what of it leaves for the terminal, and when, is decided there.
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  ink.waitUntilExit().catch(onError);
  const resized = (): void => console.resize(terminal.size());
  terminal.stdout.on('resize', resized);
  const stops = [
    hasTicks ? everySecond(now, console.tick) : () => undefined,
    terminal.onMouse(console.mouse),
    terminal.onDrain(pulse.release),
  ];
  let isOver = false;
  return async () => {
    if (isOver) return;
    isOver = true;
    for (const stop of stops) stop();
    pulse.stop();
    await terminal.leave();
    ink.unmount();
  };
};
