// The bytes that call whoever has looked away from the terminal: its bell, and a notification of the desktop around it.
import { clean } from '../text/clean.ts';
import { clip } from '../text/display-width.ts';
import type { Capabilities } from './capabilities.ts';
import { passThrough } from './pass-through.ts';

export type NotificationWay = 'bell' | 'desktop' | 'both';

/** Desktops show one or two lines of it. */
export const LONGEST_NOTIFICATION = 120;

/** Multiplexers take the bell as their own, and mark the window with it; it is not wrapped. */
const BELL = '\u0007';

export const notificationBytes = (
  text: string,
  way: NotificationWay,
  { multiplexer }: Pick<Capabilities, 'multiplexer'>,
): string => {
  if (way === 'bell') return BELL;
  const desktop = passThrough(`\u001b]9;${fitText(text)}${BELL}`, multiplexer);
  return way === 'both' ? `${desktop}${BELL}` : desktop;
};

/**
 * Some terminals take a number with a semicolon behind it for another command (9;4 is the progress on the task bar), and others
 * cut the text at any semicolon: there is none in it.
 */
const fitText = (text: string): string =>
  clip(clean(text.replaceAll(';', ','), LONGEST_NOTIFICATION).trim(), LONGEST_NOTIFICATION);
