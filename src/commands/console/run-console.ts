// Runs the console where somebody sits at a terminal; elsewhere the overview is printed once.
import { loadConfig } from '../../config/load-config.ts';
import { PANES } from '../../panes/index.ts';
import { makeKeyMap } from '../../shell/key-map.ts';
import { detectCapabilities } from '../../terminal/capabilities.ts';
import { printOverview } from '../overview/print-overview.ts';
import type { ConsoleOptions } from '../setting/console-options.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { drawConsole } from './draw-console.tsx';
import { refuseRecording } from './recording-options.ts';
import { withRecording } from './with-recording.ts';

export const runConsole = async (surroundings: Surroundings, options: ConsoleOptions): Promise<number> => {
  const { env, terminal, stop } = surroundings;
  const refused = refuseRecording(options, terminal !== undefined);
  if (refused !== undefined) return tellAndGiveUp(surroundings, refused);
  if (terminal === undefined) return printOverview(surroundings, options);
  // A replay needs the settings of the screen and nothing else: no token is fetched for it.
  const flags = options.replay === undefined ? options : { ...options, demo: true };
  const config = await loadConfig({ env, flags, signal: stop });
  if (!config.ok) return tellAndGiveUp(surroundings, config.failure);
  const { settings } = config.value;
  const keyMap = makeKeyMap(PANES, settings.keys);
  if (!keyMap.ok) return tellAndGiveUp(surroundings, keyMap.failure);
  const looks = { ascii: settings.ascii, colour: options.color === false ? false : undefined };
  const capabilities = detectCapabilities({ env, isTerminal: true, flags: looks });
  if (!capabilities.hasScreen && !settings.screenReader) {
    const noScreen = refuseRecording(options, false);
    return noScreen === undefined ? printOverview(surroundings, options) : tellAndGiveUp(surroundings, noScreen);
  }
  return withRecording(surroundings, options, (recording) =>
    drawConsole({
      surroundings,
      options,
      config: config.value,
      keyMap: keyMap.value,
      capabilities,
      streams: terminal(),
      ...recording,
    }),
  );
};
