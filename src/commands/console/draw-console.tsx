// The life of the console on a terminal: drawn at once, connected meanwhile, everything given back in the end.
import { render } from 'ink';
import { type Failure, tellFailure } from '../../domain/failure.ts';
import { App } from '../../shell/app.tsx';
import type { Console } from '../../shell/console.ts';
import type { Pulse } from '../../shell/pulse.ts';
import { openTerminal } from '../../terminal/open-terminal.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { connectAppliance } from '../setting/appliance.ts';
import { EXIT } from '../setting/exit-code.ts';
import { simulatedClock } from '../setting/simulated-clock.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import type { Connected, Drawing, Replaying } from './drawing.ts';
import { everySecond } from './every-second.ts';
import { createHistory, openLiveData } from './live-data.ts';
import { openReplayData } from './replay-data.ts';
import { isStandingStill, setUpConsole } from './set-up-console.ts';

/** Why it ended: somebody left, or something cannot be had at all. */
type Ending = Readonly<{ kind: 'left'; code: number }> | Readonly<{ kind: 'failed'; failure: Failure }>;

export const drawConsole = async (drawing: Drawing): Promise<number> => {
  const { surroundings, config, capabilities, streams } = drawing;
  const { settings } = config;
  const ended = Promise.withResolvers<Ending>();
  const leave = (code: number): void => ended.resolve({ kind: 'left', code });
  const now = clockOf(drawing);
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
      if (result.kind === 'connected') connected = result;
    },
    (error) => ended.reject(error),
  );
  const hasTicks = !settings.screenReader && !isStandingStill(drawing);
  // The clock of a replay stands in the end, and would not tell when its next second begins.
  const ticking = drawing.replay === undefined ? now : surroundings.now;
  const stopDrawing = draw({ terminal, console, pulse, hasTicks, now: ticking, onError: ended.reject });
  // From now on the terminal hears of signals; until then somebody else did.
  if (surroundings.stop.aborted) leave(EXIT.interrupted);
  try {
    const ending = await ended.promise;
    await stopDrawing();
    return ending.kind === 'left' ? ending.code : await tellAndGiveUp(surroundings, ending.failure);
  } finally {
    await stopDrawing();
    const open = await connecting.catch(() => undefined);
    if (open !== undefined && open.kind !== 'failed') await open.live.close();
    if (open?.kind === 'connected') await open.opened.close();
  }
};

const clockOf = ({ surroundings, options, config, replay }: Drawing): (() => number) => {
  if (replay !== undefined) return replay.clock.now;
  const wallClock = surroundings.now;
  return config.profile === undefined ? simulatedClock(options, options.at ?? wallClock(), wallClock) : wallClock;
};

/** The embedded appliance starts in its own thread while the first frame is drawn. */
const connect = async (
  { surroundings, options, config, recorder, replay }: Drawing,
  { console, now }: Readonly<{ console: Console; now: () => number }>,
): Promise<Connected | Replaying | Readonly<{ kind: 'failed'; failure: Failure }>> => {
  const { random } = surroundings;
  if (replay !== undefined) {
    const live = openReplayData(replay, { config, random, tell: console.tell });
    console.connect(live.session, replay.source);
    return { kind: 'replaying', live };
  }
  recorder?.onStopped((failure) => console.tell({ text: tellFailure(failure), meaning: 'warning' }));
  const { onRequest, ...history } = createHistory();
  const opened = await connectAppliance(surroundings, options, config, onRequest);
  if (!opened.ok) return { kind: 'failed', failure: opened.failure };
  const live = openLiveData(opened.value, { now, random, ...history, onAnswer: recorder?.add });
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
    console.close();
    pulse.stop();
    await terminal.leave();
    ink.unmount();
  };
};
