// Reads the JSON values without quotes or brackets (numbers, true, false, null) from bytes that may stop anywhere.

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Far more digits than any number needs: what goes on longer is an attack on memory. */
const MAX_LENGTH = 1_000;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Letters, digits, `+`, `-` and `.`: a word ends at the first byte that is none of these. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w+\-.]/.test(String.fromCharCode(byte)) ? 1 : 0));

export const isInWord = (byte: number): boolean => IN_WORD[byte] === 1;

export class JsonWord {
  text = '';

  begin(): void {
    this.text = '';
  }

  /** Reads on and returns the index of the first byte that does not belong to the word. */
  take(bytes: Uint8Array, from: number): number {
    let index = from;
    let taken = '';
    while (index < bytes.length && isInWord(bytes[index] as number)) {
      if (this.text.length + taken.length <= MAX_LENGTH) taken += String.fromCharCode(bytes[index] as number);
      index += 1;
    }
    this.text += taken;
    return index;
  }
}

/** The value of a whole word in a list of one, or undefined when it is none that JSON knows. */
export const valueOfWord = (text: string): readonly [unknown] | undefined => {
  if (text.length <= MAX_LENGTH && NUMBER.test(text)) return [Number(text)];
  return WORDS.has(text) ? [WORDS.get(text)] : undefined;
};

/** True when more bytes could still have made a value of it. */
export const isBegunWord = (text: string): boolean =>
  [...WORDS.keys()].some((word) => word.startsWith(text)) || NUMBER.test(`${text}0`);
