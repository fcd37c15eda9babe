// A text of any length, wrapped; its later lines hang below the place where the first began.
import { displayWidth } from '../text/display-width.ts';
import { wrapWords } from '../text/wrap-words.ts';
import type { Line } from '../theme/line.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { cut, type Room, tidy, within } from './room.ts';

export type ParagraphProps = Room &
  Readonly<{
    text: string;
    /** Stands before the first line: a mark, a name. */
    first?: string | undefined;
    firstMeaning?: Meaning | undefined;
    meaning?: Meaning | undefined;
  }>;

export const paragraphLines = (props: ParagraphProps, pen: Pen): readonly Line[] =>
  within(props, pen, ({ width, height }) => {
    const first = cut(tidy(props.first ?? '', pen), Math.floor(width / 2), pen);
    const indent = displayWidth(first);
    const limits = { width: width - indent, mostLines: height + 1, cut: pen.glyphs.cut };
    const parts = props.text.split('\n', height + 1);
    const texts = parts.flatMap((part) => wrapWords(tidy(part, pen), limits));
    const shown = texts.length > height ? endCut(texts.slice(0, height), limits.width, pen) : texts;
    return shown.map(
      (text, row): Line => [
        row === 0 ? { text: first, meaning: props.firstMeaning } : { text: ' '.repeat(indent) },
        { text, meaning: props.meaning },
      ],
    );
  });

/** What is not shown leaves its mark at the end of the last line. */
const endCut = (texts: readonly string[], width: number, pen: Pen): readonly string[] =>
  texts.map((text, row) => (row < texts.length - 1 ? text : cut(`${text}${pen.glyphs.cut}`, width, pen)));
