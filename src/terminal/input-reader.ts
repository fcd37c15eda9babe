// Takes what the terminal itself reports out of what is typed, and hands on the rest as text.
import { StringDecoder } from 'node:string_decoder';
import { type MouseReport, mouseReportOf } from './mouse-report.ts';

export type InputReader = Readonly<{
  /** `isAfterSilence`: nothing had come for so long that a paste under way has broken off. */
  push(chunk: Uint8Array, isAfterSilence?: boolean): void;
  /** What was held back in wait for the rest of a report goes on as it is. */
  release(): void;
}>;

export type InputListeners = Readonly<{
  onText(text: string): void;
  onMouse(report: MouseReport): void;
}>;

const PASTE_END = '\u001b[201~';

/** A person at the keyboard: the rest of a paste comes in one piece, or with its end. */
const ONE_KEY = /^(?:[^\u001b]|\u001b(?!\[201~)(?:[[O][\d;]*[A-Za-z~])?)$/u;

/**
 * The beginning of a paste; mouse reports, of the form 1006 and the old one; focus; answers about attributes, modes and keys;
 * and answers that are strings.
 */
const REPORT =
  /\u001b(?:\[(?:(?<paste>200~)|<(?<code>\d{1,5});(?<column>\d{1,6});(?<row>\d{1,6})(?<end>[Mm])|M[\s\S]{3}|[IO]|[?>=][\d;$]*[a-z])|[\]P_][^\u0007\u001b]*(?:\u0007|\u001b\\))/;

/** What may become a report with the next chunk. A lone escape is a key and does not wait. */
const UNFINISHED =
  /\u001b(?:\[(?:<[\d;]{0,20}|M[\s\S]{0,2}|[?>=][\d;$]{0,20}|2(?:0(?:0)?)?)?|[\]P_][^\u0007\u001b]{1,80}\u001b?)$/;

export const createInputReader = ({ onText, onMouse }: InputListeners): InputReader => {
  const decoder = new StringDecoder('utf8');
  let held = '';
  let isPasting = false;

  const tell = (text: string): void => {
    if (text !== '') onText(text);
  };

  /** What is pasted is nobody's report, whatever it looks like. Returns what is left behind its end. */
  const readPaste = (text: string): string => {
    const end = text.indexOf(PASTE_END);
    if (end === -1) {
      held = beginningOfEnd(text);
      tell(text.slice(0, text.length - held.length));
      return '';
    }
    isPasting = false;
    tell(text.slice(0, end + PASTE_END.length));
    return text.slice(end + PASTE_END.length);
  };

  const readTyped = (text: string): string => {
    const match = REPORT.exec(text);
    if (match === null) {
      held = UNFINISHED.exec(text)?.[0] ?? '';
      tell(text.slice(0, text.length - held.length));
      return '';
    }
    const behind = match.index + match[0].length;
    const { paste, code, column, row, end } = match.groups ?? {};
    isPasting = paste !== undefined;
    tell(text.slice(0, isPasting ? behind : match.index));
    const report =
      code === undefined ? undefined : mouseReportOf(Number(code), Number(column), Number(row), end === 'm');
    if (report !== undefined) onMouse(report);
    return text.slice(behind);
  };

  const endPaste = (): void => {
    isPasting = false;
    tell(`${held}${PASTE_END}`);
    held = '';
  };

  return {
    push: (chunk, isAfterSilence = false) => {
      const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      if (isPasting && isAfterSilence && ONE_KEY.test(text)) endPaste();
      let rest = held + text;
      held = '';
      while (rest !== '') rest = isPasting ? readPaste(rest) : readTyped(rest);
    },
    release: () => {
      const text = held;
      held = '';
      tell(text);
    },
  };
};

/** The longest end of the text with which the mark at the end of a paste may begin. */
const beginningOfEnd = (text: string): string => {
  for (let length = Math.min(PASTE_END.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(PASTE_END.slice(0, length))) return text.slice(-length);
  }
  return '';
};
