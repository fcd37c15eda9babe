// What the terminal can do, as far as the environment tells.
import { canShowUnicode } from './can-show-unicode.ts';

export type Capabilities = Readonly<{
  /** It has a screen to move about on; without one there is nothing but lines. */
  hasScreen: boolean;
  /** Lines between two margins can be moved up or down. */
  hasScrollRegions: boolean;
  /** Can blank some cells of a row without writing over each. */
  hasErasing: boolean;
  /** Knows the sixteen colours; bold, dim and inverse are there in any case. */
  hasColour: boolean;
  /** Shows more than ASCII. */
  hasUnicode: boolean;
  /** Understands the marks around a frame that is to be shown at once, and ignores them otherwise. */
  hasSynchronisedFrames: boolean;
  /** What stands between us and the terminal, and wants escape sequences meant for it wrapped. */
  multiplexer: 'tmux' | 'screen' | undefined;
}>;

export type Surmise = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  isTerminal: boolean;
  /** What the user said of it, which outweighs the environment. */
  flags?: Readonly<{ ascii?: boolean | undefined; colour?: boolean | undefined }>;
}>;

/** Terminals whose margins and movements are those of a VT100, by the beginning of their names. */
const LIKE_VT100 =
  /^(xterm|screen|tmux|rxvt|linux|vt[1-5]\d\d|alacritty|kitty|wezterm|foot|ghostty|contour|konsole|gnome|vte|putty|mintty|cygwin|st(-|$)|iterm|apple|nsterm|eterm|mlterm|terminology|tilix|terminator|rio|warp|ms-terminal|hterm|dvtm|zellij|qodem|sun-color|fbterm|yaft|mosh)/i;

/** Those without colours, by their whole names or by the ending that says so. */
const WITHOUT_COLOUR = /^(vt[1-3]\d\d)([-+].*)?$|-(m|mono)$/;

export const detectCapabilities = ({ env, isTerminal, flags = {} }: Surmise): Capabilities => {
  const name = env.TERM ?? '';
  const hasScreen = isTerminal && name !== '' && name !== 'dumb';
  const multiplexer = multiplexerOf(env, name);
  return {
    hasScreen,
    hasScrollRegions: hasScreen && LIKE_VT100.test(name),
    // A VT100 cannot, its successors and everything that claims to be one of them can.
    hasErasing: hasScreen && LIKE_VT100.test(name) && !/^vt1/.test(name),
    hasColour: flags.colour ?? (hasScreen && !isColourUnwanted(env) && !WITHOUT_COLOUR.test(name)),
    hasUnicode: flags.ascii === undefined ? canShowUnicode(env) : !flags.ascii,
    // The console of Linux writes out what it does not understand of a private mode; screen passes nothing on.
    hasSynchronisedFrames:
      hasScreen && LIKE_VT100.test(name) && !/^(linux|vt\d|sun|cygwin)/.test(name) && multiplexer !== 'screen',
    multiplexer,
  };
};

const isColourUnwanted = (env: Surmise['env']): boolean =>
  (env.NO_COLOR !== undefined && env.NO_COLOR !== '') || env.FORCE_COLOR === '0';

/**
 * The innermost is the one that we talk to, and what each leaves in the environment reaches into the other. tmux calls itself `tmux…` or `screen…`, so that
 * within both only GNU screen can be told by its name: `screen.`, with what it runs in behind the dot (`screen.xterm-256color`).
 */
const multiplexerOf = (env: Surmise['env'], name: string): Capabilities['multiplexer'] => {
  const hasTmux = env.TMUX !== undefined && env.TMUX !== '';
  const hasScreen = env.STY !== undefined && env.STY !== '';
  if (name.startsWith('tmux')) return 'tmux';
  if (name.startsWith('screen.') && hasScreen) return 'screen';
  if (hasTmux) return 'tmux';
  return name.startsWith('screen') || hasScreen ? 'screen' : undefined;
};
