// Which screen suits the terminal.
import { createScreen } from './create-screen.ts';
import type { Screen, ScreenOptions } from './kept-screen.ts';
import { createPlainScreen } from './plain-screen.ts';

export type ScreenChoice = ScreenOptions & Readonly<{ hasPlainFrames?: boolean }>;

export const chooseScreen = ({ hasPlainFrames = false, ...options }: ScreenChoice): Screen =>
  hasPlainFrames || !options.capabilities.hasScrollRegions ? createPlainScreen(options) : createScreen(options);
