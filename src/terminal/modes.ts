// The sequences that take the terminal into our hands, and those that give it back as it was.

/** Alternate screen, cursor hidden, no wrap at the right edge, marks around what is pasted. */
export const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h';

/** Presses and the wheel, with coordinates that have no limit. */
export const MOUSE_ON = '\u001b[?1000h\u001b[?1006h';
export const MOUSE_OFF = '\u001b[?1006l\u001b[?1000l';

export type LeaveOptions = Readonly<{ hasMouse: boolean; hasSynchronisedFrames: boolean }>;

/** What a terminal without an alternate screen would keep showing is cleared. */
export const leaveBytes = ({ hasMouse, hasSynchronisedFrames }: LeaveOptions): string =>
  [
    hasMouse ? MOUSE_OFF : '',
    '\u001b[m\u001b[r\u001b[H\u001b[J',
    hasSynchronisedFrames ? '\u001b[?2026l' : '',
    '\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l',
  ].join('');
