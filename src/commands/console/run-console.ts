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

export const runConsole = async (surroundings: Surroundings, options: ConsoleOptions): Promise<number> => {
  const { env, terminal, stop } = surroundings;
  if (terminal === undefined) return printOverview(surroundings, options);
  const config = await loadConfig({ env, flags: options, signal: stop });
  if (!config.ok) return tellAndGiveUp(surroundings, config.failure);
  const { settings } = config.value;
  const keyMap = makeKeyMap(PANES, settings.keys);
  if (!keyMap.ok) return tellAndGiveUp(surroundings, keyMap.failure);
  const flags = { ascii: settings.ascii, colour: options.color === false ? false : undefined };
  const capabilities = detectCapabilities({ env, isTerminal: true, flags });
  if (!capabilities.hasScreen && !settings.screenReader) return printOverview(surroundings, options);
  const streams = terminal();
  return drawConsole({ surroundings, options, config: config.value, keyMap: keyMap.value, capabilities, streams });
};
