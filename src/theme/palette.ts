// What a palette is: for every meaning a look made of the terminal's own sixteen colours, so that it suits the person's background.
import type { Meaning } from './meaning.ts';

/** The terminal's sixteen colours by the names that Ink knows them by; what they look like is the person's choice. */
export const COLOURS = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'blackBright',
  'redBright',
  'greenBright',
  'yellowBright',
  'blueBright',
  'magentaBright',
  'cyanBright',
  'whiteBright',
] as const;

export type Colour = (typeof COLOURS)[number];

/** Without an ink the text keeps the terminal's own colour. */
export type Look = Readonly<{ ink?: Colour; isBold?: boolean; isDim?: boolean; isInverse?: boolean }>;

export type Palette = Readonly<{
  name: string;
  /** One sentence, without a full stop. */
  says: string;
  looks: Readonly<Record<Meaning, Look>>;
}>;
