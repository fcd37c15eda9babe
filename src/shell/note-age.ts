// How long a note has been on the screen: it must not hide for ever what failed since.
import type { Note, ShellState } from './state.ts';

/** Long enough to read two lines. */
const SECONDS = 8;

/** Called once a second; what is not over yet stays. */
export const createNoteAge = (): ((state: ShellState) => ShellState) => {
  let seen: Note | undefined;
  let seconds = 0;
  return (state) => {
    const { note } = state;
    seconds = note === seen ? seconds + 1 : 1;
    seen = note;
    return note === undefined || note.isUnderWay === true || seconds <= SECONDS ? state : { ...state, note: undefined };
  };
};
