// What the terminal can do, as far as the environment tells.

export type Capabilities = Readonly<{
  /** It has a screen to move about on; without one there is nothing but lines. */
  hasScreen: boolean;
  /** Lines between two margins can be moved up or down. */
  hasScrollRegions: boolean;
  /** Knows the sixteen colours; bold, dim and inverse are there in any case. */
  hasColour: boolean;
  /** Shows more than ASCII. */
  hasUnicode: boolean;
  /** Understands the marks around a frame that is to be shown at once, and ignores them otherwise. */
  hasSynchronisedFrames: boolean;
  /** What stands between us and the terminal, and wants escape sequences meant for it wrapped. */
  multiplexer: 'tmux' | 'screen' | undefined;
}>;
